import type { Board } from '#shared/oversight/words.ts'
import { mayOversee } from '#shared/oversight/may.ts'
import type { Day } from '#shared/platform/time.ts'
import { type Context, insist } from '#server/people/index.ts'
import { loadStations, terminalsAt } from '#server/stations/index.ts'
import { knownDay, wholeDay } from '../known-day.ts'
import { hoursOf, rowOf, totalOf, type Use } from '../rules/board.ts'
import { loadUses } from '../store.ts'

/** The county's day: stations × hours. Rules B1–B4. */
export async function readBoard(ctx: Context, { day }: { day: Day }): Promise<Board> {
  insist(ctx, mayOversee(ctx.actor))
  const stretch = wholeDay(day)
  const stations = await loadStations(ctx.db)
  const [terminals, rows, known] = await Promise.all([terminalsAt(ctx.db, stations.map(({ id }) => id), ctx.now), loadUses(ctx.db, stretch), knownDay(ctx.db, day)])

  const minuteOf = (at: number) => (at - stretch.from.getTime()) / 60_000
  const uses = rows.map((row): Use => ({ ...row, from: minuteOf(row.from), to: minuteOf(row.to) }))
  const hours = hoursOf(stations)
  const board = stations.map((station) => rowOf(station, terminals.filter(({ stationId }) => stationId === station.id).map(({ id }) => id), uses.filter(({ stationId }) => stationId === station.id), hours, day))
  return { day, kind: known?.kind ?? null, dayName: known?.name ?? null, hours, stations: board, total: totalOf(stations, board, hours, uses) }
}
