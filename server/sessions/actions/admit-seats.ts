import { may } from '#shared/sessions/may.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { seatChanged } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { holdSession, saveAdmitted } from '../store.ts'

/** The host asks seats in; from now on they ring, and may leave and come back. Rules S3 and S4 (that they wait is known to the table). */
export async function admitSeats(ctx: Context, { sessionId, seatIds }: { sessionId: SessionId; seatIds: readonly SeatId[] }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = await holdSession(ctx.db, sessionId)
    if (!session) throw refuse('session-not-yours')
    if (!may(ctx.actor, 'host', session)) throw refuse('session-host-only')
    if (isOver(session.status)) throw refuse('session-over')
    const asked = session.seats.filter(({ id, side }) => seatIds.includes(id) && side !== null)
    if (asked.length === 0) throw refuse('session-nobody-waits')
    await saveAdmitted(ctx.db, asked.map(({ id }) => id), true)
    for (const { id } of asked) {
      await audit(ctx, { verb: 'admit', subject: 'seat', subjectId: id })
      await announce(ctx, seatChanged, { sessionId, seatId: id })
    }
  })
}
