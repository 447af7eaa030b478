import { back, type Board, forget, type Held, remember } from './board.ts'
import { consequencesOf } from './consequences.ts'
import { hasRoom, marksFor, ordinary, placeFirst, urgently } from './place.ts'
import { unseat } from './seat.ts'
import type { Moved } from './words.ts'

/** How many meetings may be tried at one go. */
const mostTries = 120

/**
 * P11: hours that have come free are not lost: meetings that nobody was told of yet come forward into them, whoever has
 * the least time left first. Called when time has passed; nobody notices but the waiting time.
 */
export function pullForward(board: Board, now: number): Moved[] {
  forget(board)
  const { manner } = board
  const soonest = Math.ceil((now + manner.standbyTellMs) / manner.markMs) * manner.markMs
  const waiting = [...board.held.values()].filter(({ tellAt, fixed, from }) => tellAt > now && !fixed && from > soonest).toSorted((a, b) => a.ask.latest - b.ask.latest || (a.ask.id < b.ask.id ? -1 : 1))
  const known = new Map<number, boolean>()
  // NOTE: seen once for all of them: what they leave behind is found the next time.
  const isOpenAt = (at: number) => {
    if (!known.has(at)) known.set(at, hasRoom(board, at, at + manner.markMs))
    return known.get(at)!
  }
  for (const held of waiting.slice(0, mostTries)) comeForward(board, held, soonest, isOpenAt, now)
  const { moved } = consequencesOf(board, 'hour-came-free', null, now)
  forget(board)
  return moved
}

function comeForward(board: Board, held: Held, soonest: number, isOpenAt: (at: number) => boolean, now: number): void {
  const { ask, from } = held
  const { manner } = board
  const worth = from - manner.standbyWorthMs
  const sooner = marksFor(board, ask, Math.max(soonest, ask.earliest), from - 1, true).filter(isOpenAt)
  if (sooner.length === 0) return
  const inTime = sooner.filter((at) => manner.tellAt(at, 0) >= now)
  const mark = board.steps.length
  remember(board, held)
  unseat(board, held)
  if (placeFirst(board, held, inTime, now, ordinary) !== null) {
    held.standby = false
    held.tellAt = manner.tellAt(held.from, now)
  } else if (ask.sides.length === 1 && placeFirst(board, held, sooner.filter((at) => at <= worth), now, urgently) !== null) {
    held.tellAt = held.from - manner.standbyTellMs
    held.standby = true
  } else back(board, mark)
}
