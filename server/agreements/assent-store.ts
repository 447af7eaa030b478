import { and, asc, eq, gt, inArray, isNotNull, isNull, or, lt } from 'drizzle-orm'
import { agreement, assentHearing, spokenAssent } from '#drizzle/schema/index.ts'
import type { Assent, AssentId } from '#shared/agreements/assent-rules.ts'
import type { AgreementId } from '#shared/agreements/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { PartyId } from '#shared/people/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'

/** A spoken assent as it is kept. */
export type AssentRow = typeof spokenAssent.$inferSelect
/** One whose sound lies among the stored files. */
export type KeptRow = AssentRow & { path: string; bytes: number; sha256: string }

/** What each party answered last of the present text, with who listened; and how many were cancelled by an edit. */
export async function loadAssents(db: Db, agreementId: AgreementId): Promise<{ assents: Assent[]; assentsCancelled: number }> {
  const rows = await db.select().from(spokenAssent).where(eq(spokenAssent.agreementId, agreementId)).orderBy(asc(spokenAssent.answeredAt), asc(spokenAssent.id))
  const hearings = rows.length === 0 ? [] : await db.select().from(assentHearing).where(inArray(assentHearing.assentId, rows.map(({ id }) => id))).orderBy(asc(assentHearing.at), asc(assentHearing.id))
  const heardBy = (id: AssentId) => hearings.flatMap(({ assentId, name, reason, at }) => (assentId === id ? [{ name, reason, at: at.toISOString() }] : []))
  return {
    assents: rows.filter(({ cancelledAt }) => cancelledAt === null).map(({ id, partyId, answer, answeredAt, saidAt, sound, sha256, durationMs, inAnnex, found }) => ({
      id, partyId, answer, answeredAt: answeredAt.toISOString(), saidAt: saidAt?.toISOString() ?? null, sound, sha256, durationMs, inAnnex, found, heardBy: heardBy(id),
    })),
    assentsCancelled: rows.filter(({ saidAt, cancelReason }) => saidAt !== null && (cancelReason === 'edited' || cancelReason === 'withdrawn')).length,
  }
}

/** One of them, and where it belongs. */
export async function findAssent(db: Db, id: AssentId): Promise<(AssentRow & { sessionId: SessionId; caseId: CaseId }) | null> {
  const [row] = await db.select({ assent: spokenAssent, sessionId: agreement.sessionId, caseId: agreement.caseId }).from(spokenAssent).innerJoin(agreement, eq(agreement.id, spokenAssent.agreementId)).where(eq(spokenAssent.id, id))
  return row ? { ...row.assent, sessionId: row.sessionId, caseId: row.caseId } : null
}

export const addAssent = (db: Db, row: typeof spokenAssent.$inferInsert) => db.insert(spokenAssent).values(row)
export const saveAssent = (db: Db, id: AssentId, change: Partial<Omit<AssentRow, 'id'>>) => db.update(spokenAssent).set(change).where(eq(spokenAssent.id, id))
export const addHearing = (db: Db, row: typeof assentHearing.$inferInsert) => db.insert(assentHearing).values(row)

/** Cancels what stands, of one party or of all; the rows stay, and the sounds of those that an edit cancels. */
export const cancelAssents = (db: Db, agreementId: AgreementId, cancelReason: NonNullable<AssentRow['cancelReason']>, cancelledAt: Date, partyId?: PartyId) =>
  db.update(spokenAssent).set({ cancelReason, cancelledAt }).where(and(eq(spokenAssent.agreementId, agreementId), isNull(spokenAssent.cancelledAt), ...(partyId === undefined ? [] : [eq(spokenAssent.partyId, partyId)])))

/** Those whose hash the annex of the paper lists. */
export const markInAnnex = (db: Db, agreementId: AgreementId) => db.update(spokenAssent).set({ inAnnex: true }).where(and(eq(spokenAssent.agreementId, agreementId), eq(spokenAssent.sound, 'kept'), isNull(spokenAssent.cancelledAt)))

/** Said between two moments, and no sound yet. */
export const loadUncut = (db: Db, from: Date, to: Date): Promise<Pick<AssentRow, 'id' | 'sound' | 'saidAt'>[]> =>
  db.select({ id: spokenAssent.id, sound: spokenAssent.sound, saidAt: spokenAssent.saidAt }).from(spokenAssent)
    .where(and(isNull(spokenAssent.cancelledAt), gt(spokenAssent.saidAt, from), lt(spokenAssent.saidAt, to), inArray(spokenAssent.sound, ['waiting', 'failed', 'no-tool']))).orderBy(asc(spokenAssent.saidAt), asc(spokenAssent.id))

const lies = isNotNull(spokenAssent.path)

/** Sounds that were taken back and still lie there. */
export const loadTakenBack = (db: Db): Promise<AssentRow[]> => db.select().from(spokenAssent).where(and(lies, eq(spokenAssent.cancelReason, 'answered-anew')))

/** Kept sounds that were not read again since a moment, the longest unread first; those of cancelled ones too. */
export const loadUnread = (db: Db, since: Date, most: number): Promise<KeptRow[]> =>
  db.select().from(spokenAssent).where(and(lies, or(isNull(spokenAssent.checkedAt), lt(spokenAssent.checkedAt, since)))).orderBy(asc(spokenAssent.checkedAt), asc(spokenAssent.id)).limit(most) as Promise<KeptRow[]>
