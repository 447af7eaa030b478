import { may } from '#shared/sessions/may.ts'
import type { Floor, MuteState, MuteWish, SeatId, SessionId } from '#shared/sessions/words.ts'
import { refuse } from '../refuse.ts'
import { wishedClosed } from '../rules/floor.ts'
import { muteAfter } from '../rules/mute.ts'
import { saveFloor, saveMute } from '../store.ts'
import type { SessionLine, Table } from './table.ts'
import type { Tables } from './tables.ts'

/**
 * Mutes or opens a microphone: one's own, or as the host another's. Nothing gets through, and it is written down, before
 * anybody is told. Rules S1, S7 and S8.
 */
export async function muteSeat(tables: Tables, line: SessionLine, { sessionId, seatId, wish }: { sessionId: SessionId; seatId: SeatId; wish: MuteWish }): Promise<void> {
  const table = await tables.at(sessionId)
  const own = table.seatFor(line.data.who)?.id === seatId
  if (!own && !may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  const seat = table.seat(seatId)
  const after = muteAfter(seat.mute, own ? 'self' : 'host', wish)
  if (!isMuteState(after)) throw refuse(after)
  // NOTE: somebody who is locked because another has the floor, and wants their own microphone closed, finds it closed afterwards (S28).
  const { floor } = table.session.course
  if (floor && own && wish === 'mute' && after === 'locked') return keepClosed(tables, table, wishedClosed(floor, seatId))
  if (after === seat.mute) return
  const { db } = tables.asSystem('sessions')
  const closes = after !== 'open'
  if (closes) await table.silence(seatId, true)
  await tables.later.writeNow('mute', () => saveMute(db, seatId, after))
  table.change(seatId, { mute: after })
  // NOTE: a microphone opens last; and the session's media may have been opened since the first look.
  await table.silence(seatId, closes)
}

async function keepClosed(tables: Tables, table: Table, floor: Floor): Promise<void> {
  const { db } = tables.asSystem('sessions')
  await tables.later.writeNow('floor', () => saveFloor(db, table.session.id, floor, new Map()))
  table.become({ course: { ...table.session.course, floor } })
}

/** The host asks somebody to open their microphone; only they can. Rule S8. */
export async function askToUnmute(tables: Tables, line: SessionLine, { sessionId, seatId }: { sessionId: SessionId; seatId: SeatId }): Promise<void> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  table.tell(table.seat(seatId).id, 'sessions:asked-to-unmute', { sessionId })
}

const isMuteState = (after: ReturnType<typeof muteAfter>): after is MuteState => after === 'open' || after === 'self' || after === 'host' || after === 'locked'
