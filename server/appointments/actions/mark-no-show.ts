import { type Appointment, type AppointmentId, expectedStatuses } from '#shared/appointments/words.ts'
import { minute } from '#shared/platform/time.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { appointmentChanged } from '../announcements.ts'
import { concernedBy } from '../concerned.ts'
import { refuse } from '../refuse.ts'
import { loadAppointment, saveChanges, saveClaims } from '../store.ts'
import { holdTheirs } from './their-appointment.ts'

/** How long people, and an officer, are waited for. */
const waitMinutes = { party: 20, officer: 5 } as const

/** Nobody came though the time has passed. A party who misses it has been served: no sanction, and another time is free. */
export async function markNoShow(ctx: Context, { appointmentId: id, who }: { appointmentId: AppointmentId; who: 'party' | 'officer' }): Promise<Appointment> {
  return inTransaction(ctx, async (ctx) => {
    const { appointment, reach } = await holdTheirs(ctx, id, 'no-show', expectedStatuses)
    if (ctx.now.getTime() < Date.parse(appointment.slot.from) + waitMinutes[who] * minute) throw refuse('too-early-for-no-show', { minutes: waitMinutes[who] })
    const served = who === 'party' && appointment.promise === 'open' && appointment.slot.from <= appointment.sessionDueAt
    await saveChanges(ctx.db, id, { status: who === 'party' ? 'no_show_party' : 'no_show_officer', ...(served ? { promise: 'promise_kept' } : {}) })
    await saveClaims(ctx.db, id, 'released')
    await noteOnTimeline(ctx, { caseId: appointment.caseId, what: 'no-show', values: { who }, chapter: 'appointments', refId: id })
    await audit(ctx, { verb: 'no-show', subject: 'appointment', subjectId: id })
    await announce(ctx, appointmentChanged, { appointmentId: id, ...concernedBy(reach) })
    return (await loadAppointment(ctx.db, id))!
  })
}
