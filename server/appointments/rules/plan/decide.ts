import type { StaffId } from '#shared/people/words.ts'
import { back, type Board, forget, type Held, holdFor, placedOf, remember } from './board.ts'
import { causeOf } from './cause.ts'
import { consequencesOf } from './consequences.ts'
import { bump, makeRoom } from './make-room.ts'
import { marksFor, ordinary, placeFirst, urgently } from './place.ts'
import { type Hurdle, hurdleOf } from './hurdle.ts'
import { clashes, isOpen, unseat } from './seat.ts'
import { settle } from './settle.ts'
import { waysOutOf } from './ways-out.ts'
import type { Ask, Decision, Escalated, Reason } from './words.ts'

/** Decides on one request and writes it on the board (P1–P9). The same board, ask and moment always give the same decision. */
export function decide(board: Board, ask: Ask, now: number): Decision {
  forget(board)
  const held = holdFor(board, ask)
  remember(board, held)
  const found = ask.urgentBy === null ? placeOrdinary(board, held, now) : placeUrgent(board, held, ask.urgentBy, now)
  if (found) return offer(board, held, found, now)
  const first = placeFirstContact(board, held, now)
  if (first) return offer(board, first, tell(board, first, 'first-contact', now), now)
  const { rebound, moved, escalated } = consequencesOf(board, 'made-room', null, now)
  board.held.delete(ask.id)
  const cause = causeOf(board, ask, now)
  return { kind: 'escalation', id: ask.id, cause, waysOut: waysOutOf(board, ask, now), victimOf: null, rebound, moved, escalated }
}

type Why = Reason['why']
export type Found = { why: Why; bumped: Escalated[] }

// P1, P5, P6: the earliest time, on standby if need be; if there is none, what nobody was told of yet makes room.
function placeOrdinary(board: Board, held: Held, now: number): Found | null {
  const { ask } = held
  const wished = marksFor(board, ask, ask.earliest, ask.latest, true)
  if (settle(board, held, wished, now)) return { why: 'earliest', bumped: [] }
  const any = hasWishes(ask) ? marksFor(board, ask, ask.earliest, ask.latest, false) : wished
  if (any !== wished && settle(board, held, any, now)) return { why: 'earliest', bumped: [] }
  return makeRoom(board, held, any, now) ? tell(board, held, 'made-room', now) : null
}

// P5–P7: the reserve is theirs, what nobody was told of yet makes room or gives way, and late is still better than never.
function placeUrgent(board: Board, held: Held, by: number, now: number): Found | null {
  const { ask } = held
  const soon = marksFor(board, ask, ask.earliest, Math.min(by, ask.latest), false)
  const wished = hasWishes(ask) ? marksFor(board, ask, ask.earliest, Math.min(by, ask.latest), true) : soon
  if (placeFirst(board, held, wished, now, urgently) !== null) return tell(board, held, 'urgent', now)
  if (wished !== soon && placeFirst(board, held, soon, now, urgently) !== null) return tell(board, held, 'urgent', now)
  if (makeRoom(board, held, soon, now)) return tell(board, held, 'urgent', now)
  const bumped = board.manner.displace ? bump(board, held, soon, now) : null
  if (bumped) return { ...tell(board, held, 'urgent', now), bumped: [bumped] }
  const late = marksFor(board, ask, Math.max(ask.earliest, by), ask.latest, false)
  if (placeFirst(board, held, late, now, urgently) !== null || makeRoom(board, held, late, now)) return tell(board, held, 'urgent-late', now)
  return null
}

function tell(board: Board, held: Held, why: Why, now: number): Found {
  held.tellAt = board.manner.tellAt(held.from, now)
  return { why, bumped: [] }
}

// P8: a generalist holds the first meeting in time, and books the specialist in it.
function placeFirstContact(board: Board, held: Held, now: number): Held | null {
  const { ask, crafts } = held
  if (ask.firstContact === null || ask.firstContact === ask.skill) return null
  const instead = holdFor(board, ask, [ask.firstContact, ...crafts.slice(1)])
  const rights = ask.urgentBy === null ? ordinary : urgently
  if (placeFirst(board, instead, marksFor(board, ask, ask.earliest, ask.latest, false), now, rights) !== null) return instead
  board.held.set(ask.id, held)
  return null
}

/** A meeting that has found its place, as an offer with everything that follows from it. */
export function offer(board: Board, held: Held, { why, bumped }: Found, now: number): Decision {
  const { ask } = held
  const consequences = consequencesOf(board, ask.urgentBy === null ? 'made-room' : 'urgent-came', ask.id, now)
  const wishRefused = hasWishes(ask) && !marksFor(board, ask, held.from, held.from, true).includes(held.from)
  const reason: Reason = { why, waitMinutes: Math.round((held.from - ask.registeredAt) / 60_000), wishRefused, hurdle: wishRefused ? hurdleFor(board, held) : null, ...atWork(board, held) }
  forget(board)
  return { kind: 'offer', placed: placedOf(held), tellAt: held.tellAt, standby: held.standby, reason, ...consequences, escalated: bumped }
}

// A26: its own place does not stand in its way.
function hurdleFor(board: Board, held: Held): Hurdle {
  const mark = board.steps.length
  unseat(board, held)
  const hurdle = hurdleOf(board, held.ask)
  back(board, mark)
  return hurdle
}

const hasWishes = ({ wishes }: Ask): boolean => Boolean(wishes.notBefore) || wishes.notOnMarketDay || Boolean(wishes.fromDay)

function atWork(board: Board, { crafts, from, to, ask }: Held): { atWork: number; free: number } {
  const there = (board.byCraft.get(crafts[0]!) ?? []).filter(({ id, open }) => isOpen(open, from, to) && !ask.recused.includes(id as StaffId))
  const mine = (person: (typeof there)[number]) => person.claims.some(({ held }) => held.ask.id === ask.id)
  return { atWork: there.length, free: there.filter((person) => mine(person) || clashes(person, from, to, 1).length === 0).length }
}
