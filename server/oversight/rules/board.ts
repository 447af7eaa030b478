import { isMarketDay } from '#shared/appointments/rules.ts'
import type { UnitId } from '#shared/people/words.ts'
import type { BoardRow, Cell } from '#shared/oversight/words.ts'
import type { Station } from '#shared/stations/words.ts'

/** A terminal's stretch of time in one meeting, in minutes since the day's midnight. */
export type Use = { appointmentId: string; stationId: UnitId; terminalId: string; from: number; to: number }

type Post = Pick<Station, 'id' | 'name' | 'nameEn' | 'opensAt' | 'closesAt' | 'marketDigits'>

/** The hours that any station is open in. */
export function hoursOf(stations: readonly Pick<Station, 'opensAt' | 'closesAt'>[]): number[] {
  if (stations.length === 0) return []
  const first = Math.min(...stations.map(({ opensAt }) => Math.floor(minutesOf(opensAt) / 60)))
  const last = Math.max(...stations.map(({ closesAt }) => Math.ceil(minutesOf(closesAt) / 60)))
  return Array.from({ length: Math.max(0, last - first) }, (_none, nth) => first + nth)
}

/** B1–B4 A station's row. NOTE: a terminal that was taken out of service since still counts on the days it was used. */
export function rowOf(station: Post, inService: readonly string[], uses: readonly Use[], hours: readonly number[], day: string): BoardRow {
  const terminals = new Set([...inService, ...uses.map(({ terminalId }) => terminalId)]).size
  return {
    stationId: station.id, name: station.name, nameEn: station.nameEn, marketDay: isMarketDay(station.marketDigits, day), terminals,
    cells: hours.map((hour) => cellOf(hour, openMinutes(station, hour), terminals * openMinutes(station, hour), uses)),
  }
}

/** The county's line under the board: all stations' hours together. */
export function totalOf(stations: readonly Post[], rows: readonly BoardRow[], hours: readonly number[], uses: readonly Use[]): { terminals: number; cells: Cell[] } {
  const countOf = new Map(rows.map(({ stationId, terminals }) => [stationId, terminals]))
  const sum = (of: (station: Post) => number) => stations.reduce((total, station) => total + of(station), 0)
  return {
    terminals: sum(({ id }) => countOf.get(id) ?? 0),
    cells: hours.map((hour) => cellOf(hour, sum((station) => openMinutes(station, hour)), sum((station) => openMinutes(station, hour) * (countOf.get(station.id) ?? 0)), uses)),
  }
}

function cellOf(hour: number, open: number, terminalMinutes: number, uses: readonly Use[]): Cell {
  const [start, end] = [hour * 60, hour * 60 + 60]
  const here = uses.filter(({ from, to }) => from < end && to > start).map((use) => ({ ...use, from: Math.max(use.from, start), to: Math.min(use.to, end), begins: use.from >= start }))
  const busy = here.reduce((sum, { from, to }) => sum + to - from, 0)
  const countOf = (some: typeof here) => new Set(some.map(({ appointmentId }) => appointmentId)).size
  return {
    hour, open: open > 0 || here.length > 0,
    // The fullest moment is one at which somebody begins.
    inUse: Math.max(0, ...here.map(({ from }) => here.filter((other) => other.from <= from && other.to > from).length)),
    meetings: countOf(here), begins: countOf(here.filter(({ begins }) => begins)),
    load: terminalMinutes > 0 ? Math.min(1, busy / terminalMinutes) : here.length > 0 ? 1 : 0,
  }
}

const openMinutes = ({ opensAt, closesAt }: Post, hour: number): number => Math.max(0, Math.min(minutesOf(closesAt), hour * 60 + 60) - Math.max(minutesOf(opensAt), hour * 60))

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
