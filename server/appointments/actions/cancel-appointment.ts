import { type Appointment, type AppointmentId, expectedStatuses } from '#shared/appointments/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { appointmentCancelled } from '../announcements.ts'
import { concernedBy } from '../concerned.ts'
import { loadAppointment, saveChanges, saveClaims } from '../store.ts'
import { holdTheirs } from './their-appointment.ts'

/** Cancels for a party: always allowed, free, without consequence. Its time goes to somebody else at once. */
export async function cancelAppointment(ctx: Context, { appointmentId: id, reason }: { appointmentId: AppointmentId; reason: string }): Promise<Appointment> {
  return inTransaction(ctx, async (ctx) => {
    const { appointment, reach } = await holdTheirs(ctx, id, 'cancel', [...expectedStatuses, 'no_show_party', 'no_show_officer'])
    const promise = appointment.promise === 'open' ? 'waived_by_party' : appointment.promise
    await saveChanges(ctx.db, id, { status: 'cancelled_by_party', promise, endReason: reason })
    await saveClaims(ctx.db, id, 'released')
    await noteOnTimeline(ctx, { caseId: appointment.caseId, what: 'appointment-cancelled', values: { reason: reason || '—' }, chapter: 'appointments', refId: id })
    await audit(ctx, { verb: 'cancel', subject: 'appointment', subjectId: id })
    await announce(ctx, appointmentCancelled, { appointmentId: id, newsId: ctx.newId<'news'>(), ...concernedBy(reach) })
    return (await loadAppointment(ctx.db, id))!
  })
}
