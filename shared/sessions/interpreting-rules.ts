import { areTogether, isHeard } from './rules.ts'
import type { Course, Interpreting, SeatId, Session } from './words.ts'

type Bound = Pick<Course, 'interpreting'>

/** The party that an interpreter's seat is there for, and whom it speaks to; null where it is bound to nobody. Rule S38. */
export const boundAt = ({ interpreting }: Bound, seatId: SeatId): Interpreting | null => interpreting.find((one) => one.seatId === seatId) ?? null

/** Whether what is said at one seat is for another to hear: what an interpreter says to their party is for nobody else. Rule S38. */
export function isForThem(course: Bound, speaker: SeatId, listener: SeatId): boolean {
  const bound = boundAt(course, speaker)
  return bound === null || bound.to === 'room' || bound.partyId === listener
}

/** The interpreters that a party hears just now: there, not silenced, and not kept apart. */
export function interpretersOf(session: Pick<Session, 'course' | 'seats'>, partyId: SeatId): Interpreting[] {
  const party = session.seats.find(({ id }) => id === partyId)
  return session.course.interpreting.filter((one) => {
    const interpreter = session.seats.find(({ id }) => id === one.seatId)
    // NOTE: whoever only signs is seen, not heard.
    const speaks = interpreter?.interprets?.join() !== 'sign'
    return one.partyId === partyId && party !== undefined && interpreter !== undefined && speaks && isHeard(interpreter) && areTogether(session, party, interpreter)
  })
}

/**
 * How loud one seat plays another, 0 to 1: beside their interpreter a party hears everybody else low. While no
 * interpreter can be heard nobody is lowered. Rule S40.
 */
export function loudness(session: Pick<Session, 'course' | 'seats'>, listener: SeatId, speaker: SeatId): number {
  const interpreters = interpretersOf(session, listener)
  if (interpreters.length === 0 || interpreters.some(({ seatId }) => seatId === speaker)) return 1
  return Math.min(...interpreters.map(({ others }) => others)) / 100
}
