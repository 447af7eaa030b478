import { type Board, forget, holdFor, remember } from './board.ts'
import { offer } from './decide.ts'
import { marksFor, ordinary, placeAt, urgently } from './place.ts'
import { tellOnStandby } from './settle.ts'
import type { Ask, Decision } from './words.ts'

/** Takes the very time that a party agreed to, if it can still be had; wishes have been answered by agreeing (A14). Null, and the board is as before, where it cannot. */
export function decideAt(board: Board, ask: Ask, at: number, now: number): Decision | null {
  forget(board)
  const held = holdFor(board, ask)
  remember(board, held)
  if (marksFor(board, ask, at, at, false).includes(at)) {
    const told = ask.urgentBy === null && placeAt(board, held, at, now, ordinary)
    if (told || placeAt(board, held, at, now, urgently)) {
      if (told || ask.urgentBy !== null) held.tellAt = board.manner.tellAt(at, now)
      else tellOnStandby(board, held, now)
      return offer(board, held, { why: 'chosen', bumped: [] }, now)
    }
  }
  board.held.delete(ask.id)
  return null
}
