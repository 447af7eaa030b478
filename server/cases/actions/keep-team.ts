import { mayListCases, mayMoveCase, mayWorkOn } from '#shared/cases/may.ts'
import { type CaseId, fitsRole, type KeptRole, type ToHandOver } from '#shared/cases/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { audit, type Context, insist, loadStaff } from '#server/people/index.ts'
import { clocks } from '#shared/cases/clocks.ts'
import { startClocks } from '../clock-store.ts'
import { dueFrom } from '../turn-clocks.ts'
import { addRecusal, loadRecusals, loadToHandOver, putOnTeam, saveDifficult, takeOffTeam } from '../work-store.ts'
import { refuse } from '../refuse.ts'
import { noteOnTimeline } from './note-on-timeline.ts'
import { onCase } from './on-case.ts'

/** Puts somebody on a case's team. Who has stepped back from it may not come back (T2); a lead official speaks with a party within five working days. */
export const addToTeam = (ctx: Context, { caseId, staffId, role }: { caseId: CaseId; staffId: StaffId; role: KeptRole }) => onCase(ctx, caseId, async (ctx, reach) => {
  insist(ctx, mayWorkOn(ctx.actor, reach))
  const [person] = await loadStaff(ctx.db, [staffId])
  if (!person || !fitsRole(person, role)) throw refuse('not-for-that-role')
  if ((await loadRecusals(ctx.db, caseId)).some((one) => one.staffId === staffId)) throw refuse('has-stepped-back', { name: person.name })
  await putOnTeam(ctx.db, { caseId, staffId, role, since: ctx.now })
  if (role === 'lead') await startClocks(ctx.db, [{ id: ctx.newId<'case_clock'>(), caseId, kind: 'lead_contact', startedAt: ctx.now, ...(await dueFrom(ctx.db, 'lead_contact', ctx.now, clocks.lead_contact)) }])
  await noteOnTimeline(ctx, { caseId, what: 'joined-team', values: { name: person.name, role }, chapter: 'cases', refId: staffId })
  await audit(ctx, { verb: `add ${role}`, subject: 'case', subjectId: caseId })
})

export const leaveTeam = (ctx: Context, { caseId, staffId, reason }: { caseId: CaseId; staffId: StaffId; reason: string }) => onCase(ctx, caseId, async (ctx, reach) => {
  insist(ctx, mayWorkOn(ctx.actor, reach))
  const [person] = await loadStaff(ctx.db, [staffId])
  await takeOffTeam(ctx.db, caseId, staffId)
  await noteOnTimeline(ctx, { caseId, what: 'left-team', values: { name: person?.name ?? '', reason }, chapter: 'cases', refId: staffId })
  await audit(ctx, { verb: 'take off the team', subject: 'case', subjectId: caseId })
})

/** Writes down that somebody has an interest in the matter, or that a party does not want them: they leave the team and are booked for it no more. Who has the case hands it over. T2 */
export const stepBack = (ctx: Context, { caseId, staffId, reason }: { caseId: CaseId; staffId: StaffId; reason: string }) => onCase(ctx, caseId, async (ctx, reach) => {
  insist(ctx, mayWorkOn(ctx.actor, reach) || (ctx.actor.kind === 'staff' && ctx.actor.id === staffId))
  const [person] = await loadStaff(ctx.db, [staffId])
  if (!person || ctx.actor.kind !== 'staff') throw refuse('not-for-that-role')
  await addRecusal(ctx.db, { caseId, staffId, reason, byId: ctx.actor.id, at: ctx.now })
  // NOTE: the owner stays on it until a colleague has accepted: a case without an owner is none.
  if (reach.ownerId !== staffId) await takeOffTeam(ctx.db, caseId, staffId)
  await noteOnTimeline(ctx, { caseId, what: 'stepped-back', values: { name: person.name, reason }, chapter: 'cases', refId: staffId })
  await audit(ctx, { verb: 'recuse', subject: 'case', subjectId: caseId })
})

/** Cases whose owner has stepped back and must hand them over: an owner's own; the lead's, all. T2 */
export async function listToHandOver(ctx: Context): Promise<ToHandOver[]> {
  insist(ctx, mayListCases(ctx.actor))
  if (ctx.actor.kind !== 'staff') return []
  const cases = await loadToHandOver(ctx.db, ctx.actor.role === 'lead' ? 'everybody' : ctx.actor.id)
  await audit(ctx, { verb: 'list to hand over', subject: 'cases', subjectId: ctx.actor.unitId })
  return cases
}

export const markDifficult = (ctx: Context, { caseId, difficult }: { caseId: CaseId; difficult: boolean }) => onCase(ctx, caseId, async (ctx, reach) => {
  insist(ctx, mayMoveCase(ctx.actor, reach))
  await saveDifficult(ctx.db, caseId, difficult)
  await noteOnTimeline(ctx, { caseId, what: difficult ? 'made-difficult' : 'not-difficult', chapter: 'cases' })
  await audit(ctx, { verb: difficult ? 'mark difficult' : 'mark not difficult', subject: 'case', subjectId: caseId })
})
