import { minute } from '#shared/platform/time.ts'
import { back, type Board, type Held, remember, type Resource, setTelling } from './board.ts'
import { causeOf } from './cause.ts'
import { dropUnseated } from './holds.ts'
import { marksFor } from './place.ts'
import { settle } from './settle.ts'
import { clashes, isOpen, seatAll, unseat } from './seat.ts'
import { waysOutOf } from './ways-out.ts'
import type { Escalated } from './words.ts'

/** How many meetings may be tried in turn for one urgent or ordinary request, so that a full day costs no more than a quiet one. */
const mostTries = 60
const ordinaryTries = 12
/** And how many more so that one of them finds its place again. */
const chainTries = 10
/** How many meetings may go elsewhere for one request: one for the officer, one for each station. */
const mostVictims = 3

type After = (victim: Held) => boolean

/** P6: meetings that nobody was told of yet go to other times inside their own promise, so that this one fits. */
export function makeRoom(board: Board, held: Held, marks: readonly number[], now: number): boolean {
  const urgent = held.ask.urgentBy !== null
  const found = board.manner.displace && inTurn(board, held, marks, now, (victim) => victim.offered || findAgain(board, held, victim, now), urgent ? mostVictims : 1, { left: urgent ? mostTries : ordinaryTries })
  if (found) dropUnseated(board)
  return found
}

// A free time; or, for the first one that gives way, the time of a second one with longer to go.
function findAgain(board: Board, held: Held, victim: Held, now: number): boolean {
  const { ask } = victim
  const from = Math.max(ask.earliest, held.from + 1, now)
  const marks = marksFor(board, ask, from, ask.latest, true)
  if (settle(board, victim, marks, now)) return true
  if (!inTurn(board, victim, marks, now, (second) => second !== held && settle(board, second, marksFor(board, second.ask, ask.latest + 1, second.ask.latest, true), now), 1, { left: chainTries })) return false
  setTelling(board, victim, board.manner.tellAt(victim.from, now), false)
  return true
}

/** P7: an urgent matter takes the hour of one meeting that nobody was told of, though that one finds no other: the lead gets it at once. */
export function bump(board: Board, held: Held, marks: readonly number[], now: number): Escalated | null {
  let escalated: Escalated | null = null
  const given: After = ({ ask, offered }) => {
    if (escalated || offered) return false
    escalated = { id: ask.id, cause: causeOf(board, ask, now), waysOut: waysOutOf(board, ask, now), victimOf: held.ask.id }
    return true
  }
  if (!board.manner.displace || !inTurn(board, held, marks, now, given, 1, { left: mostTries })) return null
  board.held.delete(escalated!.id)
  return escalated
}

function inTurn(board: Board, held: Held, marks: readonly number[], now: number, after: After, most: number, budget: { left: number }): boolean {
  return marks.some((at) => clear(board, held, at, now, after, [], most, budget))
}

// Takes away one meeting after the other that stands in the way, until this one fits; then each must find its place again.
function clear(board: Board, held: Held, at: number, now: number, after: After, gone: Held[], most: number, budget: { left: number }): boolean {
  const mark = board.steps.length
  for (const victim of inTheWay(board, held, at, now)) {
    if (budget.left-- <= 0) return false
    const taken = [...gone, victim]
    remember(board, victim)
    unseat(board, victim)
    if (seatAll(board, held, at, now) ? taken.every((one) => after(one)) : taken.length < most && clear(board, held, at, now, after, taken, most, budget)) return true
    back(board, mark)
  }
  return false
}

/** Meetings at an hour that nobody was told of and that are in nobody's hurry, and for an urgent matter first of all what is only kept (A25): at the station that is full, else with anybody; whoever has longest to go first. */
function inTheWay(board: Board, { ask }: Held, at: number, now: number): Held[] {
  const to = at + ask.minutes * minute
  const full = ask.sides.map(({ stationId }) => board.byStation.get(stationId) ?? []).find((terminals) => !terminals.some((on) => isOpen(on.open, at, to) && clashes(on, at, to, 1).length === 0))
  const found = new Set<Held>()
  for (const on of full ?? (board.people as readonly Resource[])) {
    for (const { held } of clashes(on, at, to, 3)) if (!held.fixed && held.ask.urgentBy === null && (held.offered ? ask.urgentBy !== null : held.tellAt > now)) found.add(held)
  }
  return [...found].toSorted((a, b) => Number(b.offered) - Number(a.offered) || b.ask.latest - a.ask.latest || (a.ask.id < b.ask.id ? -1 : 1))
}
