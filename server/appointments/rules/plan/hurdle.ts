import type { StaffId, UnitId } from '#shared/people/words.ts'
import { dayOf, minute } from '#shared/platform/time.ts'
import type { Board, Resource } from './board.ts'
import { marksFor } from './place.ts'
import { clashes, isOpen } from './seat.ts'
import type { Ask, Craft } from './words.ts'

/** What stands in the way of a wish (A26). */
export type Hurdle =
  | { code: 'market' | 'no-terminal' | 'terminals-taken'; stationId: UnitId }
  | { code: 'too-late'; stationId: UnitId; clock: string }
  | { code: 'another-day'; day: string }
  | { code: 'shut'; stationId: UnitId }
  | { code: 'wishes' | 'never-together' }
  | { code: 'nobody-works' | 'all-recused' }
  | { code: 'officers-taken'; many: number }
  | { code: 'helper-off' | 'helper-taken'; craft: Craft }

/**
 * A26: the first thing that stands in the way of what somebody wishes, in the order in which somebody would look: the day and
 * the clock, the stations' doors, terminals, officers, who else should be there; or that they are never free at once.
 */
export function hurdleOf(board: Board, ask: Ask): Hurdle {
  const marks = marksFor(board, ask, ask.earliest, ask.latest, true)
  return marks.length === 0 ? noTimeOf(board, ask) : takenOf(board, ask, marks)
}

/** The same for one day: what stands in the way of a time on just that day. */
export function hurdleOn(board: Board, ask: Ask, day: string): Hurdle {
  const marks = marksFor(board, ask, ask.earliest, ask.latest, true).filter((at) => dayOf(new Date(at)) === day)
  if (marks.length > 0) return takenOf(board, ask, marks)
  const open = marksFor(board, { ...ask, wishes: nothing }, ask.earliest, ask.latest, false).filter((at) => dayOf(new Date(at)) === day)
  return open.length === 0 ? { code: 'shut', stationId: ask.sides[0]!.stationId } : wishOf(ask, (wishes) => open.some((at) => keeps(board, ask, wishes, at)))
}

const nothing: Ask['wishes'] = { notBefore: null, notOnMarketDay: false, fromDay: null }
const keeps = (board: Board, ask: Ask, wishes: Ask['wishes'], at: number): boolean => marksFor(board, { ...ask, wishes }, at, at, true).length > 0

// Which of the wishes leaves no time at all.
const noTimeOf = (board: Board, ask: Ask): Hurdle => wishOf(ask, (wishes) => marksFor(board, { ...ask, wishes }, ask.earliest, ask.latest, true).length > 0)

function wishOf({ wishes, sides }: Ask, has: (wishes: Ask['wishes']) => boolean): Hurdle {
  const stationId = sides[0]!.stationId
  if (wishes.fromDay && !has({ ...nothing, fromDay: wishes.fromDay })) return { code: 'another-day', day: wishes.fromDay }
  if (wishes.notOnMarketDay && !has({ ...nothing, notOnMarketDay: true })) return { code: 'market', stationId }
  if (wishes.notBefore && !has({ ...nothing, notBefore: wishes.notBefore })) return { code: 'too-late', stationId, clock: wishes.notBefore }
  return { code: 'wishes' }
}

function takenOf(board: Board, ask: Ask, marks: readonly number[]): Hurdle {
  const length = ask.minutes * minute
  const works = (on: Resource) => marks.some((at) => isOpen(on.open, at, at + length))
  const free = (on: Resource, at: number) => isOpen(on.open, at, at + length) && clashes(on, at, at + length + (on.kind === 'person' ? board.manner.breakMs : 0), 1).length === 0
  const isFree = (on: Resource) => marks.some((at) => free(on, at))
  for (const { stationId } of ask.sides) {
    const terminals = board.byStation.get(stationId) ?? []
    const needed = ask.sides.filter((side) => side.stationId === stationId).length
    if (terminals.filter(works).length < needed) return { code: 'no-terminal', stationId }
    if (!marks.some((at) => terminals.filter((on) => free(on, at)).length >= needed)) return { code: 'terminals-taken', stationId }
  }
  const able = (board.byCraft.get(ask.skill) ?? []).filter(works)
  const mayHold = able.filter(({ id }) => !ask.recused.includes(id as StaffId))
  if (mayHold.length === 0) return { code: able.length > 0 ? 'all-recused' : 'nobody-works' }
  if (!mayHold.some(isFree)) return { code: 'officers-taken', many: mayHold.length }
  for (const craft of ask.also) {
    const there = (board.byCraft.get(craft) ?? []).filter((one) => works(one) && !ask.recused.includes(one.id as StaffId))
    if (!there.some(isFree)) return { code: there.length > 0 ? 'helper-taken' : 'helper-off', craft }
  }
  return { code: 'never-together' }
}
