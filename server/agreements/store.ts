import { and, asc, desc, eq, getTableColumns, isNotNull, isNull, like, ne } from 'drizzle-orm'
import { agreement, attachment, clauseAnswer, signature, signingWay, signingWitness, staff } from '#drizzle/schema/index.ts'
import { signersOf } from '#shared/agreements/rules.ts'
import type { Agreement, AgreementContent, AgreementId, AgreementStatus, PaperTrouble } from '#shared/agreements/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'
import { loadAssents } from './assent-store.ts'
import { latestAnswers, latestOf } from './content.ts'

type Row = typeof agreement.$inferSelect
type NewAgreement = typeof agreement.$inferInsert
type NewAnswer = typeof clauseAnswer.$inferInsert
/** A signature as it is kept. */
export type NewSignature = typeof signature.$inferInsert
type NewWay = typeof signingWay.$inferInsert
type NewWitness = typeof signingWitness.$inferInsert

export async function loadAgreement(db: Db, id: AgreementId): Promise<Agreement | null> {
  const [row] = await db.select().from(agreement).where(eq(agreement.id, id))
  return row ? whole(db, row) : null
}

/** The same, its row locked until the transaction ends: signers and editors take turns. */
export async function holdAgreement(db: Db, id: AgreementId): Promise<Agreement | null> {
  const [row] = await db.select().from(agreement).where(eq(agreement.id, id)).for('update')
  return row ? whole(db, row) : null
}

/** The newest agreement of a session that is not void. */
export async function loadOfSession(db: Db, sessionId: SessionId): Promise<Agreement | null> {
  const [row] = await db.select().from(agreement).where(and(eq(agreement.sessionId, sessionId), ne(agreement.status, 'void'))).orderBy(desc(agreement.draftedAt), desc(agreement.id)).limit(1)
  return row ? whole(db, row) : null
}

export async function loadOfCase(db: Db, caseId: CaseId): Promise<Agreement[]> {
  const rows = await db.select().from(agreement).where(eq(agreement.caseId, caseId)).orderBy(desc(agreement.draftedAt), desc(agreement.id))
  return Promise.all(rows.map((row) => whole(db, row)))
}

/** The agreement whose content hash begins so and that was once in effect, whatever became of it. */
export async function loadSealed(db: Db, fingerprint: string): Promise<Agreement | null> {
  const [row] = await db.select().from(agreement).where(and(like(agreement.contentHash, `${fingerprint}%`), isNotNull(agreement.effectiveAt)))
  return row ? whole(db, row) : null
}

/** The agreement whose sealed PDF has this SHA-256. */
export async function loadByPdf(db: Db, sha256: string): Promise<Agreement | null> {
  const [row] = await db.select({ agreement }).from(agreement).innerJoin(attachment, eq(attachment.id, agreement.attachmentId)).where(eq(attachment.sha256, sha256)).limit(1)
  return row ? whole(db, row.agreement) : null
}

/** The agreements that everybody has signed and that wait for their seal, in the order in which they were drafted. */
export const loadSealing = (db: Db): Promise<{ id: AgreementId }[]> => db.select({ id: agreement.id }).from(agreement).where(eq(agreement.status, 'sealing')).orderBy(asc(agreement.draftedAt), asc(agreement.id))

/** Which agreement in effect this one takes the place of. */
export async function amendedBy(db: Db, id: AgreementId): Promise<AgreementId | null> {
  const [row] = await db.select({ amendsId: agreement.amendsId }).from(agreement).where(eq(agreement.id, id))
  return row?.amendsId ?? null
}

/** Adds an agreement. One open agreement a session is the database's own word (`agreement_one_open`). */
export const addAgreement = (db: Db, row: Omit<NewAgreement, 'status' | 'version' | 'number'> & { content: AgreementContent }) =>
  db.insert(agreement).values({ ...row, number: row.content.number, status: 'draft', version: 1 })

export const saveVersion = (db: Db, id: AgreementId, change: { content: AgreementContent; contentHash: string; version: number; status: AgreementStatus }) => db.update(agreement).set(change).where(eq(agreement.id, id))
export const saveStatus = (db: Db, id: AgreementId, change: Partial<Pick<Row, 'status' | 'shown' | 'voidReason'>>) => db.update(agreement).set(change).where(eq(agreement.id, id))
export const savePaper = (db: Db, id: AgreementId, paper: { attachmentId: AttachmentId; effectiveAt: Date }) => db.update(agreement).set({ ...paper, status: 'effective', paperFailedAt: null, paperTrouble: null }).where(eq(agreement.id, id))
/** Ends an agreement in effect; everything that was signed stays as it was. */
export const saveEnd = (db: Db, id: AgreementId, end: Pick<Row, 'status' | 'endedAt'> & Partial<Pick<Row, 'ending' | 'endReason' | 'endedBy'>>) => db.update(agreement).set({ ...end, shown: false }).where(eq(agreement.id, id))

