import { isMarketDay } from '#shared/appointments/rules.ts'
import type { StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import type { Stretch } from '../plan-types.ts'
import { daily, without } from '../stretches.ts'
import type { Ask, Booking, County, Craft, Manner, OfficerHours, Placed, StationHours } from './words.ts'

/** A person or a terminal: when it is there at all, and what it is taken by, in order of time. */
export type Resource = { id: StaffId | TerminalId; kind: 'person' | 'terminal'; order: number; crafts: readonly Craft[]; open: readonly Stretch[]; claims: Claim[] }

const helpers: ReadonlySet<Craft> = new Set(['lawyer', 'psychologist', 'interpreter', 'recorder'])
/** Somebody who helps at meetings of others and holds none. */
export const isHelperOnly = ({ crafts }: Resource): boolean => crafts.every((craft) => helpers.has(craft) || craft.startsWith('interpreter:'))

/** One part of a meeting: a person it needs or a terminal, and who has it at the moment. */
export type Claim = { held: Held; part: number; kind: Resource['kind']; from: number; to: number; on: Resource | null }

/** A meeting on the board. Its parts are the people first, then the terminals, in the order of the ask. */
export type Held = { ask: Ask; crafts: readonly Craft[]; from: number; to: number; tellAt: number; standby: boolean; fixed: boolean; pinned: boolean; offered: boolean; claims: Claim[] }

/** The county laid out for planning. Only the functions of this folder write on it; they can take every step back. */
export type Board = {
  manner: Manner
  people: Resource[]
  byCraft: Map<Craft, Resource[]>
  byStation: Map<UnitId, Resource[]>
  stations: Map<UnitId, StationHours & { open: readonly Stretch[]; unlessMarket: readonly Stretch[] }>
  held: Map<string, Held>
  /** Where the steps back are written, newest last. */
  steps: (() => void)[]
  /** What each meeting was before this decision touched it. */
  before: Map<string, { placed: Placed; tellAt: number } | null>
}

/** Lays the county out. `window` must hold every time that will be asked about. */
export function openBoard(county: County, manner: Manner, window: Stretch): Board {
  const people = county.officers.map((officer, order) => personOf(officer, order)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const board: Board = { manner: { ...manner, holdBack: once(manner.holdBack) }, people, byCraft: new Map(), byStation: new Map(), stations: new Map(), held: new Map(), steps: [], before: new Map() }
  // P4: whoever can do the least else comes first; then the id, so that the same input gives the same plan.
  for (const person of people.toSorted((a, b) => a.crafts.length - b.crafts.length)) for (const craft of person.crafts) push(board.byCraft, craft, person)
  for (const [order, { id, stationId, busy }] of county.terminals.toSorted((a, b) => Number(a.off ?? false) - Number(b.off ?? false) || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)).entries()) {
    push(board.byStation, stationId, { id, kind: 'terminal', order, crafts: [], open: without([window], busy), claims: [] })
  }
  for (const station of county.stations) {
    const { opensAt, closesAt, marketDigits } = station
    const open = daily(window, opensAt, closesAt)
    board.stations.set(station.id, { ...station, open, unlessMarket: marketDigits.length === 0 ? open : daily(window, opensAt, closesAt, (day) => !isMarketDay(marketDigits, day)) })
  }
  const everything = new Map([...people.map((one) => [one.id as string, one] as const), ...[...board.byStation].flatMap(([stationId, terminals]) => terminals.map((one) => [`${stationId} ${one.id}`, one] as const))])
  for (const booking of county.bookings) putBooking(board, booking, everything)
  return board
}

// What a county holds back in an hour is worked out once.
function once(holdBack: Manner['holdBack']): Manner['holdBack'] {
  const known = new Map<number, number>()
  return (from) => {
    const kept = known.get(from) ?? holdBack(from)
    known.set(from, kept)
    return kept
  }
}

const personOf = ({ id, skills, roster, leave, busy }: OfficerHours, order: number): Resource => ({ id, kind: 'person', order, crafts: skills, open: without(without(roster, leave), busy), claims: [] })

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** A meeting that has no places yet. */
export function holdFor(board: Board, ask: Ask, crafts: readonly Craft[] = [ask.skill, ...ask.also]): Held {
  const held: Held = { ask, crafts, from: 0, to: 0, tellAt: 0, standby: false, fixed: false, pinned: false, offered: false, claims: [] }
  for (let part = 0; part < crafts.length + ask.sides.length; part += 1) held.claims.push({ held, part, kind: part < crafts.length ? 'person' : 'terminal', from: 0, to: 0, on: null })
  board.held.set(ask.id, held)
  return held
}

function putBooking(board: Board, { ask, from, to, people, seats, tellAt, standby, fixed, pinned = false, offered = false }: Booking, everything: ReadonlyMap<string, Resource>): void {
  const held = holdFor(board, ask, people.map(({ craft }) => craft))
  Object.assign(held, { tellAt, standby, fixed, pinned, offered })
  write(board, held, from, to)
  for (const claim of held.claims) {
    const person = people[claim.part]
    const seat = seats[claim.part - people.length]
    // NOTE: somebody who has lost the skill, or a terminal that was taken away, is found by nobody else; the claim then stands on nothing.
    const found = everything.get(person ? person.staffId : `${seat!.stationId} ${seat!.terminalId}`)
    if (found) insert(claim, found)
  }
}

/** Gives a meeting its hours; its people rest for the break afterwards. */
export function setTime(board: Board, held: Held, from: number, to: number): void {
  const old = [held.from, held.to] as const
  board.steps.push(() => write(board, held, ...old))
  write(board, held, from, to)
}

function write(board: Board, held: Held, from: number, to: number): void {
  held.from = from
  held.to = to
  for (const claim of held.claims) {
    claim.from = from
    claim.to = claim.kind === 'person' ? to + board.manner.breakMs : to
  }
}

/** Says when a meeting's parties are told, and whether it stands by until then. NOTE: a step like the others: a search that comes to nothing takes it back. */
export function setTelling(board: Board, held: Held, tellAt: number, standby: boolean): void {
  const old = { tellAt: held.tellAt, standby: held.standby }
  board.steps.push(() => void Object.assign(held, old))
  Object.assign(held, { tellAt, standby })
}

/** Puts a part of a meeting on a person or a terminal. */
export function put(board: Board, claim: Claim, on: Resource): void {
  insert(claim, on)
  board.steps.push(() => remove(claim, on))
}

/** Takes a part of a meeting off again. */
export function take(board: Board, claim: Claim): void {
  const { on } = claim
  if (!on) return
  remove(claim, on)
  board.steps.push(() => insert(claim, on))
}

function insert(claim: Claim, on: Resource): void {
  on.claims.splice(firstAfter(on.claims, claim.from), 0, claim)
  claim.on = on
}

function remove(claim: Claim, on: Resource): void {
  on.claims.splice(on.claims.indexOf(claim), 1)
  claim.on = null
}

function firstAfter(claims: readonly Claim[], from: number): number {
  let at = claims.length
  while (at > 0 && claims[at - 1]!.from >= from) at -= 1
  return at
}

/** Takes back every step after a mark. */
export function back(board: Board, mark: number): void {
  while (board.steps.length > mark) board.steps.pop()!()
}

/** What was done stays; the way back is forgotten. */
export function forget(board: Board): void {
  board.steps.length = 0
  board.before.clear()
}

/** Where a meeting stands, as plain data. */
export function placedOf(held: Held): Placed {
  const people = held.crafts.map((craft, part) => ({ craft, staffId: held.claims[part]!.on!.id as StaffId }))
  const seats = held.ask.sides.map(({ side, stationId }, at) => ({ side, stationId, terminalId: held.claims[held.crafts.length + at]!.on!.id as TerminalId }))
  return { from: held.from, to: held.to, people, seats }
}

/** Remembers what a meeting was, before the first step that touches it. */
export function remember(board: Board, held: Held): void {
  if (!board.before.has(held.ask.id)) board.before.set(held.ask.id, held.claims.every(({ on }) => on) ? { placed: placedOf(held), tellAt: held.tellAt } : null)
}
