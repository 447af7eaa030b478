import type { StaffId, UnitId } from '#shared/people/words.ts'
import { day } from '#shared/platform/time.ts'
import type { Stretch } from '../plan-types.ts'
import { openBoard, placedOf } from './board.ts'
import { type Holds, holdsOn } from './holds.ts'
import { type Changed, changesOn } from './plan-many.ts'
import { pullForward } from './pull-forward.ts'
import { ranOver, type RunningOver } from './ran-over.ts'
import { officerAway, stationAway } from './replan.ts'
import { tryAgain } from './try-again.ts'
import type { Ask, County, Escalated, Manner, Moved, Placed } from './words.ts'

/** What another plan changes: who stands otherwise, and who lost their hour and found no other. */
export type Again = { changes: Changed[]; escalated: Escalated[]; holds: Holds }

/** Who or what falls away, and when. */
export type Away = { staffId: StaffId; away: Stretch } | { stationId: UnitId; away: Stretch }

/** Plans again when an officer or a station falls away for a while (P10). NOTE: `county` still has them on the roster. */
export function planWithout(county: County, lost: Away, now: number, manner: Manner): Again {
  const board = openBoard(county, manner, reach(county, now))
  const { moved, escalated } = 'staffId' in lost ? officerAway(board, lost.staffId, lost.away, now) : stationAway(board, lost.stationId, lost.away, now)
  return { changes: changesOn(board, county.bookings, whyOf(moved), now), escalated, holds: holdsOn(board, county.bookings) }
}

/** Plans again around meetings that run past their ends (P13). */
export function planAround(county: County, over: readonly RunningOver[], now: number, manner: Manner): Again {
  const board = openBoard(county, manner, reach(county, now))
  const moved = over.flatMap((one) => ranOver(board, one, now).moved)
  return { changes: changesOn(board, county.bookings, whyOf(moved), now), escalated: [], holds: holdsOn(board, county.bookings) }
}

/** What can come forward into hours that have come free (P11). */
export function planForwardAgain(county: County, now: number, manner: Manner): Again {
  const board = openBoard(county, manner, reach(county, now))
  return { changes: changesOn(board, county.bookings, whyOf(pullForward(board, now)), now), escalated: [], holds: holdsOn(board, county.bookings) }
}

/** Those whose registrations wait for a time, tried again: who found one, in order of their clocks; nobody else's time changes for it (P12). */
export function planWaiting(county: County, waiting: readonly Ask[], now: number, manner: Manner): { found: { id: string; placed: Placed }[]; changes: Changed[]; holds: Holds } {
  const board = openBoard(county, manner, [now - day, waiting.reduce((last, { latest }) => Math.max(last, latest), now) + 4 * day])
  const found = tryAgain(board, waiting, now).map(({ id }) => ({ id, placed: placedOf(board.held.get(id)!) }))
  return { found, changes: changesOn(board, county.bookings, new Map(), now), holds: holdsOn(board, county.bookings) }
}

const whyOf = (moved: readonly Moved[]) => new Map(moved.map(({ id, why }) => [id, why]))
const reach = ({ bookings }: County, now: number): Stretch => [now - day, bookings.reduce((last, { ask }) => Math.max(last, ask.latest), now) + 4 * day]
