import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import { may } from '#shared/sessions/may.ts'
import { admitSeats } from '../actions/admit-seats.ts'
import { endSession, type Ending } from '../actions/end-session.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { refuse } from '../refuse.ts'
import type { SessionLine, Table } from './table.ts'
import type { Tables } from './tables.ts'

/** The host asks in who waits: their terminals ring. Rule S4. */
export async function admitWaiting(tables: Tables, line: SessionLine, { sessionId, seatIds }: { sessionId: SessionId; seatIds: readonly SeatId[] }): Promise<void> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  const waiting = seatIds.filter((id) => table.seat(id).presence === 'waiting')
  if (waiting.length === 0) throw refuse('session-nobody-waits')
  await admitSeats(tables.contextFor(line), { sessionId, seatIds: waiting })
  for (const id of waiting) table.change(id, { admitted: true })
  await Promise.all(waiting.map((id) => getReady(tables, table, id)))
}

// NOTE: while it rings: so that the touch that answers need not wait for it. Whoever is not ready gets ready on joining.
async function getReady(tables: Tables, table: Table, id: SeatId): Promise<void> {
  const consumers = await table.mediaOf(id).then((media) => media.prepare(id)).catch((error: unknown) => void tables.log.warn({ err: error }, 'a terminal that rings is not ready'))
  if (consumers && consumers.length > 0) table.tell(id, 'sessions:consume', { sessionId: table.session.id, consumers })
}

/** The host ends it for everybody: first it is written, then all connections close. */
export async function endTable(tables: Tables, line: SessionLine, { sessionId, as, reason }: { sessionId: SessionId } & Ending): Promise<void> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  await table.inTurn(async () => {
    // NOTE: its start may still wait to be written; ending before it would call a held session off.
    if (!(await tables.later.settle(2_000))) throw refusePlainly('database-gone')
    const ctx = tables.contextFor(line)
    const ended = await endSession(ctx, { sessionId, ending: { as, reason } })
    table.become({ ...ended, endedAt: ctx.now.toISOString() })
    await table.close()
  })
}
