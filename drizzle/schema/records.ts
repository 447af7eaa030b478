import { bigint, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { Side } from '#shared/cases/words.ts'
import type { Attachment, FileType, Speaker } from '#shared/records/words.ts'
import { caseFile } from './cases.ts'
import { at, id } from './columns.ts'
import { staff } from './people.ts'
import { session } from './sessions.ts'

export const noteLine = pgTable('note_line', {
  id: id<'note_line'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  atMs: integer().notNull(),
  speaker: text().$type<Speaker>().notNull(),
  text: text().notNull(),
  authorId: id<'staff'>().notNull().references(() => staff.id),
  revision: integer().notNull(),
  savedAt: at().notNull(),
}, (t) => [index().on(t.sessionId, t.atMs)])

/** A file on a case: a row here, the bytes below the files folder under a random name. */
export const attachment = pgTable('attachment', {
  id: id<'attachment'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  name: text().notNull(),
  type: text().$type<FileType>().notNull(),
  bytes: bigint({ mode: 'number' }).notNull(),
  sha256: text().notNull(),
  /** Where the file lies below the files folder. */
  path: text().notNull(),
  origin: text().$type<Attachment['origin']>().notNull(),
  side: text().$type<Side>(),
  /** What it was made from (an upload, an agreement): the same thing is never filed twice. */
  sourceId: text().notNull().unique(),
  addedBy: id<'staff'>().references(() => staff.id),
  addedByName: text().notNull(),
  addedAt: at().notNull(),
}, (t) => [index().on(t.caseId)])
