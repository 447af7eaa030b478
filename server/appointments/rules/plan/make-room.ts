import { back, type Board, type Held, remember } from './board.ts'
import { causeOf } from './cause.ts'
import { marksFor } from './place.ts'
import { settle } from './settle.ts'
import { seatAll, unseat } from './seat.ts'
import type { Escalated } from './words.ts'

/** How many meetings may be tried in turn for one request, so that a full day costs no more than a quiet one. */
const mostVictims = 40

/** P6: a meeting that nobody was told of yet goes to another time inside its own promise, so that this one fits. */
export function makeRoom(board: Board, held: Held, marks: readonly number[], now: number): boolean {
  return board.manner.displace && tryVictims(board, held, marks, now, (victim, at) => {
    const from = Math.max(at + 1, now)
    return settle(board, victim, marksFor(board, victim.ask, from, victim.ask.latest, true), now) || settle(board, victim, marksFor(board, victim.ask, from, victim.ask.latest, false), now)
  })
}

/** P7: an urgent matter takes the hour of a meeting that nobody was told of, though that one finds no other: the lead gets it at once. */
export function bump(board: Board, held: Held, marks: readonly number[], now: number): Escalated | null {
  let escalated: Escalated | null = null
  tryVictims(board, held, marks, now, ({ ask }) => {
    board.held.delete(ask.id)
    escalated = { id: ask.id, cause: causeOf(board, ask), waysOut: [], victimOf: held.ask.id }
    return true
  })
  return escalated
}

function tryVictims(board: Board, held: Held, marks: readonly number[], now: number, after: (victim: Held, at: number) => boolean): boolean {
  let tries = 0
  for (const at of marks) {
    for (const victim of untoldAt(board, held, at, now)) {
      if (tries++ >= mostVictims) return false
      const mark = board.steps.length
      remember(board, victim)
      unseat(board, victim)
      if (seatAll(board, held, at, now) && after(victim, at)) return true
      back(board, mark)
    }
  }
  return false
}

/** Meetings at an hour that nobody was told of and that are in nobody's hurry: whoever has longest to go first. */
function untoldAt(board: Board, { ask }: Held, at: number, now: number): Held[] {
  const to = at + ask.minutes * 60_000
  const found = new Set<Held>()
  for (const person of board.people) {
    for (const { held } of person.claims) {
      if (held.from < to && held.to > at && !held.fixed && held.tellAt > now && held.ask.urgentBy === null) found.add(held)
    }
  }
  return [...found].toSorted((a, b) => b.ask.latest - a.ask.latest || (a.ask.id < b.ask.id ? -1 : 1))
}
