import type { Side } from '../cases/words.ts'
import type { Actor, Skill } from '../people/words.ts'
import { hour } from '../platform/time.ts'
import { isOver, seatOf } from './rules.ts'
import type { Seat, SeatId, Session, SessionId } from './words.ts'

/** How a guest link stands: nobody has opened it, one browser has, it was taken back, or its time is over. */
export const guestLinkStates = ['waiting', 'used', 'revoked', 'expired'] as const
export type GuestLinkState = (typeof guestLinkStates)[number]

/** A guest link as those who made it see it: never the link itself. */
export type GuestLink = { seatId: SeatId; side: Side; name: string; madeByName: string; madeAt: string; state: GuestLinkState }

/** What whoever opens a link is told: when, by whom they will be asked in, and whom to ring. */
export type Invitation = { sessionId: SessionId; name: string; scheduledFor: string; until: string; hostName: string; hostSkill: Skill; phone: string }

/** A link stands until four hours after the session was to begin, or after it was made, whichever is later. */
const standsMs = 4 * hour

/** S36 How a link stands now. It goes with its session, also when that is moved; when the session is over it leads nowhere. */
export function guestLinkState(link: { madeAt: string; spentAt: string | null; revokedAt: string | null }, session: Pick<Session, 'status' | 'scheduledFor'>, now: Date): GuestLinkState {
  if (link.revokedAt !== null) return 'revoked'
  if (isOver(session.status) || now.getTime() > Math.max(Date.parse(link.madeAt), Date.parse(session.scheduledFor)) + standsMs) return 'expired'
  return link.spentAt === null ? 'waiting' : 'used'
}

/** S36 Who may let a guest in: the session's host, or a clerk who may open the case. */
export const mayInviteGuest = (actor: Actor, session: Pick<Session, 'seats'>, { readsCase }: { readsCase: boolean }): boolean =>
  seatOf(session, actor)?.role === 'host' || (actor.kind === 'staff' && actor.role === 'clerk' && readsCase)

/** S37 Visitors who sit there and whom the officer has not seen with their card yet: until then the talk does not begin. */
export const strangers = ({ seats }: Pick<Session, 'seats'>): Seat[] => seats.filter(({ known, presence }) => !known && (presence === 'in' || presence === 'lost'))
