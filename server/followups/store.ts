import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { caseFile, followUp, staff } from '#drizzle/schema/index.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { FollowUp, FollowUpId, FollowUpStatus } from '#shared/followups/words.ts'
import type { StaffActor, StaffId } from '#shared/people/words.ts'
import type { Db } from '#server/platform/db.ts'

const doer = alias(staff, 'doer')
const columns = {
  id: followUp.id, caseId: followUp.caseId, caseNumber: caseFile.number, agreementId: followUp.agreementId, stationId: followUp.stationId, side: followUp.side, names: followUp.names,
  promise: followUp.promise, promisedOn: followUp.promisedOn, dueOn: followUp.dueOn, status: followUp.status, remark: followUp.remark, doneByName: doer.name, doneAt: followUp.doneAt, ownerId: caseFile.ownerId,
}

const select = (db: Db) => db.select(columns).from(followUp).innerJoin(caseFile, eq(caseFile.id, followUp.caseId)).leftJoin(doer, eq(doer.id, followUp.doneBy))

/** Adds what is to be followed up; a promise that is followed already stays as it is. Gives back only what was added. */
export const addFollowUps = (db: Db, rows: (typeof followUp.$inferInsert)[]): Promise<{ id: FollowUpId; stationId: FollowUp['stationId'] }[]> =>
  rows.length === 0 ? Promise.resolve([]) : db.insert(followUp).values(rows).onConflictDoNothing({ target: [followUp.agreementId, followUp.term] }).returning({ id: followUp.id, stationId: followUp.stationId })

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

export const saveOutcome = (db: Db, id: FollowUpId, outcome: { status: FollowUpStatus; remark: string | null; doneBy: StaffId; doneAt: Date }) => db.update(followUp).set(outcome).where(eq(followUp.id, id))

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
