import type { CalendarDay, DayKind } from '#shared/calendar/words.ts'
import { isMarketDay } from '#shared/appointments/rules.ts'
import type { Expected } from '#shared/oversight/words.ts'
import type { Skill, UnitId } from '#shared/people/words.ts'
import { addDays, type Day } from '#shared/platform/time.ts'
import { expectedOf } from './spread.ts'

/** How far back it looks, how many days like it there must be, and how many days off make a long break (F1, F5). */
export const windowDays = 56
export const daysNeeded = 5
export const longBreak = 3

/** What was registered in an hour of a day at a station for a skill. */
export type Registered = { day: Day; hour: number; stationId: UnitId; skill: Skill; count: number }
export type Market = { id: UnitId; marketDigits: readonly number[] }
export type Asked = { day: Day; today: Day; /** From ten days before the window on, to the day itself. */ days: readonly CalendarDay[]; stations: readonly Market[]; registered: readonly Registered[]; /** The day of the county's first registration. */ since: Day | null }

export type Foreseen = { kind: DayKind; afterBreak: boolean; days: number; total: Expected | null; skills: ReadonlyMap<Skill, Expected>; hours: { hour: number; expected: Expected; skills: ReadonlyMap<Skill, number> }[] }

/** F1–F5 What a day will bring, from the past days like it. */
export function foresee({ day, today, days, stations, registered, since }: Asked): Foreseen {
  const kinds = new Map(days.map((one) => [one.date, one.kind]))
  const kind = kinds.get(day) ?? raise(day)
  const afterBreak = isAfterBreak(day, kinds)
  const from = addDays(day, -windowDays)
  const like = since === null ? [] : days.map(({ date }) => date).filter((date) => date >= from && date < today && date < day && date >= since && kinds.get(date) === kind && isAfterBreak(date, kinds) === afterBreak)
  if (like.length < daysNeeded) return { kind, afterBreak, days: like.length, total: null, skills: new Map(), hours: [] }

  const rates = new Map(stations.map((station) => [station.id, ratesOf(station, like, registered)]))
  const spread = spreadOf(like, stations, rates, registered)
  const said = (mean: number) => expectedOf(mean, mean * spread * (1 + 1 / like.length))
  // Each past registration weighs one over the days that its station counts; those of other days weigh nothing.
  const weights = registered.flatMap((row) => {
    const { counted } = rates.get(row.stationId)?.[marketOn(stations, row.stationId, day)] ?? { counted: null }
    return counted?.has(row.day) ? [{ ...row, weight: row.count / counted.size }] : []
  })
  const sumBy = <Key>(keyOf: (row: { hour: number; skill: Skill }) => Key, rows = weights) => rows.reduce((sums, row) => sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.weight), new Map<Key, number>())
  const perHour = [...sumBy(({ hour }) => hour)].toSorted(([a], [b]) => a - b)
  return {
    kind, afterBreak, days: like.length,
    total: said(weights.reduce((sum, { weight }) => sum + weight, 0)),
    skills: new Map([...sumBy(({ skill }) => skill)].map(([skill, mean]) => [skill, said(mean)])),
    hours: perHour.map(([hour, mean]) => ({ hour, expected: said(mean), skills: sumBy(({ skill }) => skill, weights.filter((row) => row.hour === hour)) })),
  }
}

/** F1 The first working day after three or more days off in a row. */
export function isAfterBreak(on: Day, kinds: ReadonlyMap<Day, DayKind>): boolean {
  const off = (date: Day) => kinds.get(date) === 'holiday' || kinds.get(date) === 'weekend'
  return !off(on) && Array.from({ length: longBreak }, (_none, nth) => addDays(on, -1 - nth)).every(off)
}

type Rate = { counted: ReadonlySet<Day>; perDay: number }
type Rates = { market: Rate; plain: Rate }

// F2, F3: a station's registrations a day, on market days and on others.
function ratesOf({ id, marketDigits }: Market, like: readonly Day[], registered: readonly Registered[]): Rates {
  const rate = (market: boolean): Rate => {
    const same = like.filter((date) => isMarketDay(marketDigits, date) === market)
    const counted = new Set(same.length >= daysNeeded ? same : like)
    const all = registered.filter((row) => row.stationId === id && counted.has(row.day)).reduce((sum, { count }) => sum + count, 0)
    return { counted, perDay: all / counted.size }
  }
  return { market: rate(true), plain: rate(false) }
}

const marketOn = (stations: readonly Market[], id: UnitId, on: Day): keyof Rates => (isMarketDay(stations.find((station) => station.id === id)?.marketDigits ?? [], on) ? 'market' : 'plain')

// F4: how much more the days have varied around their own expectation than chance alone would have it (Pearson); never less.
function spreadOf(like: readonly Day[], stations: readonly Market[], rates: ReadonlyMap<UnitId, Rates>, registered: readonly Registered[]): number {
  const misses = like.map((date) => {
    const expected = stations.reduce((sum, { id }) => sum + (rates.get(id)?.[marketOn(stations, id, date)].perDay ?? 0), 0)
    const came = registered.filter((row) => row.day === date && rates.has(row.stationId)).reduce((sum, { count }) => sum + count, 0)
    return expected > 0 ? (came - expected) ** 2 / expected : 0
  })
  return Math.max(1, misses.reduce((sum, miss) => sum + miss, 0) / (like.length - 1))
}

const raise = (day: Day): never => { throw new Error(`the calendar handed in does not hold ${day}`) }
