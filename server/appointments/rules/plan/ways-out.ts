import type { StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import type { Stretch } from '../plan-types.ts'
import { back, type Board, holdFor, placedOf, type Resource } from './board.ts'
import { marksFor, placeFirst, type Rights } from './place.ts'
import { clashes, isOpen } from './seat.ts'
import type { Ask, Craft, Placed, WayOut } from './words.ts'

const minute = 60_000
/** Nobody is asked to stay longer than this, and nobody to travel further (P9). */
const mostOvertime = 120
const mostKilometres = 30
const mostStations = 5
const mostLate = 3 * 24 * 60 * minute
const reserveToo: Rights = { reserve: 'open', augment: true }

/** P9: up to three ways out of an escalation, the cheapest of each kind: overtime, another station, later by consent. */
export function waysOutOf(board: Board, ask: Ask, now: number): WayOut[] {
  return [overtime(board, ask), otherStation(board, ask, now), later(board, ask, now)].filter((way) => way !== null).toSorted((a, b) => costOf(a) - costOf(b))
}

// In minutes of somebody's life: an officer's overtime, a villager's way at 30 km/h there and back, a day's wait counts as two hours.
function costOf(way: WayOut): number {
  if (way.way === 'overtime') return way.minutes
  return way.way === 'other-station' ? way.kilometres * 4 : way.minutesLate / 12
}

function overtime(board: Board, ask: Ask): WayOut | null {
  const length = ask.minutes * minute
  const crafts = [ask.skill, ...ask.also]
  let best: Extract<WayOut, { way: 'overtime' }> | null = null
  const marks = marksFor(board, ask, ask.earliest, ask.latest, false)
  for (const at of marks) {
    const seats = freeSeats(board, ask, at)
    if (!seats) continue
    const there = thereAt(board, ask, at)
    const [lacking, ...more] = crafts.filter((_craft, part) => !there[part])
    if (lacking === undefined || more.length > 0) continue
    for (const person of board.byCraft.get(lacking) ?? []) {
      if (ask.recused.includes(person.id as StaffId) || there.includes(person) || clashes(person, at, at + length, 1).length > 0) continue
      const minutes = minutesOutside(person, at, at + length)
      if (minutes > 0 && minutes <= mostOvertime && (!best || minutes < best.minutes)) {
        best = { way: 'overtime', staffId: person.id as StaffId, minutes, placed: { from: at, to: at + length, people: crafts.map((craft, part) => ({ craft, staffId: (there[part] ?? person).id as StaffId })), seats } }
      }
    }
  }
  return best
}

// Who could be there at this time without staying on, for each part; somebody is only one of them.
function thereAt(board: Board, { skill, also, minutes, recused }: Ask, at: number): (Resource | null)[] {
  const to = at + minutes * minute
  const taken: Resource[] = []
  return [skill, ...also].map((craft) => {
    const found = board.byCraft.get(craft)?.find((one) => !taken.includes(one) && !recused.includes(one.id as StaffId) && isOpen(one.open, at, to) && clashes(one, at, to + board.manner.breakMs, 1).length === 0) ?? null
    if (found) taken.push(found)
    return found
  })
}

/** Minutes that somebody would stay on beyond hours that touch this time; Infinity for one who is not there around it. */
function minutesOutside({ open }: Resource, from: number, to: number): number {
  const near = open.filter(([a, b]) => a <= to && b >= from)
  if (near.length === 0) return Infinity
  const inside = near.reduce((sum, [a, b]: Stretch) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)), 0)
  return Math.round((to - from - inside) / minute)
}

function freeSeats(board: Board, { sides, minutes }: Ask, at: number): Placed['seats'] | null {
  const to = at + minutes * minute
  const taken = new Set<string>()
  const seats = sides.map(({ side, stationId }) => {
    const found = board.byStation.get(stationId)?.find((on) => !taken.has(on.id) && isOpen(on.open, at, to) && clashes(on, at, to, 1).length === 0)
    if (found) taken.add(found.id)
    return found ? { side, stationId, terminalId: found.id as TerminalId } : null
  })
  return seats.every((seat) => seat !== null) ? seats : null
}

function otherStation(board: Board, ask: Ask, now: number): WayOut | null {
  let best: Extract<WayOut, { way: 'other-station' }> | null = null
  for (const [at, { side, stationId }] of ask.sides.entries()) {
    for (const { id, kilometres } of near(board, stationId)) {
      if (best && kilometres >= best.kilometres) break
      const sides = ask.sides.with(at, { side, stationId: id })
      const placed = tried(board, { ...ask, sides }, ask.earliest, ask.latest, now)
      if (placed) best = { way: 'other-station', side, from: stationId, to: id, kilometres, placed }
    }
  }
  return best
}

/** The stations around one, the nearest first, with the kilometres between. */
export function near(board: Board, from: string): { id: UnitId; kilometres: number }[] {
  const home = [...board.stations.values()].find(({ id }) => id === from)
  if (home?.east === undefined || home.north === undefined) return []
  const { east, north } = home
  return [...board.stations.values()].filter(({ id }) => id !== from)
    .map((other) => ({ id: other.id, kilometres: Math.round(Math.hypot((other.east ?? Infinity) - east, (other.north ?? Infinity) - north)) }))
    .filter(({ kilometres }) => kilometres <= mostKilometres).toSorted((a, b) => a.kilometres - b.kilometres || (a.id < b.id ? -1 : 1)).slice(0, mostStations)
}

function later(board: Board, ask: Ask, now: number): WayOut | null {
  const placed = tried(board, ask, ask.latest + 1, ask.latest + mostLate, now)
  return placed && { way: 'later-by-consent', minutesLate: Math.round((placed.from - ask.latest) / minute), placed }
}

/** What would be possible if nobody else changed anything; the board is as before. */
export function tried(board: Board, ask: Ask, from: number, latest: number, now: number, crafts: readonly Craft[] = [ask.skill, ...ask.also]): Placed | null {
  const kept = board.held.get(ask.id)
  const held = holdFor(board, ask, crafts)
  const mark = board.steps.length
  const found = placeFirst(board, held, marksFor(board, ask, from, latest, false), now, { ...reserveToo, augment: false })
  const placed = found === null ? null : placedOf(held)
  back(board, mark)
  if (kept) board.held.set(ask.id, kept)
  else board.held.delete(ask.id)
  return placed
}
