import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { caseFile, caseSafety, caseTeam, closedNote, contact, planStep, powerOfAttorney, recusal, referral, staff } from '#drizzle/schema/index.ts'
import type { CaseId, TeamRole, ToHandOver } from '#shared/cases/words.ts'
import type { ClosedNoteKind, Contact, PlanStep, PlanStepId, PowerOfAttorney, PowerOfAttorneyId, Recusal, Referral, TeamMember } from '#shared/cases/work.ts'
import type { StaffId } from '#shared/people/words.ts'
import type { Db } from '#server/platform/db.ts'

const by = alias(staff, 'by')

export const loadTeam = (db: Db, caseId: CaseId): Promise<TeamMember[]> =>
  db.select({ staffId: caseTeam.staffId, name: staff.name, role: caseTeam.role }).from(caseTeam).innerJoin(staff, eq(staff.id, caseTeam.staffId)).where(eq(caseTeam.caseId, caseId)).orderBy(asc(caseTeam.since), asc(caseTeam.staffId))

/** Puts somebody on a team; who is on it already has another role from now on. */
export async function putOnTeam(db: Db, member: { caseId: CaseId; staffId: StaffId; role: TeamRole; since: Date }): Promise<void> {
  await db.insert(caseTeam).values(member).onConflictDoUpdate({ target: [caseTeam.caseId, caseTeam.staffId], set: { role: member.role } })
}
export const takeOffTeam = (db: Db, caseId: CaseId, staffId: StaffId) => db.delete(caseTeam).where(and(eq(caseTeam.caseId, caseId), eq(caseTeam.staffId, staffId)))

export const saveDifficult = (db: Db, caseId: CaseId, difficult: boolean) => db.update(caseFile).set({ difficult }).where(eq(caseFile.id, caseId))
export async function loadDifficult(db: Db, caseId: CaseId): Promise<boolean> {
  const [row] = await db.select({ difficult: caseFile.difficult }).from(caseFile).where(eq(caseFile.id, caseId))
  return row?.difficult ?? false
}

export const addStep = (db: Db, row: typeof planStep.$inferInsert) => db.insert(planStep).values(row)
export async function loadPlan(db: Db, caseId: CaseId): Promise<PlanStep[]> {
  const rows = await db.select({ id: planStep.id, what: planStep.what, ownerId: planStep.ownerId, ownerName: staff.name, dueOn: planStep.dueOn, doneAt: planStep.doneAt, result: planStep.result }).from(planStep).innerJoin(staff, eq(staff.id, planStep.ownerId)).where(eq(planStep.caseId, caseId)).orderBy(asc(planStep.dueOn), asc(planStep.id))
  return rows.map((row) => ({ ...row, doneAt: row.doneAt?.toISOString() ?? null }))
}
/** Writes the result of a step once; says whether it was still to be done. */
export async function finishStep(db: Db, caseId: CaseId, id: PlanStepId, done: { doneAt: Date; result: string }): Promise<boolean> {
  return (await db.update(planStep).set(done).where(and(eq(planStep.caseId, caseId), eq(planStep.id, id), isNull(planStep.doneAt))).returning({ id: planStep.id })).length > 0
}

