import { and, asc, desc, eq, inArray, isNotNull, like, sql } from 'drizzle-orm'
import { agreement, attachment, casePaper, caseFile, confirmation, confirmationReminder, dossier, session, staff } from '#drizzle/schema/index.ts'
import type { AgreementContent, AgreementId } from '#shared/agreements/words.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { PaperFacts } from '#shared/papers/facts.ts'
import type { CasePaper, Dossier, DossierId, PaperFields, PaperId, Purpose } from '#shared/papers/words.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import type { Db } from '#server/platform/db.ts'

type PaperRow = { id: PaperId; caseId: CaseId; kind: CasePaper['kind']; number: string | null; about: string | null; madeByName: string; madeAt: Date; attachmentId: AttachmentId; sha256: string }
const paperColumns = { id: casePaper.id, caseId: casePaper.caseId, kind: casePaper.kind, number: casePaper.number, about: casePaper.about, madeByName: staff.name, madeAt: casePaper.madeAt, attachmentId: casePaper.attachmentId, sha256: attachment.sha256 }
const asPaper = (row: PaperRow): CasePaper => ({ ...row, madeAt: row.madeAt.toISOString() })
const papers = (db: Db) => db.select(paperColumns).from(casePaper).innerJoin(staff, eq(staff.id, casePaper.madeBy)).innerJoin(attachment, eq(attachment.id, casePaper.attachmentId))

export const addPaper = (db: Db, row: typeof casePaper.$inferInsert) => db.insert(casePaper).values(row)
/** The papers of a case, the newest first. */
export const loadPapers = async (db: Db, caseId: CaseId): Promise<CasePaper[]> => (await papers(db).where(eq(casePaper.caseId, caseId)).orderBy(desc(casePaper.madeAt), desc(casePaper.id))).map(asPaper)
export const loadPaper = async (db: Db, id: PaperId): Promise<CasePaper | null> => (await papers(db).where(eq(casePaper.id, id))).map(asPaper)[0] ?? null

/** What a paper was pressed from. */
export async function loadPressed(db: Db, id: PaperId): Promise<{ caseId: CaseId; kind: CasePaper['kind']; number: string | null; facts: PaperFacts; fields: PaperFields; contentHash: string; madeAt: Date } | null> {
  const [row] = await db.select().from(casePaper).where(eq(casePaper.id, id))
  return row ?? null
}

/** The paper whose content hash begins so. */
export async function loadByFingerprint(db: Db, fingerprint: string): Promise<(CasePaper & { contentHash: string }) | null> {
  const [row] = await db.select({ ...paperColumns, contentHash: casePaper.contentHash }).from(casePaper).innerJoin(staff, eq(staff.id, casePaper.madeBy)).innerJoin(attachment, eq(attachment.id, casePaper.attachmentId)).where(like(casePaper.contentHash, `${fingerprint}%`)).limit(1)
  return row ? { ...asPaper(row), contentHash: row.contentHash } : null
}

type Kept = typeof confirmation.$inferSelect
export async function loadConfirmation(db: Db, agreementId: AgreementId): Promise<Kept | null> {
  const [row] = await db.select().from(confirmation).where(eq(confirmation.agreementId, agreementId)).for('update')
  return row ?? null
}
export const saveConfirmation = (db: Db, { agreementId, ...change }: Kept) => db.insert(confirmation).values({ agreementId, ...change }).onConflictDoUpdate({ target: confirmation.agreementId, set: change })

/** Agreements in effect of whose thirty days some may be left and about which no court was asked, with what was reminded of. */
export async function loadToRemind(db: Db, since: Date): Promise<{ agreementId: AgreementId; caseId: CaseId; appointmentId: AppointmentId; content: AgreementContent; effectiveAt: Date; sent: number[] }[]> {
  const rows = await db.select({ agreementId: agreement.id, caseId: agreement.caseId, appointmentId: session.appointmentId, content: agreement.content, effectiveAt: agreement.effectiveAt, sent: sql<number[]>`array(select days from ${confirmationReminder} where ${confirmationReminder.agreementId} = ${agreement.id})` })
    .from(agreement).innerJoin(session, eq(session.id, agreement.sessionId)).innerJoin(caseFile, eq(caseFile.id, agreement.caseId)).leftJoin(confirmation, eq(confirmation.agreementId, agreement.id))
    .where(and(eq(agreement.status, 'effective'), isNotNull(agreement.effectiveAt), sql`${agreement.effectiveAt} > ${since.toISOString()}::timestamptz`, sql`coalesce(${confirmation.state}, 'preparing') = 'preparing'`, eq(caseFile.track, 'peoples_mediation'))).orderBy(asc(agreement.effectiveAt), asc(agreement.id))
  return rows.map((row) => ({ ...row, effectiveAt: row.effectiveAt! }))
}
/** Keeps that a reminder went out; says whether it had not before. */
export const addReminder = async (db: Db, row: typeof confirmationReminder.$inferInsert): Promise<boolean> => (await db.insert(confirmationReminder).values(row).onConflictDoNothing().returning({ days: confirmationReminder.days })).length > 0

const dossiers = (db: Db) => db.select({ dossier, askedByName: staff.name, sha256: attachment.sha256 }).from(dossier).innerJoin(staff, eq(staff.id, dossier.askedBy)).leftJoin(attachment, eq(attachment.id, dossier.attachmentId))
const asDossier = ({ dossier: { askedAt, askedBy: _by, ...row }, ...more }: Awaited<ReturnType<typeof dossiers>>[number]): Dossier => ({ ...row, ...more, askedAt: askedAt.toISOString() })
export const loadDossiers = async (db: Db, caseId: CaseId): Promise<Dossier[]> => (await dossiers(db).where(eq(dossier.caseId, caseId)).orderBy(desc(dossier.askedAt), desc(dossier.id))).map(asDossier)
export const loadDossier = async (db: Db, id: DossierId): Promise<Dossier | null> => (await dossiers(db).where(eq(dossier.id, id))).map(asDossier)[0] ?? null
/** Adds a dossier to be bound, unless one is under way. */
export const addDossier = async (db: Db, row: typeof dossier.$inferInsert): Promise<boolean> => (await db.insert(dossier).values(row).onConflictDoNothing().returning({ id: dossier.id })).length > 0
/** Lets one that failed wait again; null where none did. */
export async function restartFailed(db: Db, caseId: CaseId, purpose: Purpose): Promise<DossierId | null> {
  const [row] = await db.update(dossier).set({ state: 'waiting' }).where(and(eq(dossier.caseId, caseId), eq(dossier.purpose, purpose), eq(dossier.state, 'failed'))).returning({ id: dossier.id })
  return row?.id ?? null
}
export const saveDossier = (db: Db, id: DossierId, change: Partial<typeof dossier.$inferInsert>) => db.update(dossier).set(change).where(eq(dossier.id, id))
/** Takes up a dossier that is waiting or failed; another that binds it already keeps it. */
export const takeDossier = async (db: Db, id: DossierId): Promise<boolean> => (await db.update(dossier).set({ state: 'binding', done: 0 }).where(and(eq(dossier.id, id), inArray(dossier.state, ['waiting', 'binding', 'failed']))).returning({ id: dossier.id })).length > 0
