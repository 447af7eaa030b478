import { minute } from '#shared/platform/time.ts'
import { type Board, forget, holdFor, remember } from './board.ts'
import { offer } from './decide.ts'
import { hasRoom, marksFor } from './place.ts'
import { settle } from './settle.ts'
import type { Ask, Decision } from './words.ts'

/** How many may be tried at one go. */
const mostTries = 120
/** People need so long to come (A7). */
const comeMs = 30 * minute

/**
 * P12: an escalation is not the end while its clock runs: when hours come free, those with the lead are tried again first,
 * whoever has the least time left before the others. Gives those that found a time; nobody else's time changes for it.
 */
export function tryAgain(board: Board, waiting: readonly Ask[], now: number): { id: string; decision: Decision }[] {
  const known = new Map<number, boolean>()
  // NOTE: seen once for all of them; an hour that one of them takes is found taken when it is asked for.
  const isOpenAt = (at: number) => {
    if (!known.has(at)) known.set(at, hasRoom(board, at, at + board.manner.markMs))
    return known.get(at)!
  }
  const found: { id: string; decision: Decision }[] = []
  for (const ask of waiting.toSorted((a, b) => a.latest - b.latest || (a.id < b.id ? -1 : 1)).slice(0, mostTries)) {
    const marks = marksFor(board, ask, Math.max(ask.earliest, now + comeMs), ask.latest, false).filter(isOpenAt)
    if (marks.length === 0) continue
    forget(board)
    const held = holdFor(board, ask)
    remember(board, held)
    if (settle(board, held, marks, now)) found.push({ id: ask.id, decision: offer(board, held, { why: 'earliest', bumped: [] }, now) })
    else board.held.delete(ask.id)
  }
  forget(board)
  return found
}
