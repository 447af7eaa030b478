import { mayHandCaseOver } from '#shared/appointments/may.ts'
import { skillFor } from '#shared/appointments/rules.ts'
import { expectedStatuses, type Taker } from '#shared/appointments/words.ts'
import type { CaseId, CaseSummary } from '#shared/cases/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { caseChanged, holdToMove, insistOnCase, loadCase, loadRecusals, loadTeam, noteOnTimeline, passCase } from '#server/cases/index.ts'
import { audit, type Context, insist, loadStaff, staffWithSkill } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse } from '../refuse.ts'
import { loadAppointmentsOf } from '../store.ts'

/** Who could answer for a case from now on; nobody where whoever asks may not give it, or a meeting is coming that it goes with. Rule A27. */
export async function listTakers(ctx: Context, { caseId }: { caseId: CaseId }): Promise<Taker[]> {
  await insistOnCase(ctx, caseId)
  const theCase = (await loadCase(ctx.db, caseId))!
  if (!mayHandCaseOver(ctx.actor, theCase) || theCase.status === 'closed' || (await hasComing(ctx, caseId))) return []
  return takersOf(ctx, theCase)
}

/** Gives a case without a coming meeting to another officer, at once. Rule A27. */
export async function handCaseOver(ctx: Context, { caseId, takerId, reason }: { caseId: CaseId; takerId: StaffId; reason: string }): Promise<void> {
  await insistOnCase(ctx, caseId)
  await inTransaction(ctx, async (ctx) => {
    await holdToMove(ctx, caseId)
    const theCase = (await loadCase(ctx.db, caseId))!
    insist(ctx, mayHandCaseOver(ctx.actor, theCase))
    if (await hasComing(ctx, caseId)) throw refuse('goes-with-meeting')
    const taker = (await takersOf(ctx, theCase)).find(({ id }) => id === takerId)
    if (!taker) throw refuse('taker-not-fit', { taker: (await loadStaff(ctx.db, [takerId]))[0]?.name ?? '' })
    await passCase(ctx, { caseId, ownerId: takerId })
    await noteOnTimeline(ctx, { caseId, what: 'handed-over', values: { giver: theCase.ownerName, taker: taker.name, reason }, chapter: 'appointments', refId: takerId })
    await audit(ctx, { verb: 'hand-over', subject: 'case', subjectId: caseId })
    await announce(ctx, caseChanged, { caseId })
  })
}

const hasComing = async (ctx: Context, caseId: CaseId): Promise<boolean> =>
  (await loadAppointmentsOf(ctx.db, caseId)).some(({ status, slot }) => status === 'in_session' || (expectedStatuses.some((expected) => expected === status) && new Date(slot.to) > ctx.now))

// NOTE: who is on the team works on the case already; to anybody else only the lead gives it.
async function takersOf(ctx: Context, { id, ownerId, topic, track }: Pick<CaseSummary, 'id' | 'ownerId' | 'topic' | 'track'>): Promise<Taker[]> {
  const [steppedBack, team] = await Promise.all([loadRecusals(ctx.db, id), loadTeam(ctx.db, id)])
  const lead = ctx.actor.kind === 'staff' && ctx.actor.role === 'lead'
  const found = lead ? await staffWithSkill(ctx.db, skillFor(topic, track)) : await loadStaff(ctx.db, team.map(({ staffId }) => staffId))
  return found.filter((one) => one.role === 'officer' && !one.suspended && one.id !== ownerId && !steppedBack.some(({ staffId }) => staffId === one.id))
    .map(({ id: staffId, name, unitName, unitNameEn }) => ({ id: staffId, name, unitName, unitNameEn }))
}
