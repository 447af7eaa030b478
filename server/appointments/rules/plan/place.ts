import type { Stretch } from '../plan-types.ts'
import { both } from '../stretches.ts'
import { atClock, dayOf, minute } from '#shared/platform/time.ts'
import { back, type Board, type Held, isHelperOnly } from './board.ts'
import { craftsLeft, leavesTerminals } from './reserve.ts'
import { clashes, isOpen, seatAll, unseat } from './seat.ts'
import type { Ask } from './words.ts'

/** Which places a search may use: those outside the reserve, or all (P5); and whether others may change people for it (P2). */
export type Rights = { reserve: 'kept' | 'open'; augment: boolean }
export const ordinary: Rights = { reserve: 'kept', augment: true }
export const urgently: Rights = { reserve: 'open', augment: true }

/** The marks at which a meeting could begin: all its stations open, its wishes kept (A5, A7, A8, A13). */
export function marksFor(board: Board, ask: Ask, from: number, latest: number, asWished: boolean): number[] {
  const length = ask.minutes * minute
  let hours: Stretch[] = [[from, latest + length]]
  for (const id of new Set(ask.sides.map(({ stationId }) => stationId))) {
    const station = board.stations.get(id)
    if (!station) return []
    hours = both(hours, (asWished && ask.wishes.notOnMarketDay ? station.unlessMarket : station.open).filter(([a, b]) => a < latest + length && b > from))
  }
  const { markMs } = board.manner
  const marks: number[] = []
  for (const [opens, closes] of hours) {
    for (let at = Math.ceil(opens / markMs) * markMs; at <= latest && at + length <= closes; at += markMs) if (!asWished || keepsWish(ask, at)) marks.push(at)
  }
  return marks
}

function keepsWish({ wishes: { notBefore, fromDay } }: Ask, at: number): boolean {
  if (!notBefore && !fromDay) return true
  const day = dayOf(new Date(at))
  return (!fromDay || day >= fromDay) && (!notBefore || at >= atClock(day, notBefore).getTime())
}

/** Puts a meeting at the first of the marks where everything it needs can be had. */
export function placeFirst(board: Board, held: Held, marks: readonly number[], now: number, rights: Rights): number | null {
  for (const at of marks) if (placeAt(board, held, at, now, rights)) return at
  return null
}

/** Puts a meeting at one time, unless that would use up what is held back there (P5). */
export function placeAt(board: Board, held: Held, at: number, now: number, { reserve, augment }: Rights): boolean {
  const kept = reserve === 'open' || at - now <= board.manner.standbyTellMs ? 0 : board.manner.holdBack(at)
  if (!hasFree(board, at, at + held.ask.minutes * minute, kept, now)) return false
  if (kept === 0) return seatAll(board, held, at, now, augment)
  const mark = board.steps.length
  if (!seatAll(board, held, at, now, augment)) return false
  if (leavesTerminals(board, held, now) && leavesCrafts(board, held, mark, now)) return seatAll(board, held, at, now, augment)
  back(board, mark)
  return false
}

// NOTE: takes the meeting off again to see what there was without it: few hours come so far, and the same people take it once more.
function leavesCrafts(board: Board, held: Held, mark: number, now: number): boolean {
  const after = craftsLeft(board, held, held.from, now)
  const { from } = held
  back(board, mark)
  return containsAll(after, craftsLeft(board, held, from, now))
}

const containsAll = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean => [...others].every((one) => some.has(one))

/** Whether an officer is free at an hour beyond those that are held back. Somebody on standby counts as held back. */
function hasFree(board: Board, from: number, to: number, kept: number, now: number): boolean {
  if (kept === 0) return hasRoom(board, from, to)
  let free = 0
  let standing = 0
  for (const person of board.people) {
    if (isHelperOnly(person) || !isOpen(person.open, from, to)) continue
    const [other] = clashes(person, from, to + board.manner.breakMs, 1)
    if (!other) free += 1
    else if (other.held.standby && other.held.tellAt > now) standing += 1
    if (free > 0 && free + standing > kept) return true
  }
  return false
}

/** Whether at every moment of a stretch somebody at work has nothing to do. NOTE: where this is not so, no exchange of people can help, so none is tried. */
export function hasRoom({ people }: Board, from: number, to: number): boolean {
  const isSomebodyFree = (at: number) => people.some((person) => !isHelperOnly(person) && isOpen(person.open, at, at + 1) && clashes(person, at, at + 1, 1).length === 0)
  // NOTE: in a full county the beginning tells already; only the moments at which another meeting begins can be worse.
  if (!isSomebodyFree(from)) return false
  const moments = new Set<number>()
  for (const person of people) if (!isHelperOnly(person)) for (const claim of clashes(person, from, to, 8)) if (claim.from > from) moments.add(claim.from)
  return [...moments].every(isSomebodyFree)
}

/** Moves a meeting that is on the board to the first of the marks that has room; where none has, it stays as it was. */
export function shift(board: Board, held: Held, marks: readonly number[], now: number, rights: Rights): boolean {
  const mark = board.steps.length
  unseat(board, held)
  if (placeFirst(board, held, marks, now, rights) !== null) return true
  back(board, mark)
  return false
}
