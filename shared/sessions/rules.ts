import { type Side, sides } from '../cases/words.ts'
import type { Actor } from '../people/words.ts'
import { minute } from '../platform/time.ts'
import type { Course, Pause, Seat, Session, SessionStatus } from './words.ts'

/** The seat that is this actor's, whatever screen they sit at; null where they have none. Rule S1. */
export function seatOf<S extends Seat>(session: { seats: readonly S[] }, actor: Actor): S | null {
  if (actor.kind !== 'terminal' && actor.kind !== 'staff' && actor.kind !== 'visitor') return null
  return session.seats.find((seat) => seat.holder.kind === actor.kind && seat.holder.id === actor.id) ?? null
}

/** Milliseconds on the session clock: 0 until it goes live, still once it has ended. Rule S9. */
export function sessionClock(session: Pick<Session, 'startedAt' | 'endedAt'>, now: Date): number {
  if (session.startedAt === null) return 0
  const until = session.endedAt === null ? now.getTime() : Date.parse(session.endedAt)
  return Math.max(0, until - Date.parse(session.startedAt))
}

/** Whether it is over, however it ended. */
export const isOver = (status: SessionStatus): boolean => status === 'closed' || status === 'aborted' || status === 'moved'

/** Whether its clock runs: the host and a party have sat together, and it has not ended. Rule S9. */
export const isUnderWay = (status: SessionStatus): boolean => !isOver(status) && status !== 'scheduled' && status !== 'lobby'

/** Whether a seat belongs to those who talk aside; an interpreter goes with their party and never elsewhere, whoever was named. Rules S24 and S39. */
export function isAside({ caucus, interpreting }: Pick<Course, 'caucus' | 'interpreting'>, seat: Pick<Seat, 'id' | 'role' | 'side'>): boolean {
  if (caucus === null) return false
  if (seat.role === 'host') return true
  if (seat.side !== null) return seat.side === caucus.side
  const bound = interpreting.find(({ seatId }) => seatId === seat.id)
  return bound ? bound.side === caucus.side : caucus.guests.includes(seat.id)
}

/** Whether nothing may pass from or to a seat: a rest, or others talk aside. Rules S24 and S25. */
export const isStill = ({ course }: Pick<Session, 'course'>, seat: Pick<Seat, 'id' | 'role' | 'side'>): boolean =>
  course.pause !== null || (course.caucus !== null && !isAside(course, seat))

/** Whether two seats can hear each other at all. */
export const areTogether = (session: Pick<Session, 'course'>, one: Seat, other: Seat): boolean =>
  !isStill(session, one) && !isStill(session, other) && isAside(session.course, one) === isAside(session.course, other)

/** Whether a recording may run now: never of what is said aside or in a rest. Rule S24. */
export const mayRecord = ({ status, course }: Pick<Session, 'status' | 'course'>): boolean => isUnderWay(status) && course.caucus === null && course.pause === null

/** Whether they have talked for longer than anybody should without a rest of ten minutes. Rule S26. */
export const needsRest = ({ startedAt, course }: Pick<Session, 'startedAt' | 'course'>, now: Date): boolean =>
  startedAt !== null && course.pause === null && now.getTime() - Date.parse(course.restedAt ?? startedAt) >= 90 * minute

/** Whether a pause was long enough to be a rest. Rule S26. */
export const isRest = (pause: Pick<Pause, 'since'>, until: Date): boolean => until.getTime() - Date.parse(pause.since) >= 10 * minute

/** Whether a seat's microphone carries sound. */
export const isHeard = (seat: Pick<Seat, 'mute' | 'presence'>): boolean => seat.mute === 'open' && seat.presence === 'in'

/** Who waits to be asked in. Rule S4. */
export const waitingSeats = (session: Pick<Session, 'seats'>): Seat[] => session.seats.filter((seat) => seat.presence === 'waiting' && !seat.admitted)

/** A terminal rings: the host has asked it in and nobody has answered. Rule S5. */
export const rings = (session: Pick<Session, 'status'>, seat: Pick<Seat, 'admitted' | 'presence'>): boolean => !isOver(session.status) && seat.admitted && seat.presence !== 'in'

/** The session that a terminal waits for: the one under way, else the first of the day that is not over. */
export function nextFor<S extends Pick<Session, 'status' | 'scheduledFor'>>(sessions: readonly S[]): S | null {
  const open = sessions.filter(({ status }) => !isOver(status)).sort((a, b) => Date.parse(a.scheduledFor) - Date.parse(b.scheduledFor))
  return open.find(({ status }) => isUnderWay(status)) ?? open[0] ?? null
}

/** Whether it begins so late that nobody should sit and wait for it: they are told when to come. Rule S32. */
export const isFarOff = ({ scheduledFor }: Pick<Session, 'scheduledFor'>, now: Date): boolean => Date.parse(scheduledFor) - now.getTime() > 120 * minute

/** The sides of a minor at which no guardian or other suitable adult was noted at check-in. Who is sixteen and lives on what they earn may do without. Rule S33. */
export function withoutGuardian(seats: readonly Pick<Seat, 'side' | 'checkIn'>[], youngest: Partial<Record<Side, number>>): Side[] {
  const noted = (side: Side, age: number) => seats.some(({ side: at, checkIn }) => at === side && checkIn !== null && (checkIn.along.guardian > 0 || (age >= 16 && checkIn.ownIncome)))
  return sides.filter((side) => (youngest[side] ?? 18) < 18 && !noted(side, youngest[side]!))
}

/** What people are told of a broken line, by how long it has been broken: first nothing, then aloud, then that the seat is kept, then that it goes on another way. Rule S14. */
export const brokenStages = [{ stage: 'quiet', fromMs: 0 }, { stage: 'spoken', fromMs: 5_000 }, { stage: 'kept', fromMs: 60_000 }, { stage: 'given-up', fromMs: 600_000 }] as const
export type BrokenStage = (typeof brokenStages)[number]['stage']

/** How far a line that broke so long ago has come on that timeline. Rule S14. */
export const brokenStage = (ms: number): BrokenStage => brokenStages.findLast(({ fromMs }) => ms >= fromMs)?.stage ?? 'quiet'

/** Milliseconds until people are told the next thing; null where all has been said. Rule S14. */
export function untilNextStage(ms: number): number | null {
  const next = brokenStages.find(({ fromMs }) => fromMs > ms)
  return next ? next.fromMs - ms : null
}

/** Whether a seat's line has been gone for so long that its people are to be phoned, or booked again. Rule S14. */
export const isGivenUp = ({ presence, lostAt }: Pick<Seat, 'presence' | 'lostAt'>, now: Date): boolean =>
  lostAt !== null && presence !== 'in' && brokenStage(now.getTime() - Date.parse(lostAt)) === 'given-up'

/** "12:07", or "1:02:07" past the hour. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  return `${hours > 0 ? `${hours}:` : ''}${hours > 0 ? two(Math.floor(seconds / 60) % 60) : two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}
