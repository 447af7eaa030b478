import type { ShiftKind } from '#shared/calendar/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Craft, HoldId, Promised, Wishes } from '#shared/appointments/words.ts'
import type { Role, Skill, StaffId, TerminalId, Tongue, UnitId } from '#shared/people/words.ts'
import { minute } from '#shared/platform/time.ts'
import { breakMs, markMs } from './rules/assign-slot.ts'
import { keepsUntil } from './rules/plan/ran-over.ts'
import type { Ask, Booking, County, Placed } from './rules/plan/words.ts'
import type { Stretch } from './rules/plan-types.ts'

type BookingRow = [
  id: string, skill: Skill, also: Craft[], minutes: number, urgentBy: number | null, recused: StaffId[], firstContact: boolean, wishes: Wishes, promise: Promised, checkedIn: boolean, pinned: boolean,
  registeredAt: number, dueAt: number, tellAt: number, standby: boolean, from: number, to: number, officerId: StaffId,
  people: [craft: Craft, staffId: StaffId][],
  seats: [side: Side, stationId: UnitId, terminalId: TerminalId][],
]

/** A time that is kept for a form at a counter, as it was placed. */
type HeldRow = [id: HoldId, staffId: StaffId, key: string, ask: Ask, placed: Placed, until: number]
/** Whose a kept time is, and whether its time has run out: then it is nobody's, and only waits to be swept away. */
export type Hold = { id: HoldId; staffId: StaffId; key: string; over: boolean }

/** A county as one query gives it: flat lists, instants in milliseconds. `busy` holds only claims of what is not in `bookings`. */
export type CountyRows = {
  people: [id: StaffId, name: string, role: Role, skills: Skill[], languages: Tongue[]][]
  shifts: [staffId: StaffId, kind: ShiftKind, from: number, to: number][]
  terminals: [id: TerminalId, name: string, stationId: UnitId, isOn: boolean][]
  stations: [id: UnitId, name: string, nameEn: string, opensAt: string, closesAt: string, marketDigits: number[], east: number, north: number][]
  /** `minutes`: how long what goes on at this moment was set for. */
  busy: [resourceId: string, from: number, to: number, minutes: number | null][]
  bookings: BookingRow[]
  held: HeldRow[]
  urgentLately: number
}

/** A county to plan in, with the names that a sentence needs, how many urgent matters came in the last four weeks, and whose the kept times are. */
export type KnownCounty = County & { urgentLately: number; holds: readonly Hold[] }

/** Puts the lists together as the planner wants them. */
export function asCounty({ people, shifts, terminals, stations, busy, bookings, held, urgentLately }: CountyRows, now: number): KnownCounty {
  const terminalIds = new Set<string>(terminals.map(([id]) => id))
  const taken = group(busy.map(([id, from, to, minutes]) => [id, [from, minutes === null ? to : goesOnUntil(to, minutes, terminalIds.has(id) ? 0 : breakMs, now)]]))
  const there = group(shifts.filter(([, kind]) => kind !== 'leave').map(([id, , from, to]) => [id, [from, to]]))
  const leave = group(shifts.filter(([, kind]) => kind === 'leave').map(([id, , from, to]) => [id, [from, to]]))
  return {
    officers: people.map(([id, name, role, skills, languages]) => ({ id, name, skills: craftsOf(role, skills, languages), roster: there.get(id) ?? [], leave: leave.get(id) ?? [], busy: rested(taken.get(id) ?? []) })),
    terminals: terminals.map(([id, name, stationId, isOn]) => ({ id, name, stationId, busy: taken.get(id) ?? [], off: !isOn })),
    stations: stations.map(([id, name, nameEn, opensAt, closesAt, marketDigits, east, north]) => ({ id, name, nameEn, opensAt, closesAt, marketDigits, east, north })),
    bookings: [...bookings.map(asBooking), ...held.filter(([, , , , , until]) => until > now).map(asKept)],
    holds: held.map(([id, staffId, key, , , until]) => ({ id, staffId, key, over: until <= now })),
    urgentLately,
  }
}

// P13: what goes on past its end is expected to keep its people and terminals for a while, from that very moment.
const goesOnUntil = (to: number, minutes: number, rest: number, now: number): number => (to - rest > now ? to : Math.max(to, keepsUntil(minutes, now, markMs) + rest))

// A3: a claim reaches ten minutes beyond its meeting; what ends before one needs its own ten minutes too.
const rested = (taken: readonly Stretch[]): Stretch[] => taken.map(([from, to]) => [from - breakMs, to])

// P8: any officer can hold a first meeting. A recorder brings no skill but the pen; an interpreter (A24) the languages they have.
function craftsOf(role: Role, skills: readonly Skill[], languages: readonly Tongue[]): Craft[] {
  if (role === 'recorder') return ['recorder']
  return [...skills, ...(skills.includes('interpreter') ? languages.map((tongue) => `interpreter:${tongue}` as const) : []), ...(role === 'officer' ? ['any' as const] : [])]
}

// NOTE: what a party chose after the promise, what waits for its notice, or what is breached already, has no other hour than its own: somebody else may hold it.
function asBooking([id, skill, also, minutes, urgentBy, recused, firstContact, wishes, promise, checkedIn, pinned, registeredAt, dueAt, tellAt, standby, from, to, officerId, people, seats]: BookingRow): Booking {
  return {
    ask: { id, skill, also, minutes, registeredAt, ...(promise === 'open' ? { earliest: registeredAt + 30 * minute, latest: dueAt } : { earliest: from, latest: from }), sides: seats.map(([side, stationId]) => ({ side, stationId })), wishes, urgentBy, recused, firstContact: null },
    from, to, tellAt, standby, pinned,
    people: [{ craft: firstContact ? 'any' : skill, staffId: officerId }, ...people.map(([craft, staffId]) => ({ craft, staffId }))],
    seats: seats.map(([side, stationId, terminalId]) => ({ side, stationId, terminalId })),
    fixed: checkedIn,
  }
}

// A25: its hour is as it was shown; who sits there may still change.
const asKept = ([id, , , ask, placed]: HeldRow): Booking => ({ ...placed, ask: { ...ask, id, earliest: placed.from, latest: placed.from }, tellAt: 0, standby: false, fixed: false, offered: true })

function group(pairs: readonly (readonly [string, Stretch])[]): Map<string, Stretch[]> {
  const groups = new Map<string, Stretch[]>()
  for (const [key, stretch] of pairs.toSorted((a, b) => a[1][0] - b[1][0])) {
    const list = groups.get(key)
    if (list) list.push(stretch)
    else groups.set(key, [stretch])
  }
  return groups
}
