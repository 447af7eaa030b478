import type { County, Ask, Craft, OfficerHours } from '#server/appointments/rules/plan/words.ts'
import type { StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import type { Stretch } from '#server/appointments/rules/plan-types.ts'
import { type Chance, chanceFrom } from './chance.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
/** A Monday at midnight in the county; the world's day 0. */
export const firstMidnight = Date.parse('2026-11-02T00:00:00+08:00')

export type Size = { load: number; seed: number; days: number; stations: number; officers: number; kind: 'units' | 'minutes' }
/** One registration as the world will bring it, with what only the world knows: how long it really takes, and whether they come. */
export type Coming = { ask: Ask; really: number; comes: boolean; kilometres: number }
export type Sickness = { staffId: StaffId; at: number; away: Stretch }
export type World = { size: Size; county: County; coming: Coming[]; sick: Sickness[]; until: number; hours: Stretch[] }

const skills = ['mediation', 'public_security', 'household', 'traffic', 'legal', 'admin_approval'] as const
const share = [0.3, 0.2, 0.18, 0.14, 0.1, 0.08]
/** What comes, how long it is set for, and how long it really takes: median and 95th of a hundred. */
const kinds = [{ part: 0.48, minutes: 30, median: 18, p95: 40 }, { part: 0.12, minutes: 45, median: 30, p95: 70 }, { part: 0.4, minutes: 75, median: 65, p95: 150 }] as const
/** When a day is worked: fourteen half hours. */
const worked = [[8.5, 12], [14, 17.5]] as const
/** Of 100 registrations: so many in each of these hours. */
const arrivals = [[8, 12, 55], [14, 18, 35], [12, 14, 4], [18, 22, 4], [6, 8, 2]] as const

/** A county for some days and everything that will happen in it. */
export function makeWorld(size: Size): World {
  const chance = chanceFrom(size.seed)
  const dayAt = (n: number) => firstMidnight + n * day
  // NOTE: day 0 only brings the backlog; the day after the last one still serves what the last one brought.
  const until = dayAt(size.days + 2)
  const hours: Stretch[] = Array.from({ length: size.days + 1 }, (_, n) => worked.map(([a, b]): Stretch => [dayAt(n + 1) + a * hour, dayAt(n + 1) + b * hour])).flat()
  const officers = Array.from({ length: size.officers }, (_, n) => officerOf(n, size, hours, chance))
  const helpers = [...Array.from({ length: Math.ceil(size.officers * 0.15) }, (_, n) => helperOf(n, 'lawyer', hours)), ...Array.from({ length: Math.ceil(size.officers * 0.075) }, (_, n) => helperOf(n, 'psychologist', hours))]
  const sick = officers.flatMap(({ id }): Sickness[] => Array.from({ length: size.days + 1 }, (_, n) => n + 1).filter(() => chance.next() < 0.03).map((n) => ({ staffId: id, at: dayAt(n) + 8 * hour, away: [dayAt(n), dayAt(n + 1)] })))
  const weights = Array.from({ length: size.stations }, (_, n) => 1 / (n + 1) ** 0.7)
  const stations = weights.map((_, n) => ({ id: stationId(n), name: `站${n}`, nameEn: `Station ${n}`, opensAt: '08:30', closesAt: '17:30', marketDigits: [], east: chance.next() * 60, north: chance.next() * 60 }))
  // NOTE: what is planned, as load is counted: nobody knows yet who will be ill.
  const slotsPlanned = officers.flatMap(({ roster }) => roster).filter(([from]) => from < dayAt(size.days + 1)).reduce((sum, [from, to]) => sum + (to - from) / (30 * minute), 0) / size.days
  const perDay = size.kind === 'units' ? slotsPlanned : (slotsPlanned * 30) / kinds.reduce((sum, { part, minutes }) => sum + part * (minutes + 10), 0)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const terminals = weights.flatMap((weight, n) => Array.from({ length: Math.max(2, Math.ceil((weight / total) * (slotsPlanned / 14) * 1.35 * 1.35)) }, (_, t) => ({ id: `t${pad(n)}-${pad(t)}` as TerminalId, name: `${t + 1}`, stationId: stationId(n), busy: [] })))
  const coming = comingTo(size, perDay, weights, hours, dayAt, chance)
  return { size, county: { officers: [...officers, ...helpers], terminals, stations, bookings: [] }, coming, sick, until, hours }
}

const pad = (n: number) => String(n).padStart(3, '0')
const stationId = (n: number) => `s${pad(n)}` as UnitId

/** One to three skills, the first by what the county needs; 12 % of the half days off. */
function officerOf(n: number, { officers }: Size, hours: readonly Stretch[], chance: Chance): OfficerHours {
  let sum = 0
  const first = share.findIndex((part) => (sum += part) > (n + 0.5) / officers)
  const known = new Set([first])
  const many = 1 + chance.pick([0.45, 0.33, 0.22])
  while (known.size < many) known.add(chance.pick(share))
  return { id: `o${pad(n)}` as StaffId, name: `${n}`, skills: [...known].map((at) => skills[at]!), roster: hours.filter(() => chance.next() >= 0.12), leave: [], busy: [] }
}

const helperOf = (n: number, craft: Craft, hours: readonly Stretch[]): OfficerHours => ({ id: `${craft}${pad(n)}` as StaffId, name: `${n}`, skills: [craft], roster: hours, leave: [], busy: [] })

function comingTo(size: Size, perDay: number, weights: readonly number[], hours: readonly Stretch[], dayAt: (n: number) => number, chance: Chance): Coming[] {
  const times: number[] = Array.from({ length: Math.round(size.load * perDay * 0.5) }, () => dayAt(0) + (14 + chance.next() * 3.5) * hour)
  // Which day each comes on is chance; how many come in all is the load that was asked for.
  for (let left = Math.round(size.load * perDay * size.days); left > 0; left -= 1) times.push(dayAt(1 + chance.below(size.days)) + arrivalHour(chance) * hour)
  return times.toSorted((a, b) => a - b).map((at, n) => comingAt(at, n, size, weights, hours, chance))
}

function arrivalHour(chance: Chance): number {
  const [from, to] = arrivals[chance.pick(arrivals.map(([, , weight]) => weight))]!
  return from + chance.next() * (to - from)
}

function comingAt(registeredAt: number, n: number, { kind }: Size, weights: readonly number[], hours: readonly Stretch[], chance: Chance): Coming {
  const urgent = chance.next() < 0.05
  const where = new Set([chance.pick(weights)])
  const places = chance.next() < 0.25 ? (chance.next() < 0.8 ? 2 : 3) : 1
  while (where.size < Math.min(places, weights.length)) where.add(chance.pick(weights))
  const also: Craft[] = [...(chance.next() < 0.05 ? ['lawyer' as const] : []), ...(chance.next() < 0.02 ? ['psychologist' as const] : [])]
  const of = kind === 'units' ? null : kinds[chance.pick(kinds.map(({ part }) => part))]!
  const ask: Ask = {
    id: `a${String(n).padStart(6, '0')}`, skill: skills[chance.pick(share)]!, also, minutes: of?.minutes ?? 30, registeredAt,
    earliest: registeredAt + (urgent ? 5 : 30) * minute, latest: registeredAt + day,
    sides: [...where].map((at, side) => ({ side: side === 0 ? 'applicant' : 'respondent', stationId: stationId(at) })),
    wishes: { notBefore: null, notOnMarketDay: false, fromDay: null }, urgentBy: urgent ? afterOpen(hours, registeredAt, 2 * hour) : null, recused: [], firstContact: null,
  }
  return { ask, really: (of ? chance.lognormal(of.median, of.p95) : 30) * minute, comes: chance.next() >= 0.08, kilometres: [...where].reduce((sum) => sum + 1 + chance.next() * 11, 0) / where.size }
}

/** How long a meeting really keeps its people: who does not come is waited for twenty minutes. */
export const reallyTakes = ({ really, comes }: Coming): number => (comes ? really : Math.min(really, 20 * minute))

/** The moment when so much open time has passed: an urgent matter's two hours stand still while everything is closed. */
export function afterOpen(hours: readonly Stretch[], from: number, open: number): number {
  let left = open
  for (const [a, b] of hours) {
    if (b <= from) continue
    const begins = Math.max(a, from)
    if (b - begins >= left) return begins + left
    left -= b - begins
  }
  return Infinity
}

/** How many urgent matters a county that has kept count would expect between two moments. */
export function urgentExpected({ size, coming }: World, from: number, to: number): number {
  const perDay = (0.05 * coming.length) / (size.days + 0.5)
  return perDay * Math.max(0, cameBy(to) - cameBy(from))
}

function cameBy(at: number): number {
  const days = Math.floor((at - firstMidnight) / day)
  const clock = (at - firstMidnight - days * day) / hour
  return days + arrivals.reduce((sum, [from, to, weight]) => sum + (weight / 100) * Math.max(0, Math.min(1, (clock - from) / (to - from))), 0)
}

/** The moment so much open time before another: from when on an hour is the last that an urgent matter can have. */
export function openBefore(hours: readonly Stretch[], to: number, open: number): number {
  let left = open
  for (const [a, b] of hours.toReversed()) {
    if (a >= to) continue
    const ends = Math.min(b, to)
    if (ends - a >= left) return ends - left
    left -= ends - a
  }
  return (hours[0]?.[0] ?? to) - day
}
