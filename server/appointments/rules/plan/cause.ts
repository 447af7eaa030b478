import type { Board } from './board.ts'
import { missingHelpers } from './missing.ts'
import { marksFor } from './place.ts'
import { isOpen } from './seat.ts'
import type { Ask, Cause } from './words.ts'

/** What stands in the way inside the promise: the first thing that is missing, wishes aside (A10). */
export function causeOf(board: Board, ask: Ask, now: number): Cause {
  for (const { stationId } of ask.sides) {
    if (marksFor(board, { ...ask, sides: ask.sides.filter((side) => side.stationId === stationId) }, ask.earliest, ask.latest, false).length === 0) return { code: 'station-closed', stationId }
  }
  const marks = marksFor(board, ask, ask.earliest, ask.latest, false)
  if (marks.length === 0) return { code: 'station-closed', stationId: ask.sides.at(-1)!.stationId }
  const length = ask.minutes * 60_000
  for (const { stationId } of ask.sides) {
    const needed = ask.sides.filter((side) => side.stationId === stationId).length
    const working = (at: number) => (board.byStation.get(stationId) ?? []).filter(({ open }) => isOpen(open, at, at + length)).length
    if (!marks.some((at) => working(at) >= needed)) return { code: 'no-terminal', stationId }
  }
  const missing = missingHelpers(board, ask, marks, now)
  if (missing) return missing
  const there = (board.byCraft.get(ask.skill) ?? []).filter(({ open }) => marks.some((at) => isOpen(open, at, at + length)))
  if (there.some(({ id }) => !ask.recused.includes(id as never))) return { code: 'no-opening' }
  return { code: there.length > 0 ? 'all-recused' : 'no-officer-with-skill' }
}
