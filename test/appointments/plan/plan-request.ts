import { day } from '#shared/platform/time.ts'
import type { StaffId, UnitId } from '#shared/people/words.ts'
import type { Stretch } from '#server/appointments/rules/plan-types.ts'
import { openBoard } from '#server/appointments/rules/plan/board.ts'
import { decide } from '#server/appointments/rules/plan/decide.ts'
import { pullForward } from '#server/appointments/rules/plan/pull-forward.ts'
import { officerAway, stationAway } from '#server/appointments/rules/plan/replan.ts'
import { tryAgain } from '#server/appointments/rules/plan/try-again.ts'
import type { Ask, Consequences, County, Decision, Manner, Moved } from '#server/appointments/rules/plan/words.ts'

/**
 * Decides on one request from plain data. An offer is saved together with what follows from it: `rebound` (other people,
 * same hour), `moved` (nobody had been told) and `escalated`, in one transaction.
 */
export const planRequest = (county: County, ask: Ask, now: number, manner: Manner): Decision => decide(openBoard(county, manner, [now - day, ask.latest + 4 * day]), ask, now)

/** Plans again when an officer falls away for a while. */
export const planWithoutOfficer = (county: County, staffId: StaffId, away: Stretch, now: number, manner: Manner): Consequences => officerAway(openBoard(county, manner, reach(county, now)), staffId, away, now)

/** Plans again when a station cannot be reached for a while. */
export const planWithoutStation = (county: County, stationId: UnitId, away: Stretch, now: number, manner: Manner): Consequences => stationAway(openBoard(county, manner, reach(county, now)), stationId, away, now)

/** What can come forward into hours that have come free. */
export const planForward = (county: County, now: number, manner: Manner): Moved[] => pullForward(openBoard(county, manner, reach(county, now)), now)

/** Those whose requests are with the lead and whose clock still runs, tried again: who found a time now, in order of their clocks. */
export const planWaiting = (county: County, waiting: readonly Ask[], now: number, manner: Manner): { id: string; decision: Decision }[] =>
  tryAgain(openBoard(county, manner, [now - day, waiting.reduce((last, { latest }) => Math.max(last, latest), now) + 4 * day]), waiting, now)

const reach = ({ bookings }: County, now: number): Stretch => [now - day, bookings.reduce((last, { ask }) => Math.max(last, ask.latest), now) + 4 * day]
