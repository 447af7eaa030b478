import { mayTakeOver } from '#shared/appointments/may.ts'
import { type Appointment, type AppointmentId, expectedStatuses, type Handover } from '#shared/appointments/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { shiftsBetween, timesOnShift } from '#server/calendar/index.ts'
import { loadRecusals, noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insistStaff, loadStaff } from '#server/people/index.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { handoverChanged } from '../announcements.ts'
import { bothConcerned, concernedBy } from '../concerned.ts'
import { refuse } from '../refuse.ts'
import { isOfficerAway } from '../rules/officer-away.ts'
import { findWaiting, holdAppointment, loadAppointment, loadHandover, loadReach, saveHandover, settleHandovers } from '../store.ts'
import { passing, passOn, takerOf } from './pass-on.ts'

const takeable: readonly Appointment['status'][] = [...expectedStatuses, 'no_show_officer']

/** Takes an appointment over from an officer who is not there: an officer asks for themselves, a lead gives it to somebody at once. Rule A18. */
export async function takeOver(ctx: Context, { appointmentId, takerId, reason }: { appointmentId: AppointmentId; takerId: StaffId; reason: string }): Promise<Handover> {
  const actor = insistStaff(ctx)
  const stationIds = (await loadReach(ctx.db, appointmentId))?.stationIds ?? []
  return passing(ctx, stationIds, async (ctx) => {
    await holdAppointment(ctx.db, appointmentId)
    const [appointment, reach] = await Promise.all([loadAppointment(ctx.db, appointmentId), loadReach(ctx.db, appointmentId)])
    if (!appointment || !reach || !mayTakeOver(actor, appointment.skill)) throw refuse('appointment-not-found')
    if (actor.role === 'officer' && takerId !== actor.id) throw refusePlainly('not-allowed')
    if (!reason) throw refuse('reason-needed')
    if (!takeable.includes(appointment.status)) throw refuse('wrong-state', { state: appointment.status })
    const { slot, caseId } = appointment
    if (new Date(slot.to) <= ctx.now) throw refuse('time-is-past')
    const taker = await takerOf(ctx, appointment, takerId)
    // NOTE: who has stepped back from the case must be relieved of it although they are there (T2).
    const hasSteppedBack = (await loadRecusals(ctx.db, caseId)).some(({ staffId }) => staffId === slot.officerId)
    if (!hasSteppedBack && !(await isAway(ctx, appointment))) throw refuse('officer-is-there', { officer: slot.officerName })

    const id = ctx.newId<'handover'>()
    const row = { id, appointmentId, kind: 'take' as const, giverId: slot.officerId, takerId, reason, askedBy: actor.id, askedAt: ctx.now }
    if (actor.role === 'lead') {
      await settleHandovers(ctx.db, appointmentId, { state: 'withdrawn', answeredBy: actor.id, answeredAt: ctx.now })
      await saveHandover(ctx.db, { ...row, state: 'accepted', answeredBy: actor.id, answeredAt: ctx.now })
      await passOn(ctx, { appointment, reach, takerId, reason })
    } else {
      const waiting = await findWaiting(ctx.db, appointmentId)
      if (waiting) throw refuse('handover-waiting', { taker: waiting.kind === 'give' ? waiting.takerName : waiting.giverName })
      await saveHandover(ctx.db, { ...row, state: 'waiting' })
      await noteOnTimeline(ctx, { caseId, what: 'takeover-asked', values: { giver: slot.officerName, taker: taker.name, reason }, chapter: 'appointments', refId: appointmentId })
      await audit(ctx, { verb: 'ask to take over', subject: 'appointment', subjectId: appointmentId })
      await announce(ctx, handoverChanged, { appointmentId, ...bothConcerned(concernedBy(reach), { stationIds: [], staffIds: [takerId] }) })
    }
    return (await loadHandover(ctx.db, id))!
  })
}

async function isAway(ctx: Context, appointment: Appointment): Promise<boolean> {
  const { officerId, from, to } = appointment.slot
  const [shifts, [officer]] = await Promise.all([shiftsBetween(ctx.db, [officerId], { from: new Date(from), to: new Date(to) }), loadStaff(ctx.db, [officerId])])
  return isOfficerAway(appointment, { onShift: timesOnShift(shifts), suspended: officer?.suspended ?? true }, ctx.now)
}