export const addContact = (db: Db, row: typeof contact.$inferInsert) => db.insert(contact).values(row)
export async function loadContacts(db: Db, caseId: CaseId): Promise<Contact[]> {
  const rows = await db.select({ id: contact.id, at: contact.at, byName: by.name, channel: contact.channel, incoming: contact.incoming, minutes: contact.minutes, withWhom: contact.withWhom, summary: contact.summary }).from(contact).innerJoin(by, eq(by.id, contact.byId)).where(eq(contact.caseId, caseId)).orderBy(desc(contact.at), desc(contact.id))
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export const addPower = (db: Db, row: typeof powerOfAttorney.$inferInsert) => db.insert(powerOfAttorney).values(row)
export async function loadPowers(db: Db, caseId: CaseId): Promise<PowerOfAttorney[]> {
  const rows = await db.select().from(powerOfAttorney).where(eq(powerOfAttorney.caseId, caseId)).orderBy(asc(powerOfAttorney.givenAt), asc(powerOfAttorney.id))
  return rows.map(({ caseId: _case, givenAt: _given, ...row }) => ({ ...row, revokedAt: row.revokedAt?.toISOString() ?? null }))
}
export async function endPower(db: Db, caseId: CaseId, id: PowerOfAttorneyId, revokedAt: Date): Promise<string | null> {
  const [row] = await db.update(powerOfAttorney).set({ revokedAt }).where(and(eq(powerOfAttorney.caseId, caseId), eq(powerOfAttorney.id, id), isNull(powerOfAttorney.revokedAt))).returning({ agentName: powerOfAttorney.agentName })
  return row?.agentName ?? null
}

export const addReferral = (db: Db, row: typeof referral.$inferInsert) => db.insert(referral).values(row)
export async function loadReferrals(db: Db, caseId: CaseId): Promise<Referral[]> {
  const rows = await db.select({ id: referral.id, pathway: referral.pathway, reason: referral.reason, byName: by.name, at: referral.at }).from(referral).innerJoin(by, eq(by.id, referral.byId)).where(eq(referral.caseId, caseId)).orderBy(asc(referral.at), asc(referral.id))
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export const addRecusal = (db: Db, row: typeof recusal.$inferInsert) => db.insert(recusal).values(row).onConflictDoNothing()
export async function loadRecusals(db: Db, caseId: CaseId): Promise<Recusal[]> {
  const rows = await db.select({ staffId: recusal.staffId, name: staff.name, reason: recusal.reason, at: recusal.at }).from(recusal).innerJoin(staff, eq(staff.id, recusal.staffId)).where(eq(recusal.caseId, caseId)).orderBy(asc(recusal.at), asc(recusal.staffId))
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Open cases whose owner has stepped back from them, the longest waiting first: somebody's own, or all. */
export const loadToHandOver = (db: Db, ownerId: StaffId | 'everybody'): Promise<ToHandOver[]> => db
  .select({ caseId: caseFile.id, caseNumber: caseFile.number, ownerName: staff.name }).from(caseFile)
  .innerJoin(recusal, and(eq(recusal.caseId, caseFile.id), eq(recusal.staffId, caseFile.ownerId))).innerJoin(staff, eq(staff.id, caseFile.ownerId))
  .where(and(ne(caseFile.status, 'closed'), ownerId === 'everybody' ? undefined : eq(caseFile.ownerId, ownerId))).orderBy(asc(recusal.at), asc(caseFile.id)).limit(50)

export const addClosedNote = (db: Db, row: typeof closedNote.$inferInsert) => db.insert(closedNote).values(row)
export const loadClosedNotes = (db: Db, caseId: CaseId, kind: ClosedNoteKind) =>
  db.select({ id: closedNote.id, kind: closedNote.kind, authorName: by.name, at: closedNote.at, sealed: closedNote.sealed }).from(closedNote).innerJoin(by, eq(by.id, closedNote.authorId)).where(and(eq(closedNote.caseId, caseId), eq(closedNote.kind, kind))).orderBy(asc(closedNote.at), asc(closedNote.id))

/** What was answered in private, or null where nobody has asked. */
export async function loadSafety(db: Db, caseId: CaseId): Promise<{ unsafe: boolean; at: Date } | null> {
  const [row] = await db.select({ unsafe: caseSafety.unsafe, at: caseSafety.at }).from(caseSafety).where(eq(caseSafety.caseId, caseId))
  return row ?? null
}
export const saveSafety = (db: Db, row: typeof caseSafety.$inferInsert) => db.insert(caseSafety).values(row).onConflictDoUpdate({ target: caseSafety.caseId, set: { unsafe: row.unsafe, askedBy: row.askedBy, at: row.at } })
