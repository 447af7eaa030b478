import { may } from '#shared/sessions/may.ts'
import { isUnderWay } from '#shared/sessions/rules.ts'
import type { Course, SeatId, SessionId } from '#shared/sessions/words.ts'
import { refuse } from '../refuse.ts'
import { giveFloor, type Mutes, takeFloorBack } from '../rules/floor.ts'
import { saveFloor } from '../store.ts'
import type { SessionLine, Table } from './table.ts'
import type { Tables } from './tables.ts'

/** The host gives somebody the floor, or (null) lets everybody speak again as they could before. Rule S28. */
export async function passFloor(tables: Tables, line: SessionLine, { sessionId, seatId }: { sessionId: SessionId; seatId: SeatId | null }): Promise<void> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  await table.inTurn(async () => {
    const { course, status } = table.session
    if (!isUnderWay(status)) throw refuse('session-not-from-here')
    if (course.floor) await returnFloor(tables, table)
    if (seatId === null) return
    if (table.seat(seatId).presence !== 'in' || table.seat(seatId).role === 'recorder') throw refuse('session-side-not-there')
    const { floor, mutes } = giveFloor(table.session, seatId, tables.asSystem('sessions').now.toISOString())
    await apply(tables, table, mutes, floor)
  })
}

/** Everybody may speak again as they could before. */
export async function returnFloor(tables: Tables, table: Table): Promise<void> {
  if (table.session.course.floor) await apply(tables, table, takeFloorBack(table.session), null)
}

// Closed first, then written, then told, and opened last. Rule S27.
async function apply(tables: Tables, table: Table, mutes: Mutes, floor: Course['floor']): Promise<void> {
  const { db } = tables.asSystem('sessions')
  const { id } = table.session
  for (const [seatId, mute] of mutes) if (mute !== 'open') await table.silence(seatId, true)
  await tables.later.writeNow('floor', () => saveFloor(db, id, floor, mutes))
  for (const [seatId, mute] of mutes) table.change(seatId, { mute })
  table.become({ course: { ...table.session.course, floor } })
  for (const [seatId, mute] of mutes) if (mute === 'open') await table.silence(seatId, false)
}
