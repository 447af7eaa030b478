import { and, asc, desc, count, eq, exists, gt, inArray, isNotNull, isNull, lt, min, notExists, or, sql } from 'drizzle-orm'
import { caseFile, recording, recordingFilm, recordingHold, recordingPart, recordingViewing, session } from '#drizzle/schema/index.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { RecordingHold, RecordingsDue, RecordingViewer } from '#shared/records/recordings.ts'
import type { RecordingPartId } from '#shared/sessions/recording.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'

export type RunRow = typeof recording.$inferSelect
export type PartRow = typeof recordingPart.$inferSelect
export type FilmRow = typeof recordingFilm.$inferSelect
export type ViewingRow = typeof recordingViewing.$inferSelect

/** What was recorded of the sessions of a case, the first first. */
export const loadRuns = (db: Db, sessionIds: readonly SessionId[]): Promise<RunRow[]> => db.select().from(recording).where(inArray(recording.sessionId, [...sessionIds])).orderBy(asc(recording.startedAt), asc(recording.id))

/** Whether a session is being recorded just now. */
export const isRecorded = async (db: Db, sessionId: SessionId): Promise<boolean> => (await db.$count(recording, and(eq(recording.sessionId, sessionId), isNull(recording.endedAt)))) > 0

/** The files of some sessions, in the order of their clock. */
export const loadParts = (db: Db, sessionIds: readonly SessionId[]): Promise<PartRow[]> => db.select().from(recordingPart).where(inArray(recordingPart.sessionId, [...sessionIds])).orderBy(asc(recordingPart.sessionMs), asc(recordingPart.nth))

export const findPart = async (db: Db, id: RecordingPartId): Promise<PartRow | null> => (await db.select().from(recordingPart).where(eq(recordingPart.id, id)))[0] ?? null

/** The chain of all files of the county, a stretch of it behind an entry. */
export const loadChain = (db: Db, after: number, most: number): Promise<Pick<PartRow, 'nth' | 'id' | 'sha256' | 'bytes' | 'chain' | 'chainBefore'>[]> =>
  db.select({ nth: recordingPart.nth, id: recordingPart.id, sha256: recordingPart.sha256, bytes: recordingPart.bytes, chain: recordingPart.chain, chainBefore: recordingPart.chainBefore }).from(recordingPart).where(gt(recordingPart.nth, after)).orderBy(asc(recordingPart.nth)).limit(most)

/** Files that are there, in the order of the chain, behind an entry. */
export const loadFilesAfter = (db: Db, after: number, most: number): Promise<PartRow[]> => db.select().from(recordingPart).where(and(gt(recordingPart.nth, after), isNull(recordingPart.removedAt))).orderBy(asc(recordingPart.nth)).limit(most)

/** Files that were not read again since a moment, the longest unread first. */
export const loadUnread = (db: Db, since: Date, most: number): Promise<PartRow[]> =>
  db.select().from(recordingPart).where(and(isNull(recordingPart.removedAt), or(isNull(recordingPart.checkedAt), lt(recordingPart.checkedAt, since)))).orderBy(asc(recordingPart.checkedAt), asc(recordingPart.nth)).limit(most)

export const saveFound = (db: Db, id: RecordingPartId, found: NonNullable<PartRow['found']>, checkedAt: Date) => db.update(recordingPart).set({ found, checkedAt }).where(eq(recordingPart.id, id))

export const insertViewing = (db: Db, row: typeof recordingViewing.$inferInsert) => db.insert(recordingViewing).values(row)

/** The viewing that an address was given for, as long as it holds. */
export const findViewing = async (db: Db, address: Buffer, now: Date): Promise<ViewingRow | null> => (await db.select().from(recordingViewing).where(and(eq(recordingViewing.address, address), gt(recordingViewing.until, now))))[0] ?? null

/** Who watched, the last first. */
export async function loadViewers(db: Db, sessionIds: readonly SessionId[]): Promise<(RecordingViewer & { sessionId: SessionId })[]> {
  const rows = await db.select().from(recordingViewing).where(inArray(recordingViewing.sessionId, [...sessionIds])).orderBy(desc(recordingViewing.at), desc(recordingViewing.id))
  return rows.map(({ sessionId, name, reason, at }) => ({ sessionId, name, reason, at: at.toISOString() }))
}

/** Which case a session belongs to. */
export const findCaseOf = async (db: Db, id: SessionId): Promise<CaseId | null> => (await db.select({ caseId: session.caseId }).from(session).where(eq(session.id, id)))[0]?.caseId ?? null

/** The films of some sessions. */
export const loadFilms = (db: Db, sessionIds: readonly SessionId[]): Promise<FilmRow[]> => db.select().from(recordingFilm).where(inArray(recordingFilm.sessionId, [...sessionIds]))

