import { back, type Board, type Held, setTelling } from './board.ts'
import { ordinary, placeFirst, urgently } from './place.ts'
import { unseat } from './seat.ts'

/**
 * P1, P5: the first of the marks outside the reserve; on standby instead where that spares a long wait, or where there is
 * nothing else. Writes down when its parties are to be told.
 */
export function settle(board: Board, held: Held, marks: readonly number[], now: number): boolean {
  const { manner } = board
  const told = placeFirst(board, held, marks, now, ordinary)
  const mayStandBy = manner.standbyTellMs > 0 && (told === null || held.ask.sides.length === 1)
  const before = told === null ? Infinity : told - manner.standbyWorthMs
  if (mayStandBy && before > marks[0]!) {
    const mark = board.steps.length
    if (told !== null) unseat(board, held)
    const soon = placeFirst(board, held, marks.filter((at) => at < before), now, urgently)
    if (soon !== null) return tellOnStandby(board, held, now)
    back(board, mark)
  }
  if (told === null) return false
  setTelling(board, held, manner.tellAt(held.from, now), false)
  return true
}

/** Its hour may still go to an urgent matter: its parties are told late (P5). */
export function tellOnStandby(board: Board, held: Held, now: number): true {
  const tellAt = Math.max(now, held.from - board.manner.standbyTellMs)
  setTelling(board, held, tellAt, tellAt > now)
  return true
}
