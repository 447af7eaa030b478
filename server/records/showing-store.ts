import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { attachment, evidenceShowing, evidenceSight, staff } from '#drizzle/schema/index.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { PastShowing, Showing, ShowingId, Sight } from '#shared/records/showing.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'

/** What is shown in a session now, to whomever; null where nothing is. */
export const loadShowing = (db: Db, sessionId: SessionId): Promise<Showing | null> => load(db, and(eq(evidenceShowing.sessionId, sessionId), isNull(evidenceShowing.endedAt)))

/** One showing that has not ended. */
export const findShowing = (db: Db, id: ShowingId): Promise<Showing | null> => load(db, and(eq(evidenceShowing.id, id), isNull(evidenceShowing.endedAt)))

export const insertShowing = (db: Db, row: typeof evidenceShowing.$inferInsert) => db.insert(evidenceShowing).values(row)

/** Ends whatever is shown in a session; says whether anything was. */
export async function saveEnded(db: Db, sessionId: SessionId, at: Date): Promise<boolean> {
  const ended = await db.update(evidenceShowing).set({ endedAt: at }).where(and(eq(evidenceShowing.sessionId, sessionId), isNull(evidenceShowing.endedAt))).returning({ id: evidenceShowing.id })
  return ended.length > 0
}

export const saveSight = (db: Db, id: ShowingId, sight: Sight) => db.update(evidenceShowing).set({ sight }).where(eq(evidenceShowing.id, id))

/** Writes down that a seat's screen has drawn it; says whether it was the first time. */
export async function addSight(db: Db, row: typeof evidenceSight.$inferInsert): Promise<boolean> {
  const added = await db.insert(evidenceSight).values(row).onConflictDoNothing().returning({ seatId: evidenceSight.seatId })
  return added.length > 0
}

/** All that was shown of a case, the latest first. */
export async function loadPastShowings(db: Db, caseId: CaseId): Promise<PastShowing[]> {
  const rows = await db.select({ id: evidenceShowing.id, attachmentId: evidenceShowing.attachmentId, name: attachment.name, sha256: attachment.sha256, side: evidenceShowing.side, shownByName: staff.name, shownAt: evidenceShowing.shownAt, endedAt: evidenceShowing.endedAt })
    .from(evidenceShowing).innerJoin(attachment, eq(attachment.id, evidenceShowing.attachmentId)).innerJoin(staff, eq(staff.id, evidenceShowing.shownBy))
    .where(eq(attachment.caseId, caseId)).orderBy(desc(evidenceShowing.shownAt), desc(evidenceShowing.id))
  const sights = await sightsOf(db, rows.map(({ id }) => id))
  return rows.map((row) => ({
    ...row, shownAt: row.shownAt.toISOString(), endedAt: row.endedAt?.toISOString() ?? null,
    seenBy: sights.filter(({ showingId }) => showingId === row.id).map(({ role, who, at }) => ({ role, who, at: at.toISOString() })),
  }))
}

async function load(db: Db, where: ReturnType<typeof and>): Promise<Showing | null> {
  const [row] = await db.select({ shown: evidenceShowing, name: attachment.name, type: attachment.type }).from(evidenceShowing).innerJoin(attachment, eq(attachment.id, evidenceShowing.attachmentId)).where(where)
  if (!row) return null
  const { id, sessionId, attachmentId, aside, sight } = row.shown
  const seenBy = (await sightsOf(db, [id])).map(({ seatId }) => seatId)
  return { id, sessionId, attachmentId, name: row.name, type: row.type, aside: aside?.toISOString() ?? null, ...sight, seenBy }
}

const sightsOf = (db: Db, ids: readonly ShowingId[]) => db.select().from(evidenceSight).where(inArray(evidenceSight.showingId, [...ids])).orderBy(asc(evidenceSight.at), asc(evidenceSight.seatId))
