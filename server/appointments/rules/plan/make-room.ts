import { back, type Board, type Held } from './board.ts'
import { marksFor, ordinary, placeAt, placeFirst, type Rights, urgently } from './place.ts'
import { seatAll, unseat } from './seat.ts'

/** How many meetings may be tried in turn for one request, so that a full day costs no more than a quiet one. */
const mostVictims = 40

/** P6: a meeting that nobody was told of yet goes to a later time inside its own promise, so that this one fits. */
export function makeRoom(board: Board, held: Held, marks: readonly number[], now: number): boolean {
  if (!board.manner.displace) return false
  const rights = held.ask.urgentBy === null ? ordinary : urgently
  let tries = 0
  for (const at of marks) {
    for (const victim of untoldAt(board, held, at, now)) {
      if (tries++ >= mostVictims) return false
      if (swapsWith(board, held, at, victim, now, rights)) return true
    }
  }
  return false
}

function swapsWith(board: Board, held: Held, at: number, victim: Held, now: number, rights: Rights): boolean {
  const mark = board.steps.length
  const from = victim.from
  unseat(board, victim)
  if (placeAgain(board, held, at, now, rights) && placeFirst(board, victim, marksFor(board, victim.ask, from + 1, victim.ask.latest, true), now, ordinary) !== null) {
    victim.tellAt = board.manner.tellAt(victim.from, now)
    return true
  }
  back(board, mark)
  return false
}

// What the victim leaves is this request's, held back or not: the count of free officers is as before.
const placeAgain = (board: Board, held: Held, at: number, now: number, rights: Rights): boolean => (rights.heldBack ? placeAt(board, held, at, now, rights) : seatAll(board, held, at, now))

/** Meetings at an hour that nobody was told of and that are in nobody's hurry: whoever has longest to go first. */
export function untoldAt(board: Board, { ask }: Held, at: number, now: number): Held[] {
  const to = at + ask.minutes * 60_000
  const found = new Set<Held>()
  for (const person of board.people) {
    for (const { held } of person.claims) {
      if (held.from < to && held.to > at && !held.fixed && held.tellAt > now && held.ask.urgentBy === null && held.ask.latest > at) found.add(held)
    }
  }
  return [...found].toSorted((a, b) => b.ask.latest - a.ask.latest || (a.ask.id < b.ask.id ? -1 : 1))
}

