import { mayShowBoard } from '#shared/notices/may.ts'
import type { Board } from '#shared/notices/contract.ts'
import { addDays, atClock, dayOf } from '#shared/platform/time.ts'
import { loadAppointments } from '#server/appointments/index.ts'
import { type Context, insist } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { loadStation, terminalsAt } from '#server/stations/index.ts'
import { boardRows } from '../rules/board-rows.ts'

/** The wall screen of the asker's own station: numbers, never names. */
export async function showBoard(ctx: Context): Promise<Board> {
  const { actor, now, db } = ctx
  insist(ctx, mayShowBoard(actor))
  const unitId = actor.kind === 'staff' || actor.kind === 'terminal' ? actor.unitId : null
  const station = unitId && (await loadStation(db, unitId))
  if (!station) throw refusePlainly('not-found')
  const today = dayOf(now)
  const [appointments, terminals] = await Promise.all([loadAppointments(db, { from: atClock(today, '00:00'), to: atClock(addDays(today, 1), '00:00'), stationId: station.id }), terminalsAt(db, [station.id], now)])
  const rooms = new Map<string, string>(terminals.map((terminal) => [terminal.id, terminal.roomName]))
  return { stationName: station.name, stationNameEn: station.nameEn, rows: boardRows(appointments, station.id, (id) => rooms.get(id) ?? '', now) }
}
