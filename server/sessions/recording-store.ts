import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { recording, recordingAnswer, recordingPart, recordingTrouble } from '#drizzle/schema/index.ts'
import type { RecordingAnswer, RecordingId, RecordingPartId, RecordingTrouble } from '#shared/sessions/recording.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'

/** What each seat has answered, the latest of each. */
export async function loadAnswers(db: Db, sessionId: SessionId): Promise<RecordingAnswer[]> {
  const rows = await db.selectDistinctOn([recordingAnswer.seatId, recordingAnswer.as]).from(recordingAnswer).where(eq(recordingAnswer.sessionId, sessionId)).orderBy(recordingAnswer.seatId, recordingAnswer.as, desc(recordingAnswer.at), desc(recordingAnswer.id))
  return rows.map(({ seatId, as, answer, heard, by, at }) => ({ seatId, as, answer, heard, by, at: at.toISOString() }))
}

export const insertAnswer = (db: Db, row: typeof recordingAnswer.$inferInsert) => db.insert(recordingAnswer).values(row).onConflictDoNothing()

export const insertRecording = (db: Db, row: typeof recording.$inferInsert) => db.insert(recording).values(row).onConflictDoNothing()
export const endRecording = (db: Db, id: RecordingId, at: Date, ended: string) => db.update(recording).set({ endedAt: at, ended }).where(and(eq(recording.id, id), isNull(recording.endedAt)))

/** The recording of a session that was not stopped: the server died in it. */
export async function findOpenRecording(db: Db, sessionId: SessionId): Promise<RecordingId | null> {
  const [row] = await db.select({ id: recording.id }).from(recording).where(and(eq(recording.sessionId, sessionId), isNull(recording.endedAt))).orderBy(desc(recording.startedAt)).limit(1)
  return row?.id ?? null
}

export async function loadTroubles(db: Db, sessionId: SessionId): Promise<RecordingTrouble[]> {
  const rows = await db.select().from(recordingTrouble).where(eq(recordingTrouble.sessionId, sessionId)).orderBy(asc(recordingTrouble.since), asc(recordingTrouble.id))
  return rows.map(({ id, kind, seatId, since, until, acknowledgedBy, reason }) => ({ id, kind, seatId, since: since.toISOString(), until: until?.toISOString() ?? null, acknowledged: acknowledgedBy === null ? null : { by: acknowledgedBy, reason: reason ?? '' } }))
}

export const insertTrouble = (db: Db, row: typeof recordingTrouble.$inferInsert) => db.insert(recordingTrouble).values(row).onConflictDoNothing()
export const endTrouble = (db: Db, id: typeof recordingTrouble.$inferSelect.id, until: Date) => db.update(recordingTrouble).set({ until }).where(eq(recordingTrouble.id, id))

/** The host takes note of all losses so far. */
export const acknowledgeTroubles = (db: Db, sessionId: SessionId, { by, reason, at }: { by: string; reason: string; at: Date }) =>
  db.update(recordingTrouble).set({ acknowledgedBy: by, reason, acknowledgedAt: at }).where(and(eq(recordingTrouble.sessionId, sessionId), isNull(recordingTrouble.acknowledgedBy)))

/** Whether losses wait to be taken note of. */
export async function hasOpenTroubles(db: Db, sessionId: SessionId): Promise<boolean> {
  const rows = await db.select({ id: recordingTrouble.id }).from(recordingTrouble).where(and(eq(recordingTrouble.sessionId, sessionId), isNull(recordingTrouble.acknowledgedBy))).limit(1)
  return rows.length > 0
}

/** The end of the chain of files. Held until the transaction ends: one file is chained after the other. */
export async function holdChain(db: Db): Promise<{ nth: number; chain: string }> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('recording-chain'))`)
  const [last] = await db.select({ nth: recordingPart.nth, chain: recordingPart.chain }).from(recordingPart).orderBy(desc(recordingPart.nth)).limit(1)
  return last ?? { nth: 0, chain: '' }
}

/** Whether a file has its row already. */
export async function isFiled(db: Db, id: RecordingPartId): Promise<boolean> {
  const rows = await db.select({ id: recordingPart.id }).from(recordingPart).where(eq(recordingPart.id, id))
  return rows.length > 0
}

export const insertPart = (db: Db, row: typeof recordingPart.$inferInsert) => db.insert(recordingPart).values(row)
