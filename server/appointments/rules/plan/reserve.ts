import type { UnitId } from '#shared/people/words.ts'
import { minute } from '#shared/platform/time.ts'
import { type Board, type Claim, type Held, isHelperOnly, type Resource } from './board.ts'
import { clashes, isOpen, isProvisional } from './seat.ts'
import type { Craft } from './words.ts'

/** The reserve is looked at in pieces of an hour: the shortest meeting fits into one. */
const piece = 30 * minute

/**
 * P5: what an urgent matter could still have during a meeting, though this one has its hour for good: in each piece of it
 * each craft that some officer free or on standby has, or whose meeting such a one could take over.
 */
export function craftsLeft(board: Board, held: Held, from: number, now: number): Set<string> {
  const left = new Set<string>()
  const to = from + held.ask.minutes * minute
  for (let at = from; at < to; at += piece) for (const craft of craftsAt(board, held, at, Math.min(to, at + piece), now)) left.add(`${at} ${craft}`)
  return left
}

function craftsAt(board: Board, mine: Held, from: number, to: number, now: number): Set<Craft> {
  const left = new Set<Craft>()
  const able = new Map<Craft, number>()
  let told: { person: Resource; claims: Claim[] }[] = []
  for (const person of board.people) {
    if (isHelperOnly(person) || !isOpen(person.open, from, to)) continue
    for (const craft of person.crafts) able.set(craft, (able.get(craft) ?? 0) + 1)
    const claims = clashes(person, from, to, 3).filter(({ held }) => held === mine || !standsBy(held, now))
    if (claims.length === 0) for (const craft of person.crafts) left.add(craft)
    else if (claims.every((claim) => isProvisional(board, claim, now))) told.push({ person, claims })
  }
  // Somebody whose meetings the others could take over is as good as free; that may make room for the next (P2).
  for (let before = -1; before !== left.size;) {
    before = left.size
    told = told.filter(({ person, claims }) => {
      if (!claims.every(({ held, part }) => left.has(held.crafts[part]!))) return true
      for (const craft of person.crafts) left.add(craft)
      return false
    })
  }
  // What only one brings is not kept back: on a day of rest nobody could be told a time.
  for (const [craft, many] of able) if (many < 2) left.delete(craft)
  return left
}

/** P5: whether each station with more than one terminal still has one that is free or on standby, in every piece of a meeting. */
export function leavesTerminals(board: Board, held: Held, now: number): boolean {
  for (const { stationId } of held.ask.sides) {
    for (let at = held.from; at < held.to; at += piece) if (!hasTerminal(board, stationId, held, at, Math.min(held.to, at + piece), now)) return false
  }
  return true
}

function hasTerminal(board: Board, stationId: UnitId, mine: Held, from: number, to: number, now: number): boolean {
  const working = (board.byStation.get(stationId) ?? []).filter(({ open }) => isOpen(open, from, to))
  return working.length < 2 || working.some((on) => clashes(on, from, to, 3).every(({ held }) => held !== mine && standsBy(held, now)))
}

const standsBy = ({ standby, tellAt, fixed }: Held, now: number): boolean => standby && tellAt > now && !fixed
