import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { caseFile } from '../cases.ts'
import { at, bytes, id } from '../columns.ts'
import { staff } from '../people.ts'
import { session } from '../sessions.ts'

/** Somebody watched the recording of a session: who, why, from when on. The address given to them is kept as its SHA-256 only. */
export const recordingViewing = pgTable('recording_viewing', {
  id: id<'recording_viewing'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  staffId: id<'staff'>().notNull().references(() => staff.id),
  name: text().notNull(),
  reason: text().notNull(),
  address: bytes().notNull().unique(),
  at: at().notNull(),
  until: at().notNull(),
}, (t) => [index().on(t.sessionId)])

/** All seats of a session in one film, made of their files when it is over. */
export const recordingFilm = pgTable('recording_film', {
  sessionId: id<'session'>().primaryKey().references(() => session.id),
  state: text().$type<'making' | 'done' | 'failed' | 'waiting'>().notNull(),
  percent: integer().notNull().default(0),
  /** How often it was begun. */
  tries: integer().notNull().default(0),
  /** Where it begins on the session's clock. */
  fromMs: integer().notNull(),
  lengthMs: integer().notNull(),
  path: text(),
  bytes: bigint({ mode: 'number' }),
  sha256: text(),
  madeAt: at(),
  checkedAt: at(),
  found: text().$type<'whole' | 'changed' | 'missing'>(),
})

/** A lead said that the recordings of a case are to be kept whatever their term, and why; and later perhaps that they need not be any longer. */
export const recordingHold = pgTable('recording_hold', {
  id: id<'recording_hold'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  reason: text().notNull(),
  by: text().notNull(),
  at: at().notNull(),
  lifted: text(),
  liftedBy: text(),
  liftedAt: at(),
}, (t) => [uniqueIndex('one_hold_at_a_time').on(t.caseId).where(sql`${t.liftedAt} is null`)])
