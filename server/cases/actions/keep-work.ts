import { mayWorkOn } from '#shared/cases/may.ts'
import type { Channel, Pathway, PlanStepId, Power, PowerOfAttorneyId } from '#shared/cases/work.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { PartyId, StaffId } from '#shared/people/words.ts'
import { audit, type Context, insist, insistStaff } from '#server/people/index.ts'
import { stopClocks } from '../clock-store.ts'
import { refuse } from '../refuse.ts'
import { loadCaseParties } from '../store.ts'
import { addContact, addPower, addReferral, addStep, endPower, finishStep, loadTeam } from '../work-store.ts'
import { insistOnSafetyReader } from './ask-safety.ts'
import { noteOnTimeline } from './note-on-timeline.ts'
import { onCase } from './on-case.ts'

/** Puts a step on the plan: what, by whom, by when. */
export const planStep = (ctx: Context, { caseId, what, ownerId, dueOn }: { caseId: CaseId; what: string; ownerId: StaffId; dueOn: string }) => onCase(ctx, caseId, async (ctx, reach) => {
  insist(ctx, mayWorkOn(ctx.actor, reach))
  if (ownerId !== reach.ownerId && !reach.teamIds.includes(ownerId)) throw refuse('not-on-the-team')
  await addStep(ctx.db, { id: ctx.newId<'plan_step'>(), caseId, what, ownerId, dueOn })
  await audit(ctx, { verb: 'plan', subject: 'case', subjectId: caseId })
})

/** Writes down what came of a step, once. */
export const finishPlanStep = (ctx: Context, { caseId, stepId, result }: { caseId: CaseId; stepId: PlanStepId; result: string }) => onCase(ctx, caseId, async (ctx, reach) => {
  insist(ctx, mayWorkOn(ctx.actor, reach))
  if (!(await finishStep(ctx.db, caseId, stepId, { doneAt: ctx.now, result }))) throw refuse('step-is-done')
  await noteOnTimeline(ctx, { caseId, what: 'step-done', values: { result }, chapter: 'cases', refId: stepId })
  await audit(ctx, { verb: 'finish a step', subject: 'case', subjectId: caseId })
})

/** Writes down a talk with a party. A lead official's first one is what their clock waits for. */
export const logContact = (ctx: Context, { caseId, ...talk }: { caseId: CaseId; channel: Channel; incoming: boolean; minutes: number; withWhom: string; summary: string }) => onCase(ctx, caseId, async (ctx) => {
  const { id: byId } = insistStaff(ctx)
  await addContact(ctx.db, { id: ctx.newId<'contact'>(), caseId, at: ctx.now, byId, ...talk })
  if ((await loadTeam(ctx.db, caseId)).some(({ staffId, role }) => staffId === byId && role === 'lead')) await stopClocks(ctx.db, caseId, ['lead_contact'], ctx.now)
  await audit(ctx, { verb: 'log a contact', subject: 'case', subjectId: caseId })
})

/** A party lets somebody act for them, with the powers that are named and no others. */
export const givePower = (ctx: Context, { caseId, ...given }: { caseId: CaseId; principalId: PartyId; agentName: string; relation: string; powers: Power[]; fromDay: string; untilDay: string }) => onCase(ctx, caseId, async (ctx) => {
  insistStaff(ctx)
  if (!(await loadCaseParties(ctx.db, caseId)).some(({ partyId }) => partyId === given.principalId)) throw refuse('not-a-party')
  if (given.untilDay < given.fromDay) throw refuse('power-ends-first')
  const id = ctx.newId<'power_of_attorney'>()
  await addPower(ctx.db, { id, caseId, ...given, givenAt: ctx.now })
  await noteOnTimeline(ctx, { caseId, what: 'power-given', values: { name: given.agentName }, chapter: 'cases', refId: id })
  await audit(ctx, { verb: 'give a power', subject: 'power-of-attorney', subjectId: id, partyId: given.principalId })
})

/** Takes a power of attorney back: at once, without a reason. */
export const revokePower = (ctx: Context, { caseId, powerId }: { caseId: CaseId; powerId: PowerOfAttorneyId }) => onCase(ctx, caseId, async (ctx) => {
  insistStaff(ctx)
  const name = await endPower(ctx.db, caseId, powerId, ctx.now)
  if (name === null) throw refuse('power-is-over')
  await noteOnTimeline(ctx, { caseId, what: 'power-revoked', values: { name }, chapter: 'cases', refId: powerId })
  await audit(ctx, { verb: 'revoke a power', subject: 'power-of-attorney', subjectId: powerId })
})

/** Tells a party where else to go, with a card to take home. S2: the safety card leaves no trace where the other side's station could read it. */
export const referCase = (ctx: Context, { caseId, pathway, reason }: { caseId: CaseId; pathway: Pathway; reason: string }) => onCase(ctx, caseId, async (ctx, reach) => {
  const { id: byId } = insistStaff(ctx)
  if (pathway === 'safety') insistOnSafetyReader(ctx, reach)
  const id = ctx.newId<'referral'>()
  await addReferral(ctx.db, { id, caseId, pathway, reason, byId, at: ctx.now })
  if (pathway !== 'safety') await noteOnTimeline(ctx, { caseId, what: 'referred', values: { pathway }, chapter: 'cases', refId: id })
  await audit(ctx, { verb: 'refer', subject: 'case', subjectId: caseId })
})
