import { sql } from 'drizzle-orm'
import { bigint, bigserial, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Side } from '#shared/cases/words.ts'
import type { Sight } from '#shared/records/showing.ts'
import type { Attachment, FiledWay, FileType, Speaker } from '#shared/records/words.ts'
import type { SeatRole } from '#shared/sessions/words.ts'
import { caseFile } from './cases.ts'
import { at, bytes, id } from './columns.ts'
import { staff } from './people.ts'
import { seat, session } from './sessions.ts'

/** A line of a session's notes as it reads now: made from what was typed, for whoever reads. */
export const noteLine = pgTable('note_line', {
  id: id<'note_line'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  atMs: integer().notNull(),
  speaker: text().$type<Speaker>().notNull(),
  text: text().notNull(),
  authorId: id<'staff'>().notNull().references(() => staff.id),
  savedAt: at().notNull(),
}, (t) => [index().on(t.sessionId, t.atMs)])

/** What was typed in a session's notes, in the order in which it came, as Yjs encodes it. */
export const noteUpdate = pgTable('note_update', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  update: bytes().notNull(),
}, (t) => [index().on(t.sessionId, t.seq)])

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
  way: text().$type<FiledWay>(),
  side: text().$type<Side>(),
  source: text(),
  /** What it was made from (an upload, an agreement): the same thing is never filed twice. */
  sourceId: text().notNull().unique(),
  addedBy: id<'staff'>().references(() => staff.id),
  addedByName: text().notNull(),
  addedAt: at().notNull(),
}, (t) => [index().on(t.caseId)])

/** Who opened a file, how often and when: one row a person. On whose screens it was in a session is `evidence_sight`. */
export const attachmentReading = pgTable('attachment_reading', {
  attachmentId: id<'attachment'>().notNull().references(() => attachment.id),
  staffId: id<'staff'>().notNull().references(() => staff.id),
  times: integer().notNull(),
  firstAt: at().notNull(),
  lastAt: at().notNull(),
}, (t) => [primaryKey({ columns: [t.attachmentId, t.staffId] })])

/** A file of the case laid before those who sit together in a session, one at a time. */
export const evidenceShowing = pgTable('evidence_showing', {
  id: id<'evidence_showing'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  attachmentId: id<'attachment'>().notNull().references(() => attachment.id),
  /** Since when the host had talked aside with `side`; null where all sat together. */
  aside: at(),
  side: text().$type<Side>(),
  sight: jsonb().$type<Sight>().notNull(),
  shownBy: id<'staff'>().notNull().references(() => staff.id),
  shownAt: at().notNull(),
  endedAt: at(),
}, (t) => [index().on(t.sessionId), index().on(t.attachmentId), uniqueIndex('one_showing_at_a_time').on(t.sessionId).where(sql`${t.endedAt} is null`)])

/** Whose screen has drawn it, and when first. A seat may be given away later: what it was then is kept. */
export const evidenceSight = pgTable('evidence_sight', {
  showingId: id<'evidence_showing'>().notNull().references(() => evidenceShowing.id),
  seatId: id<'seat'>().notNull(),
  role: text().$type<SeatRole>().notNull(),
  who: text().notNull(),
  at: at().notNull(),
}, (t) => [primaryKey({ columns: [t.showingId, t.seatId] })])

/** The notes as they were shown to the parties: a version whose words never change. */
export const noteReview = pgTable('note_review', {
  id: id<'note_review'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  version: integer().notNull(),
  /** Head, lines and corrections as JSON, byte for byte what the hash is of. */
  content: text().notNull(),
  contentHash: text().notNull(),
  shownBy: id<'staff'>().notNull().references(() => staff.id),
  shownAt: at().notNull(),
  hiddenAt: at(),
  signedBy: id<'staff'>().references(() => staff.id),
  signedByName: text(),
  signedAt: at(),
  /** Why a side has not confirmed, where one has not. */
  missing: text(),
  attachmentId: id<'attachment'>().references(() => attachment.id),
}, (t) => [uniqueIndex('note_review_version').on(t.sessionId, t.version)])

/** A side found a version right, at its own terminal. */
export const noteConfirmation = pgTable('note_confirmation', {
  reviewId: id<'note_review'>().notNull().references(() => noteReview.id),
  seatId: id<'seat'>().notNull().references(() => seat.id),
  side: text().$type<Side>().notNull(),
  label: text().notNull(),
  at: at().notNull(),
}, (t) => [primaryKey({ columns: [t.reviewId, t.seatId] })])

/** What a side wants changed in a line: kept beside it, never over it. */
export const noteCorrection = pgTable('note_correction', {
  id: id<'note_correction'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  lineId: id<'note_line'>().notNull(),
  side: text().$type<Side>().notNull(),
  seatId: id<'seat'>().notNull().references(() => seat.id),
  askedAt: at().notNull(),
  words: text(),
  writtenBy: id<'staff'>().references(() => staff.id),
  writtenByName: text(),
  writtenAt: at(),
}, (t) => [index().on(t.sessionId)])
