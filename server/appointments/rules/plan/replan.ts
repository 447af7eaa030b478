import type { StaffId, UnitId } from '#shared/people/words.ts'
import type { Stretch } from '../plan-types.ts'
import { without } from '../stretches.ts'
import { type Board, forget, type Held } from './board.ts'
import { causeOf } from './cause.ts'
import { consequencesOf } from './consequences.ts'
import { bump, makeRoom } from './make-room.ts'
import { marksFor, ordinary, placeAt, placeFirst, urgently } from './place.ts'
import { unseat } from './seat.ts'
import { waysOutOf } from './ways-out.ts'
import type { Consequences, Escalated, MoveReason } from './words.ts'

/** P10: an officer falls away. What they held goes to others at the same hour; only what nobody else can hold gets another. */
export function officerAway(board: Board, staffId: StaffId, away: Stretch, now: number): Consequences {
  const person = board.people.find(({ id }) => id === staffId)
  if (!person) return { rebound: [], moved: [], escalated: [] }
  const hit = person.claims.filter(({ from, to }) => from < away[1] && to > away[0]).map(({ held }) => held)
  person.open = without(person.open, [away])
  return placeAnew(board, hit, 'officer-away', now)
}

/** P10: a station cannot be reached for a while: its line is dead, or it is closed. */
export function stationAway(board: Board, stationId: UnitId, away: Stretch, now: number): Consequences {
  const terminals = board.byStation.get(stationId) ?? []
  const hit = terminals.flatMap(({ claims }) => claims.filter(({ from, to }) => from < away[1] && to > away[0]).map(({ held }) => held))
  for (const terminal of terminals) terminal.open = without(terminal.open, [away])
  return placeAnew(board, [...new Set(hit)], 'station-closed', now)
}

// Told ones first, so that those who may move without anybody noticing are the ones who do.
function placeAnew(board: Board, hit: readonly Held[], why: MoveReason, now: number): Consequences {
  forget(board)
  const escalated: Escalated[] = []
  const waiting = hit.filter(({ fixed, from }) => !fixed && from > now)
  const told = ({ tellAt }: Held) => tellAt <= now
  for (const held of waiting) unseat(board, held)
  const left: Held[] = []
  // Everybody who can stay at their hour does, before anybody gets another.
  for (const held of waiting.toSorted((a, b) => Number(a.offered) - Number(b.offered) || Number(told(b)) - Number(told(a)) || a.from - b.from)) {
    if (placeAt(board, held, held.from, now, urgently)) continue
    // A25: what is only kept pushes nobody.
    if (held.offered) board.held.delete(held.ask.id)
    else if (!(told(held) && makeRoom(board, held, [held.from], now))) left.push(held)
  }
  for (const held of left) if (!placeElsewhere(board, held, now)) escalated.push((told(held) ? insteadOf(board, held, now) : null) ?? escalate(board, held, now))
  const consequences = consequencesOf(board, why, null, now)
  forget(board)
  return { ...consequences, escalated }
}

function placeElsewhere(board: Board, held: Held, now: number): boolean {
  const { ask } = held
  const told = held.tellAt <= now
  const soon = Math.max(ask.earliest, now)
  const marks = marksFor(board, ask, soon, ask.latest, true)
  // Who was told an hour and cannot have it gets the nearest one after it first: they are on their way by then.
  const inOrder = told ? [...marks.filter((at) => at >= held.from), ...marks.filter((at) => at < held.from && at >= now + 60 * 60_000)] : marks
  if (placeFirst(board, held, inOrder, now, told || ask.urgentBy !== null ? urgently : ordinary) === null && !makeRoom(board, held, inOrder, now)) return false
  if (!told) held.tellAt = Math.max(now, held.standby ? held.from - board.manner.standbyTellMs : board.manner.tellAt(held.from, now))
  return true
}

// Before somebody who was told loses everything, one who was told nothing yet gives way and goes to the lead.
const insteadOf = (board: Board, held: Held, now: number): Escalated | null => (board.manner.displace ? bump(board, held, [held.from], now) : null)

function escalate(board: Board, held: Held, now: number): Escalated {
  const { ask } = held
  board.held.delete(ask.id)
  const cause = causeOf(board, ask, now)
  return { id: ask.id, cause, waysOut: waysOutOf(board, ask, now), victimOf: null }
}
