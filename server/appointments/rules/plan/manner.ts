import { clockMinutes, hour, minute } from '#shared/platform/time.ts'
import type { Manner } from './words.ts'

/** Parties are told two hours before; what begins earlier than that in the morning is told the evening before (P3). */
export const noticeMs = 2 * hour
const nobodyIsCalledBefore = 8 * hour
const theEveningBefore = 4 * hour

/** When parties are told a time that was chosen at some moment: never at night, never later than it was chosen for. */
export function tellInTime(from: number, chosenAt: number, ahead = noticeMs): number {
  const midnight = from - (from % minute) - clockMinutes(new Date(from)) * minute
  const then = from - ahead
  return Math.max(chosenAt, then < midnight + nobodyIsCalledBefore ? midnight - theEveningBefore : then)
}

/** Everybody is told at once: what a slip printed at the counter says cannot move any more. */
export const tellAtOnce = (_from: number, chosenAt: number): number => chosenAt

/**
 * P5: as many officers of an hour are only given on standby as urgent matters are to be expected while it is the last that
 * they can have, and some more for chance (99 times in a hundred it is enough); never more than two in five.
 */
export function reserveFor(expectedUrgent: number, officersAtWork: number): number {
  return Math.min(Math.ceil(expectedUrgent + 2.33 * Math.sqrt(expectedUrgent)), Math.floor(officersAtWork * 0.4))
}

/** The county's way (P2, P3, P5): five-minute marks, ten minutes' rest, names fixed a quarter of an hour before. */
export const countyManner = (holdBack: Manner['holdBack'], tellAt: Manner['tellAt'] = tellInTime): Manner => ({
  markMs: 5 * minute, breakMs: 10 * minute, bindMs: 15 * minute, displace: true, tellAt, holdBack, standbyTellMs: 45 * minute, standbyWorthMs: 6 * hour,
})
