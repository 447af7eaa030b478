import type { AppointmentId } from '#shared/appointments/words.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { seatChanged } from '../announcements.ts'
import { seatsFor } from '../rules/seats.ts'
import { dropSeat, holdSessionOf, insertSeat, moveSeat, saveSession } from '../store.ts'

/** Follows an appointment to its new time, terminals and officer. Gives the session that moved; null where there is none, or it is over. */
export async function moveSession(ctx: Context, { appointmentId }: { appointmentId: AppointmentId }): Promise<SessionId | null> {
  return inTransaction(ctx, async (ctx) => {
    const [appointment, session] = await Promise.all([loadAppointment(ctx.db, appointmentId), holdSessionOf(ctx.db, appointmentId)])
    if (!appointment || !session || isOver(session.status) || session.status === 'live') return null
    await saveSession(ctx.db, session.id, { scheduledFor: new Date(appointment.slot.from) })
    const plans = seatsFor(appointment.slot)
    for (const plan of plans) {
      const seat = session.seats.find(({ role }) => role === plan.role)
      if (!seat) await insertSeat(ctx.db, ctx.newId<'seat'>(), session.id, plan)
      else if (seat.holder.id !== plan.holder.id) {
        await moveSeat(ctx.db, seat.id, plan)
        await announce(ctx, seatChanged, { sessionId: session.id, seatId: seat.id })
      }
    }
    for (const seat of session.seats) if (seat.side !== null && !plans.some(({ role }) => role === seat.role)) await dropSeat(ctx.db, seat.id)
    return session.id
  })
}
