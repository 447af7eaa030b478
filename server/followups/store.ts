import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { caseFile, followUp, satisfaction, staff } from '#drizzle/schema/index.ts'
import type { AgreementId } from '#shared/agreements/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { FollowUp, FollowUpId, Satisfaction } from '#shared/followups/words.ts'
import type { StaffActor, StaffId } from '#shared/people/words.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import type { Db } from '#server/platform/db.ts'

const doer = alias(staff, 'doer')
const columns = {
  id: followUp.id, caseId: followUp.caseId, caseNumber: caseFile.number, agreementId: followUp.agreementId, oralId: followUp.oralId, stationId: followUp.stationId, kind: followUp.kind, nth: followUp.nth, of: followUp.of, amountFen: followUp.amountFen, mode: followUp.mode, attempts: followUp.attempts, receiptId: followUp.receiptId, side: followUp.side, names: followUp.names,
  promise: followUp.promise, promisedOn: followUp.promisedOn, dueOn: followUp.dueOn, status: followUp.status, remark: followUp.remark, doneByName: doer.name, doneAt: followUp.doneAt, ownerId: caseFile.ownerId,
}

const select = (db: Db) => db.select(columns).from(followUp).innerJoin(caseFile, eq(caseFile.id, followUp.caseId)).leftJoin(doer, eq(doer.id, followUp.doneBy))

export type NewFollowUp = typeof followUp.$inferInsert

/** Adds what is to be followed up; a promise that is followed already stays as it is. Gives back only what was added. */
export const addFollowUps = (db: Db, rows: NewFollowUp[]): Promise<{ id: FollowUpId; stationId: FollowUp['stationId'] }[]> =>
  rows.length === 0 ? Promise.resolve([]) : db.insert(followUp).values(rows).onConflictDoNothing().returning({ id: followUp.id, stationId: followUp.stationId })

/** What somebody still has to follow up, soonest first: a clerk for the station, an officer for their own cases, a lead all. */
export async function loadPlanned(db: Db, actor: StaffActor): Promise<FollowUp[]> {
  const rows = await select(db).where(and(eq(followUp.status, 'planned'), theirs(actor))).orderBy(asc(followUp.dueOn), asc(followUp.id)).limit(500)
  return rows.map(asFollowUp)
}

export async function loadOfCase(db: Db, caseId: CaseId): Promise<FollowUp[]> {
  const rows = await select(db).where(eq(followUp.caseId, caseId)).orderBy(asc(followUp.dueOn), asc(followUp.id))
  return rows.map(asFollowUp)
}

/** One follow-up with its case's owner, its row locked until the transaction ends. */
export async function holdFollowUp(db: Db, id: FollowUpId): Promise<(FollowUp & { ownerId: StaffId }) | null> {
  const [row] = await select(db).where(eq(followUp.id, id)).for('update', { of: followUp })
  return row ? { ...asFollowUp(row), ownerId: row.ownerId } : null
}

/** Writes down what has become of a follow-up that is held. */
export const change = (db: Db, id: FollowUpId, what: Partial<Pick<NewFollowUp, 'status' | 'remark' | 'receiptId' | 'doneBy' | 'doneAt' | 'attempts' | 'mode'>>) => db.update(followUp).set(what).where(eq(followUp.id, id))

/** Calls off what is still to be asked about an agreement; what was asked stays. */
export const withdrawPlanned = (db: Db, of: { agreementId: AgreementId } | { oralId: AttachmentId }) =>
  db.update(followUp).set({ status: 'withdrawn' }).where(and('oralId' in of ? eq(followUp.oralId, of.oralId) : eq(followUp.agreementId, of.agreementId), eq(followUp.status, 'planned'))).returning({ id: followUp.id, stationId: followUp.stationId })

/** One answer a side; asked again, the later one stands. */
export const saveGrade = (db: Db, row: typeof satisfaction.$inferInsert) => db.insert(satisfaction).values(row).onConflictDoUpdate({ target: [satisfaction.caseId, satisfaction.side], set: { grade: row.grade, askedBy: row.askedBy ?? null, terminalId: row.terminalId ?? null, at: row.at } })

/** Cases of some weeks that could be asked about (over, or a talk of theirs ended as done at a terminal), and what was answered. */
export async function loadSatisfaction(db: Db, from: Date): Promise<Satisfaction> {
  const [row] = await db.execute<Satisfaction>(sql`select count(distinct case_file.id)::int as cases, count(distinct satisfaction.case_id)::int as answered,
    count(*) filter (where grade = 'good')::int as good, count(*) filter (where grade = 'fair')::int as fair, count(*) filter (where grade = 'poor')::int as poor
    from case_file left join satisfaction on satisfaction.case_id = case_file.id where (case_file.status in ('agreed', 'closed') or exists (select from session where session.case_id = case_file.id and session.status = 'closed')) and opened_at >= ${from.toISOString()}::timestamptz`)
  return row!
}

function theirs(actor: StaffActor): SQL | undefined {
  const own = eq(caseFile.ownerId, actor.id)
  switch (actor.role) {
    case 'lead': return undefined
    case 'clerk': return or(own, eq(followUp.stationId, actor.unitId))
    case 'officer':
    case 'recorder':
    case 'expert': return own
    case 'admin': return sql`false`
  }
}

const asFollowUp = <Row extends { doneAt: Date | null; ownerId: StaffId }>({ ownerId: _owner, ...row }: Row) => ({ ...row, doneAt: row.doneAt?.toISOString() ?? null })
