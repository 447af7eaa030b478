import type { Stretch } from '../plan-types.ts'
import { both } from '../stretches.ts'
import { atClock, dayOf } from '#shared/platform/time.ts'
import { back, type Board, type Held, type Resource } from './board.ts'
import { clashes, isOpen, seatAll, unseat } from './seat.ts'
import type { Ask } from './words.ts'

/** What a search may do: use what is held back (P5), let others change people (P2). */
export type Rights = { heldBack: boolean; augment: boolean }
export const ordinary: Rights = { heldBack: false, augment: true }
export const urgently: Rights = { heldBack: true, augment: true }

/** The marks at which a meeting could begin: all its stations open, its wishes kept (A5, A7, A8, A13). */
export function marksFor(board: Board, ask: Ask, from: number, latest: number, asWished: boolean): number[] {
  const length = ask.minutes * 60_000
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
export function placeAt(board: Board, held: Held, at: number, now: number, { heldBack, augment }: Rights): boolean {
  const most = heldBack ? 0 : board.manner.holdBack(at, now)
  if (most === 0) return anyFree(board, held, at) && seatAll(board, held, at, now, { augment, spared: null })
  const spared = (person: Resource) => isOfficer(person) && board.manner.isSpared(person.crafts, at, now)
  if (seatAll(board, held, at, now, { augment, spared })) return true
  return countFree(board, at, at + held.ask.minutes * 60_000, most + 1, spared) > most && seatAll(board, held, at, now, { augment, spared: null })
}

// NOTE: where nobody at all is free, no exchange of people can free somebody: in a county of equal slots a chain always ends on a free one.
const anyFree = (board: Board, { ask }: Held, at: number): boolean => board.manner.breakMs > 0 || countFree(board, at, at + ask.minutes * 60_000, 1, isOfficer) > 0

/** How many officers are at work and free, counted up to `most`. */
export function countFree(board: Board, from: number, to: number, most: number, which: (person: Resource) => boolean): number {
  let count = 0
  for (const person of board.people) {
    if (!which(person) || !isOpen(person.open, from, to) || clashes(person, from, to + board.manner.breakMs, 1).length > 0) continue
    count += 1
    if (count >= most) break
  }
  return count
}

const helpers = new Set(['lawyer', 'psychologist'])
const isOfficer = ({ crafts }: Resource): boolean => crafts.some((craft) => !helpers.has(craft) && !craft.startsWith('interpreter'))

/** Moves a meeting that is on the board to the first of the marks that has room; where none has, it stays as it was. */
export function shift(board: Board, held: Held, marks: readonly number[], now: number, rights: Rights): boolean {
  const mark = board.steps.length
  unseat(board, held)
  if (placeFirst(board, held, marks, now, rights) !== null) return true
  back(board, mark)
  return false
}