/** How many changes of an agreement were begun so far, withdrawn ones too: their numbers are not given again. */
export const countAmendments = (db: Db, first: string): Promise<number> => db.$count(agreement, like(agreement.number, `${first}之%`))

export const savePaperTrouble = (db: Db, id: AgreementId, paperTrouble: PaperTrouble, at: Date) => db.update(agreement).set({ paperFailedAt: at, paperTrouble }).where(and(eq(agreement.id, id), isNull(agreement.attachmentId)))

export const addAnswer = (db: Db, row: NewAnswer) => db.insert(clauseAnswer).values(row)
export const addWay = (db: Db, row: NewWay) => db.insert(signingWay).values(row)
export const addWitness = (db: Db, row: NewWitness) => db.insert(signingWitness).values(row)
export const addSignature = (db: Db, row: NewSignature) => db.insert(signature).values(row)

/** Cancels what was signed so far; the rows stay, with the moment and the reason. */
export const cancelSignatures = (db: Db, id: AgreementId, cancelReason: string, cancelledAt: Date) =>
  db.update(signature).set({ cancelReason, cancelledAt }).where(and(eq(signature.agreementId, id), isNull(signature.cancelledAt)))

async function nameOf(db: Db, id: StaffId | null): Promise<string | null> {
  const [row] = id ? await db.select({ name: staff.name }).from(staff).where(eq(staff.id, id)) : []
  return row?.name ?? null
}

async function successorOf(db: Db, id: AgreementId): Promise<string | null> {
  const [row] = await db.select({ number: agreement.number }).from(agreement).where(and(eq(agreement.amendsId, id), isNotNull(agreement.effectiveAt)))
  return row?.number ?? null
}

async function whole(db: Db, { id, caseId, sessionId, status, content, version, contentHash, shown, draftedAt, effectiveAt, voidReason, attachmentId, paperFailedAt, paperTrouble, endedAt, ending, endReason, endedBy }: Row): Promise<Agreement> {
  const rows = await db.select({ ...getTableColumns(signature), scanSha256: attachment.sha256 }).from(signature).leftJoin(attachment, eq(attachment.id, signature.scanId)).where(eq(signature.agreementId, id)).orderBy(asc(signature.signedAt), asc(signature.id))
  const answered = await db.select().from(clauseAnswer).where(eq(clauseAnswer.agreementId, id)).orderBy(asc(clauseAnswer.answeredAt), asc(clauseAnswer.id))
  const ways = await db.select().from(signingWay).where(eq(signingWay.agreementId, id)).orderBy(asc(signingWay.chosenAt), asc(signingWay.id))
  const witnesses = await db.select().from(signingWitness).where(eq(signingWitness.agreementId, id)).orderBy(asc(signingWitness.namedAt), asc(signingWitness.id))
  const [filed] = attachmentId ? await db.select({ sha256: attachment.sha256 }).from(attachment).where(eq(attachment.id, attachmentId)) : []
  return {
    ...content, id, caseId, sessionId, status, version, contentHash, shown, signers: signersOf(content),
    signatures: rows.filter((row) => row.cancelledAt === null).map(({ signerKey, signer, signedAt, place, way, ink, witness, scanId, scanSha256 }) => ({ signerKey, signer, signedAt: signedAt.toISOString(), where: place, way, ink, witness, scan: scanId && scanSha256 ? { attachmentId: scanId, sha256: scanSha256 } : null })),
    answers: latestAnswers(content, answered),
    ways: latestOf(ways).map(({ partyId, way, chosenAt }) => ({ partyId, way, chosenAt: chosenAt.toISOString() })),
    ...(await loadAssents(db, id)),
    witnesses: latestOf(witnesses).map(({ partyId, name, who }) => ({ partyId, name, who })),
    cancelled: rows.filter((row) => row.cancelledAt !== null).length,
    draftedAt: draftedAt.toISOString(), effectiveAt: effectiveAt?.toISOString() ?? null, voidReason,
    ended: endedAt && { at: endedAt.toISOString(), ending, reason: endReason, byName: await nameOf(db, endedBy), replacedBy: status === 'replaced' ? await successorOf(db, id) : null },
    pdf: attachmentId && filed ? { attachmentId, sha256: filed.sha256 } : null,
    paperTrouble: attachmentId === null && paperFailedAt !== null ? (paperTrouble ?? 'press') : null,
  }
}
