import type { AppointmentId } from '#shared/appointments/words.ts'
import { isOver, isUnderWay } from '#shared/sessions/rules.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { seatChanged } from '../announcements.ts'
import { bindAsPlanned } from './bind-as-planned.ts'
import { seatsFor, seatsToMove } from '../rules/seats.ts'
import { dropSeat, holdSessionOf, insertSeat, moveSeat, saveSession } from '../store.ts'

/** Follows an appointment to its new time, terminals and officer. Gives the session that moved; null where there is none, or it is over. */
export async function moveSession(ctx: Context, { appointmentId }: { appointmentId: AppointmentId }): Promise<SessionId | null> {
  return inTransaction(ctx, async (ctx) => {
    const [appointment, session] = await Promise.all([loadAppointment(ctx.db, appointmentId), holdSessionOf(ctx.db, appointmentId)])
    if (!appointment || !session || isOver(session.status) || isUnderWay(session.status)) return null
    await saveSession(ctx.db, session.id, { scheduledFor: new Date(appointment.slot.from) })
    const plans = seatsFor(appointment)
    const { moved, made, gone } = seatsToMove(session.seats, plans)
    // NOTE: first those that go, so that a terminal is never in two seats.
    for (const { id } of gone) await dropSeat(ctx.db, id)
    for (const { seat, plan } of moved) {
      await moveSeat(ctx.db, seat.id, plan)
      await announce(ctx, seatChanged, { sessionId: session.id, seatId: seat.id })
    }
    for (const plan of made) await insertSeat(ctx.db, ctx.newId<'seat'>(), session.id, plan)
    await bindAsPlanned(ctx, session.id, appointment, moved.flatMap(({ seat }) => seat.id))
    return session.id
  })
}