/** Sessions that are over, were recorded, and have no film yet, or one from before their last file was filed; the first first. */
export function findFilmsDue(db: Db, mostTries: number): Promise<{ sessionId: SessionId; tries: number }[]> {
  const newer = db.select({ one: sql`1` }).from(recordingPart).where(and(eq(recordingPart.sessionId, session.id), gt(recordingPart.filedAt, recordingFilm.madeAt)))
  const filed = db.select({ one: sql`1` }).from(recordingPart).where(and(eq(recordingPart.sessionId, session.id), isNull(recordingPart.removedAt)))
  return db.select({ sessionId: session.id, tries: sql<number>`coalesce(${recordingFilm.tries}, 0)` }).from(session).leftJoin(recordingFilm, eq(recordingFilm.sessionId, session.id))
    .where(and(isNotNull(session.endedAt), exists(filed), or(isNull(recordingFilm.sessionId), eq(recordingFilm.state, 'waiting'), and(eq(recordingFilm.state, 'failed'), lt(recordingFilm.tries, mostTries)), and(eq(recordingFilm.state, 'done'), exists(newer)))))
    .orderBy(asc(session.endedAt), asc(session.id))
}

/** Notes how far a film is. */
export async function saveFilm(db: Db, sessionId: SessionId, change: Partial<Omit<FilmRow, 'sessionId'>>): Promise<void> {
  const changed = await db.update(recordingFilm).set(change).where(eq(recordingFilm.sessionId, sessionId)).returning({ sessionId: recordingFilm.sessionId })
  if (changed.length === 0) await db.insert(recordingFilm).values({ state: 'waiting', fromMs: 0, lengthMs: 0, ...change, sessionId })
}

/** Films that a server was at when it stopped wait again. */
export const waitAgain = (db: Db) => db.update(recordingFilm).set({ state: 'waiting', percent: 0 }).where(eq(recordingFilm.state, 'making'))

/** The hold on the recordings of a case; null where there is none. */
export async function findHold(db: Db, caseId: CaseId): Promise<RecordingHold | null> {
  const [row] = await db.select().from(recordingHold).where(and(eq(recordingHold.caseId, caseId), isNull(recordingHold.liftedAt)))
  return row ? { reason: row.reason, by: row.by, at: row.at.toISOString() } : null
}

/** Holds them, unless they are held; says whether it did. What was due waits for nobody any more. */
export async function insertHold(db: Db, row: typeof recordingHold.$inferInsert): Promise<boolean> {
  const added = await db.insert(recordingHold).values(row).onConflictDoNothing().returning({ id: recordingHold.id })
  await db.update(recordingPart).set({ dueSince: null }).where(inArray(recordingPart.sessionId, sessionsOf(db, row.caseId)))
  return added.length > 0
}

export async function liftHolds(db: Db, caseId: CaseId, how: { lifted: string; liftedBy: string; liftedAt: Date }): Promise<boolean> {
  const lifted = await db.update(recordingHold).set(how).where(and(eq(recordingHold.caseId, caseId), isNull(recordingHold.liftedAt))).returning({ id: recordingHold.id })
  return lifted.length > 0
}

const sessionsOf = (db: Db, caseId: CaseId) => db.select({ id: session.id }).from(session).where(eq(session.caseId, caseId))
const pastTerm = (now: Date) => and(lt(recordingPart.keptUntil, now), isNull(recordingPart.removedAt), isNull(recordingPart.dueSince))

/** Cases with recordings past their term that nothing holds and nobody was told of. */
export async function findDue(db: Db, now: Date): Promise<CaseId[]> {
  const held = db.select({ id: recordingHold.id }).from(recordingHold).where(and(eq(recordingHold.caseId, session.caseId), isNull(recordingHold.liftedAt)))
  const rows = await db.selectDistinct({ caseId: session.caseId }).from(recordingPart).innerJoin(session, eq(session.id, recordingPart.sessionId)).where(and(pastTerm(now), notExists(held)))
  return rows.map(({ caseId }) => caseId)
}

export async function markDue(db: Db, caseId: CaseId, now: Date): Promise<number> {
  const marked = await db.update(recordingPart).set({ dueSince: now }).where(and(pastTerm(now), inArray(recordingPart.sessionId, sessionsOf(db, caseId)))).returning({ id: recordingPart.id })
  return marked.length
}

/** Cases with recordings that wait for somebody to decide, the longest waiting first. */
export async function loadDue(db: Db): Promise<RecordingsDue[]> {
  const since = min(recordingPart.dueSince)
  const rows = await db.select({ caseId: session.caseId, caseNumber: caseFile.number, files: count(), since }).from(recordingPart).innerJoin(session, eq(session.id, recordingPart.sessionId)).innerJoin(caseFile, eq(caseFile.id, session.caseId))
    .where(isNotNull(recordingPart.dueSince)).groupBy(session.caseId, caseFile.number).orderBy(since, asc(session.caseId))
  return rows.map((row) => ({ ...row, since: row.since!.toISOString() }))
}
