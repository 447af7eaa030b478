import { day } from '#shared/platform/time.ts'
import { type Board, type Held, openBoard, placedOf } from './board.ts'
import { decide } from './decide.ts'
import { decideAt } from './decide-at.ts'
import { giveBack, type Holds, holdsOn } from './holds.ts'
import type { Ask, Booking, County, Decision, Escalated, Manner, MoveReason, Placed } from './words.ts'

/** A request, the time its party agreed to, and the id of what was kept for it meanwhile (A25). */
export type Wanted = { ask: Ask; accepted: number | null; kept?: string | null }

/** A meeting that stands otherwise than before: at another hour (`moved`), or with other people or terminals. */
export type Changed = { id: string; before: Placed; after: Placed; tellAt: number; standby: boolean; told: boolean; moved: MoveReason | null }

/** What came of several requests: an answer each, in their order, and what else changes so that all of it can stand. */
export type Plans = { answers: Decision[]; changes: Changed[]; escalated: Escalated[]; holds: Holds }

/** Decides on requests of the same moment in the order in which they came; each sees what those before it have taken (A15). */
export function planMany(county: County, wanted: readonly Wanted[], now: number, manner: Manner): Plans {
  const board = openBoard(county, manner, [now - day, wanted.reduce((last, { ask }) => Math.max(last, ask.latest), now) + 4 * day])
  const decided = wanted.map(({ ask, accepted, kept }) => {
    if (kept) giveBack(board, kept)
    return (accepted === null ? null : decideAt(board, ask, accepted, now)) ?? decide(board, ask, now)
  })
  const escalated = new Map(decided.flatMap((decision) => decision.escalated).map((one) => [one.id, one]))
  const answers = decided.map((decision, nth) => asItStands(board, decision, wanted[nth]!.ask.id, escalated))
  const asked = new Set(wanted.map(({ ask }) => ask.id))
  return { answers, changes: changesOn(board, county.bookings, whyMoved(decided), now), escalated: [...escalated.values()].filter(({ id }) => !asked.has(id)), holds: holdsOn(board, county.bookings) }
}

// NOTE: a request of this very moment may have had to give way to a later one.
function asItStands(board: Board, decision: Decision, id: string, escalated: ReadonlyMap<string, Escalated>): Decision {
  if (decision.kind === 'escalation') return decision
  const held = board.held.get(id)
  if (held) return { ...decision, placed: placedOf(held), tellAt: held.tellAt, standby: held.standby }
  return { kind: 'escalation', ...escalated.get(id)!, rebound: [], moved: [], escalated: [] }
}

const whyMoved = (decided: readonly Decision[]): Map<string, MoveReason> => new Map(decided.flatMap(({ moved }) => moved).map(({ id, why }) => [id, why]))

/** What stands on a board otherwise than it was booked; what is gone from it, or only kept, is not here. */
export function changesOn(board: Board, bookings: readonly Booking[], why: ReadonlyMap<string, MoveReason>, now: number): Changed[] {
  return bookings.flatMap((booking): Changed[] => {
    const held = board.held.get(booking.ask.id)
    if (booking.offered || !held || held.claims.some(({ on }) => on === null)) return []
    const moved = held.from !== booking.from
    if (!moved && standsThere(held, booking)) return []
    const after = placedOf(held)
    return [{ id: booking.ask.id, before: { from: booking.from, to: booking.to, people: booking.people, seats: booking.seats }, after, tellAt: held.tellAt, standby: held.standby, told: booking.tellAt <= now, moved: moved ? why.get(booking.ask.id) ?? 'made-room' : null }]
  })
}

const standsThere = ({ claims, crafts }: Held, { people, seats }: Placed): boolean => people.every(({ staffId }, at) => staffId === claims[at]!.on!.id) && seats.every(({ terminalId }, at) => terminalId === claims[crafts.length + at]!.on!.id)
