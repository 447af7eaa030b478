import { mayAnswer } from '#shared/appointments/may.ts'
import type { AppointmentReach } from '#shared/appointments/may.ts'
import { type Appointment, expectedStatuses, type Handover, type HandoverId } from '#shared/appointments/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insistStaff } from '#server/people/index.ts'
import { announce } from '#server/platform/outbox.ts'
import { handoverChanged } from '../announcements.ts'
import { bothConcerned, concernedBy } from '../concerned.ts'
import { refuse } from '../refuse.ts'
import { holdAppointment, loadAppointment, loadHandover, loadReach, saveAnswer } from '../store.ts'
import { passing, passOn } from './pass-on.ts'

const open: readonly Appointment['status'][] = [...expectedStatuses, 'no_show_officer']

/** Accepts a handover, and the appointment and its case have another officer; or refuses it, and they stay where they are. Rules A17, A18. */
export async function answerHandover(ctx: Context, { handoverId, accept, reason }: { handoverId: HandoverId; accept: boolean; reason: string }): Promise<Handover> {
  const actor = insistStaff(ctx)
  return passing(ctx, await stationsOf(ctx, handoverId), async (ctx) => {
    const asked = await heldHandover(ctx, handoverId, (handover) => mayAnswer(actor, handover))
    const { handover, appointment, reach } = asked
    if (!accept && !reason) throw refuse('reason-needed')
    await saveAnswer(ctx.db, handoverId, { state: accept ? 'accepted' : 'refused', answer: reason || null, answeredBy: actor.id, answeredAt: ctx.now })
    if (accept) await passOn(ctx, { appointment, reach, takerId: handover.takerId, reason: handover.reason })
    else await staysWhereItIs(ctx, asked, { what: 'handover-refused', verb: 'refuse handover', reason })
    return (await loadHandover(ctx.db, handoverId))!
  })
}

/** Takes back what waits for an answer. */
export async function withdrawHandover(ctx: Context, { handoverId }: { handoverId: HandoverId }): Promise<Handover> {
  const actor = insistStaff(ctx)
  return passing(ctx, await stationsOf(ctx, handoverId), async (ctx) => {
    const asked = await heldHandover(ctx, handoverId, ({ askedBy }) => askedBy === actor.id)
    await saveAnswer(ctx.db, handoverId, { state: 'withdrawn', answer: null, answeredBy: actor.id, answeredAt: ctx.now })
    await staysWhereItIs(ctx, asked, { what: 'handover-withdrawn', verb: 'withdraw handover', reason: '' })
    return (await loadHandover(ctx.db, handoverId))!
  })
}

type Asked = { handover: Handover; appointment: Appointment; reach: AppointmentReach }

// NOTE: looked at again once the appointment is held: two answers at once are one.
async function heldHandover(ctx: Context, id: HandoverId, allowed: (handover: Handover) => boolean): Promise<Asked> {
  const found = await loadHandover(ctx.db, id)
  if (!found || !allowed(found)) throw refuse('appointment-not-found')
  await holdAppointment(ctx.db, found.appointmentId)
  const handover = (await loadHandover(ctx.db, id))!
  const [appointment, reach] = await Promise.all([loadAppointment(ctx.db, found.appointmentId), loadReach(ctx.db, found.appointmentId)])
  if (!appointment || !reach || handover.state !== 'waiting' || appointment.slot.officerId !== handover.giverId || !open.includes(appointment.status)) throw refuse('handover-over')
  return { handover, appointment, reach }
}

async function staysWhereItIs(ctx: Context, { handover, appointment, reach }: Asked, { what, verb, reason }: { what: 'handover-refused' | 'handover-withdrawn'; verb: string; reason: string }): Promise<void> {
  const { giverName: giver, takerName: taker, takerId } = handover
  await noteOnTimeline(ctx, { caseId: appointment.caseId, what, values: { giver, taker, reason }, chapter: 'appointments', refId: appointment.id })
  await audit(ctx, { verb, subject: 'appointment', subjectId: appointment.id })
  await announce(ctx, handoverChanged, { appointmentId: appointment.id, ...bothConcerned(concernedBy(reach), { stationIds: [], staffIds: [takerId] }) })
}

async function stationsOf(ctx: Context, id: HandoverId): Promise<readonly UnitId[]> {
  const handover = await loadHandover(ctx.db, id)
  return (handover && (await loadReach(ctx.db, handover.appointmentId))?.stationIds) ?? []
}
