import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Side } from '#shared/cases/words.ts'
import type { Answerer, RecordingBasis, TroubleKind } from '#shared/sessions/recording.ts'
import type { SeatRole } from '#shared/sessions/words.ts'
import { at, id } from '../columns.ts'
import { session } from '../sessions.ts'

/** What a seat answered when asked whether the talk may be recorded. Only added to: the latest of a seat and answerer holds. */
export const recordingAnswer = pgTable('recording_answer', {
  id: id<'recording_answer'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  seatId: id<'seat'>().notNull(),
  as: text().$type<Answerer>().notNull(),
  answer: text().$type<'yes' | 'no'>().notNull(),
  /** The host heard it said aloud as well. */
  heard: boolean().notNull(),
  /** Whose screen it was touched on. */
  by: text().notNull(),
  at: at().notNull(),
}, (t) => [index().on(t.sessionId)])

/** One stretch that was recorded, from its start to its stop. */
export const recording = pgTable('recording', {
  id: id<'recording'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  basis: text().$type<RecordingBasis>().notNull(),
  startedAt: at().notNull(),
  endedAt: at(),
  /** Why it stopped: a key of the texts, or what the host gave as the reason. */
  ended: text(),
}, (t) => [index().on(t.sessionId)])

/** A file of one seat. Its fingerprint is chained to that of the file before; a file that is gone leaves its row. */
export const recordingPart = pgTable('recording_part', {
  id: id<'recording_part'>().primaryKey(),
  /** Its place in the chain of all files of the county. */
  nth: integer().notNull().unique(),
  recordingId: id<'recording'>().notNull().references(() => recording.id),
  sessionId: id<'session'>().notNull().references(() => session.id),
  seatId: id<'seat'>().notNull(),
  role: text().$type<SeatRole>().notNull(),
  side: text().$type<Side>(),
  label: text().notNull(),
  startedAt: at().notNull(),
  /** Where it begins on the session's clock. */
  sessionMs: integer().notNull(),
  durationMs: integer().notNull(),
  /** From time to time: milliseconds in the file, and the clock of the wall then. */
  clockIndex: jsonb().$type<[number, number][]>().notNull(),
  /** It was not ended in order: the server died. It plays to where it was cut. */
  cut: boolean().notNull(),
  bytes: bigint({ mode: 'number' }).notNull(),
  sha256: text().notNull(),
  /** The fingerprint of the entry before, and of this one. */
  chainBefore: text().notNull(),
  chain: text().notNull(),
  /** Where it lies in the store. */
  path: text().notNull(),
  filedAt: at().notNull(),
  /** When it was last read again, and whether it was as it was filed; null before the first time. */
  checkedAt: at(),
  found: text().$type<'whole' | 'changed' | 'missing'>(),
  keptUntil: at().notNull(),
  /** Its term is over, and somebody is to decide what becomes of it. */
  dueSince: at(),
  removedAt: at(),
}, (t) => [index().on(t.sessionId), index().on(t.keptUntil)])

/** Something that should have been on tape and was not; the host takes note of it before an agreement is made. */
export const recordingTrouble = pgTable('recording_trouble', {
  id: id<'recording_trouble'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  seatId: id<'seat'>(),
  kind: text().$type<TroubleKind>().notNull(),
  since: at().notNull(),
  until: at(),
  acknowledgedBy: text(),
  reason: text(),
  acknowledgedAt: at(),
}, (t) => [uniqueIndex().on(t.sessionId, t.seatId, t.kind, t.since)])
