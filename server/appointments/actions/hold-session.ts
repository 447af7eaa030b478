import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { appointmentChanged } from '../announcements.ts'
import { concernedBy } from '../concerned.ts'
import { promiseAtStart } from '../rules/promise.ts'
import { holdAppointment, loadAppointment, loadReach, saveChanges, saveClaims } from '../store.ts'

/** The session has begun: the promise is kept, or was not. Asked by the sessions chapter; twice is once. */
export async function beginAppointment(ctx: Context, id: AppointmentId): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await holdAppointment(ctx.db, id)
    const appointment = await loadAppointment(ctx.db, id)
    if (!appointment || appointment.status === 'in_session' || appointment.status === 'completed') return
    const { promise, breachCause } = promiseAtStart(appointment, ctx.now)
    await saveChanges(ctx.db, id, { status: 'in_session', startedAt: appointment.startedAt ? new Date(appointment.startedAt) : ctx.now, promise, breachCause })
    await saveClaims(ctx.db, id, 'live')
    await tellChanged(ctx, id)
  })
}

/** The session is over: its officer and terminals are free again. Twice is once. */
export async function completeAppointment(ctx: Context, id: AppointmentId): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await holdAppointment(ctx.db, id)
    const appointment = await loadAppointment(ctx.db, id)
    if (!appointment || appointment.status === 'completed') return
    await saveChanges(ctx.db, id, { status: 'completed' })
    await saveClaims(ctx.db, id, 'released')
    await tellChanged(ctx, id)
  })
}

async function tellChanged(ctx: Context, id: AppointmentId): Promise<void> {
  const reach = await loadReach(ctx.db, id)
  if (reach) await announce(ctx, appointmentChanged, { appointmentId: id, ...concernedBy(reach) })
}
