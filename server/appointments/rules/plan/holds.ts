import { type Board, forget, placedOf } from './board.ts'
import { samePlaces } from './consequences.ts'
import { unseat } from './seat.ts'
import type { Booking, Placed } from './words.ts'

/** What became of the times that are kept for somebody at a counter: which have other people or terminals now, and which are gone (A25). */
export type Holds = { kept: { id: string; placed: Placed }[]; gone: string[] }

/** Who kept a time asks again or accepts it: it is theirs to have once more. */
export function giveBack(board: Board, id: string): void {
  const held = board.held.get(id)
  if (!held?.offered) return
  unseat(board, held)
  board.held.delete(id)
  forget(board)
}

/** What a decision did to the times that are kept. */
export function holdsOn(board: Board, bookings: readonly Booking[]): Holds {
  const holds: Holds = { kept: [], gone: [] }
  for (const booking of bookings) {
    if (!booking.offered) continue
    const held = board.held.get(booking.ask.id)
    if (!held || held.claims.some(({ on }) => on === null)) {
      holds.gone.push(booking.ask.id)
      continue
    }
    const placed = placedOf(held)
    if (!samePlaces(booking, placed)) holds.kept.push({ id: booking.ask.id, placed })
  }
  return holds
}

/** An urgent matter has taken the hour of what was only kept: that is kept no more. */
export function dropUnseated(board: Board): void {
  for (const id of board.before.keys()) {
    const held = board.held.get(id)
    if (held?.offered && held.claims.some(({ on }) => on === null)) board.held.delete(id)
  }
}
