import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { appointmentChanged } from '../announcements.ts'
import { concernedBy } from '../concerned.ts'
import { holdAppointment, loadAppointment, loadReach, saveChanges, saveFirstNotice } from '../store.ts'

/** Somebody has been told of an appointment, by slip, SMS or phone: the notice clock stops at the first. A new time is then confirmed. */
export async function hearOfAppointment(ctx: Context, id: AppointmentId): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await holdAppointment(ctx.db, id)
    const first = await saveFirstNotice(ctx.db, id, ctx.now)
    const appointment = await loadAppointment(ctx.db, id)
    if (!first || !appointment) return
    if (appointment.status === 'rescheduled' || appointment.status === 'offered') await saveChanges(ctx.db, id, { status: 'confirmed' })
    const reach = await loadReach(ctx.db, id)
    if (reach) await announce(ctx, appointmentChanged, { appointmentId: id, ...concernedBy(reach) })
  })
}
