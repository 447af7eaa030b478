import type { AppointmentId } from '#shared/appointments/words.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import { joinTeam } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { sessionOpened } from '../announcements.ts'
import { bindAsPlanned } from './bind-as-planned.ts'
import { seatsFor } from '../rules/seats.ts'
import { insertSeat, insertSession } from '../store.ts'

/** Makes the session of a booked appointment, a seat for each. Doing it again changes nothing. Rule S2. */
export async function openSession(ctx: Context, { appointmentId }: { appointmentId: AppointmentId }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const appointment = await loadAppointment(ctx.db, appointmentId)
    if (!appointment) return
    const sessionId = ctx.newId<'session'>()
    const made = await insertSession(ctx.db, { id: sessionId, appointmentId, caseId: appointment.caseId, status: 'scheduled', scheduledFor: new Date(appointment.slot.from) })
    if (!made) return
    for (const plan of seatsFor(appointment)) await insertSeat(ctx.db, ctx.newId<'seat'>(), sessionId, plan)
    await bindAsPlanned(ctx, sessionId, appointment)
    for (const { craft, staffId } of appointment.helpers) await joinTeam(ctx, { caseId: appointment.caseId, staffId, role: craft === 'recorder' ? 'recorder' : 'expert' })
    await announce(ctx, sessionOpened, { sessionId, appointmentId, caseId: appointment.caseId })
  })
}
