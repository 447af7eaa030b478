import type { Stretch } from '../plan-types.ts'
import { back, type Board, type Claim, type Held, put, remember, type Resource, setTime, take } from './board.ts'

/** How far a chain of people changing places may be followed for one part of a meeting. */
export const mostTries = 400

/** Whether somebody is there and not taken for the whole of [from, to). The rest after a meeting may reach into closing time (A3, A6). */
export const isFree = (on: Resource, from: number, to: number, claimTo: number): boolean => isOpen(on.open, from, to) && clashes(on, from, claimTo, 1).length === 0

/** Whether one of the stretches, which are in order, holds the whole of [from, to). */
export function isOpen(open: readonly Stretch[], from: number, to: number): boolean {
  let low = 0
  let high = open.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (open[middle]![1] < to) low = middle + 1
    else high = middle
  }
  const found = open[low]
  return found !== undefined && found[0] <= from
}

/** The first parts of meetings that overlap [from, to) on a person or a terminal. */
export function clashes({ claims }: Resource, from: number, to: number, most: number): Claim[] {
  const found: Claim[] = []
  for (let at = claims.length - 1; at >= 0 && found.length < most; at -= 1) {
    const claim = claims[at]!
    if (claim.from < to && claim.to > from) found.push(claim)
    // NOTE: claims on one resource never overlap, so the first that ends before is the last that matters.
    else if (claim.to <= from) break
  }
  return found
}

/** Who could take a part of a meeting, the least valuable first (P4). */
export function candidates(board: Board, { held, part, kind }: Claim): readonly Resource[] {
  if (kind === 'person') return board.byCraft.get(held.crafts[part]!) ?? []
  return board.byStation.get(held.ask.sides[part - held.crafts.length]!.stationId) ?? []
}

/** Whether somebody else may take this part: nobody has been told who it is, and nothing has begun (P2). */
export const isProvisional = (board: Board, { held, kind }: Claim, now: number): boolean => !held.fixed && !(held.pinned && kind === 'person') && now < held.from - (kind === 'person' ? board.manner.bindMs : 0)

/** Finds every part of a meeting a place at its time; others may change people for it, never their time. All or nothing. */
export function seatAll(board: Board, held: Held, from: number, now: number, augment = true): boolean {
  const mark = board.steps.length
  remember(board, held)
  setTime(board, held, from, from + held.ask.minutes * 60_000)
  // A whole part that cannot be had at all is noticed before anything is moved.
  if (!held.claims.every((claim) => candidates(board, claim).some((on) => mayTake(claim, on)))) return undone(board, mark)
  for (const claim of held.claims) if (!seat(board, claim, now, augment)) return undone(board, mark)
  return true
}

function undone(board: Board, mark: number): false {
  back(board, mark)
  return false
}

/** Takes a meeting off all its places. */
export function unseat(board: Board, held: Held): void {
  remember(board, held)
  for (const claim of held.claims) take(board, claim)
}

/** P2: an augmenting path. A part takes a free place, or one whose part can go elsewhere in turn. */
export function seat(board: Board, claim: Claim, now: number, augment = true): boolean {
  return step(board, claim, now, { augment, left: mostTries, seen: new Set() })
}

type Search = { augment: boolean; left: number; seen: Set<Resource> }

function step(board: Board, claim: Claim, now: number, search: Search): boolean {
  const able = candidates(board, claim)
  for (const on of able) {
    if (!mayTake(claim, on) || clashes(on, claim.from, claim.to, 1).length > 0) continue
    put(board, claim, on)
    return true
  }
  if (!search.augment) return false
  for (const on of able) {
    if (search.seen.has(on) || !mayTake(claim, on) || search.left <= 0) continue
    search.seen.add(on)
    search.left -= 1
    const inTheWay = clashes(on, claim.from, claim.to, 3)
    if (inTheWay.length === 0 || inTheWay.length > 2 || inTheWay.some((other) => other.held === claim.held || !isProvisional(board, other, now))) continue
    const mark = board.steps.length
    for (const other of inTheWay) {
      remember(board, other.held)
      take(board, other)
    }
    put(board, claim, on)
    if (inTheWay.every((other) => step(board, other, now, search))) return true
    back(board, mark)
  }
  return false
}

const mayTake = (claim: Claim, on: Resource): boolean => !(on.kind === 'person' && claim.held.ask.recused.includes(on.id as never)) && isOpen(on.open, claim.held.from, claim.held.to)
