import type { StaffId } from '#shared/people/words.ts'
import type { Board } from './board.ts'
import { isOpen } from './seat.ts'
import type { Ask, Cause, Craft } from './words.ts'
import { tried } from './ways-out.ts'

/**
 * A10: who besides the officer stands in the way: those without whom there would be a time. `helper-off`: one of them is not
 * there at all at any of the marks; `helper-taken`: they are there, but taken, or never when the others are. Null where it is not they.
 */
export function missingHelpers(board: Board, ask: Ask, marks: readonly number[], now: number): Cause | null {
  if (ask.also.length === 0) return null
  const goesWithout = (gone: readonly Craft[]) => hasTime(board, { ...ask, also: ask.also.filter((craft) => !gone.includes(craft)) }, now)
  const isThere = (craft: Craft) => (board.byCraft.get(craft) ?? []).some((one) => !ask.recused.includes(one.id as StaffId) && marks.some((at) => isOpen(one.open, at, at + ask.minutes * 60_000)))
  const off = ask.also.filter((craft) => !isThere(craft))
  if (off.length > 0) return goesWithout(ask.also) ? { code: 'helper-off', crafts: off } : null
  const one = ask.also.find((craft) => goesWithout([craft]))
  if (one) return { code: 'helper-taken', crafts: [one] }
  return goesWithout(ask.also) ? { code: 'helper-taken', crafts: [...ask.also] } : null
}

// With the skill, or (P8) with whoever may hold a first meeting.
const hasTime = (board: Board, ask: Ask, now: number): boolean =>
  [ask.skill, ...(ask.firstContact ? [ask.firstContact] : [])].some((skill) => tried(board, ask, ask.earliest, ask.latest, now, [skill, ...ask.also]) !== null)
