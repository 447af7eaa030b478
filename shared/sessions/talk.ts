import { type Side, sides } from '../cases/words.ts'
import { minute } from '../platform/time.ts'
import { isHeard, isStill, isUnderWay } from './rules.ts'
import type { SeatId, Session } from './words.ts'

/** Of each side how long it has been heard, and how long it has been quiet since, while it could have spoken. */
export type Talk = Record<Side, { spokeMs: number; quietMs: number }>

export const noTalk: Talk = { applicant: { spokeMs: 0, quietMs: 0 }, respondent: { spokeMs: 0, quietMs: 0 } }

/** From when the host is told that a side says nothing. */
export const quietFromMs = 5 * minute

type Now = Pick<Session, 'status' | 'seats' | 'course'>

/** Counts on by so many milliseconds, in which these seats were heard. Who cannot speak (muted, gone, in a rest, while others talk aside) stands still. Rule S29. */
export function countOn(talk: Talk, session: Now, heard: readonly SeatId[], ms: number): Talk {
  const sideOn = (side: Side) => {
    if (!canSpeak(session, side)) return talk[side]
    const speaks = session.seats.some((seat) => seat.side === side && isHeard(seat) && heard.includes(seat.id))
    return speaks ? { spokeMs: talk[side].spokeMs + ms, quietMs: 0 } : { ...talk[side], quietMs: talk[side].quietMs + ms }
  }
  return { applicant: sideOn('applicant'), respondent: sideOn('respondent') }
}

/** The sides that could speak and have said nothing for long. Rule S29. */
export const quietSides = (talk: Talk, session: Now): Side[] => sides.filter((side) => talk[side].quietMs >= quietFromMs && canSpeak(session, side))

const canSpeak = (session: Now, side: Side): boolean =>
  isUnderWay(session.status) && session.seats.some((seat) => seat.side === side && isHeard(seat) && !isStill(session, seat))
