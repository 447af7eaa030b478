import type { Id } from '../platform/ids.ts'
import type { AppointmentId } from '../appointments/words.ts'
import type { CaseId, Side } from '../cases/words.ts'
import type { Skill, StaffId, TerminalId } from '../people/words.ts'

export type SessionId = Id<'session'>
export type SeatId = Id<'seat'>

/** How a session stands: booked, its waiting room open, under way, over, or never held. */
export const sessionStatuses = ['scheduled', 'lobby', 'live', 'closed', 'aborted'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

/** Owned by the server. `self`: the person muted themselves; `host`: the host did; `locked`: only the host may undo it. */
export const muteStates = ['open', 'self', 'host', 'locked'] as const
export type MuteState = (typeof muteStates)[number]

/** What somebody wants of a microphone: their own, or (the host) another's. */
export const muteWishes = ['mute', 'lock', 'open'] as const
export type MuteWish = (typeof muteWishes)[number]

/** What a seat is in the session: bound to an account or a terminal, never to a socket. */
export const seatRoles = ['applicant', 'respondent', 'host', 'recorder', 'expert'] as const
export type SeatRole = (typeof seatRoles)[number]

/** `away`: nobody there. `waiting`: the page is open in the waiting room. `in`: sits in the session. `lost`: was in, the line broke. */
export const presences = ['away', 'waiting', 'in', 'lost'] as const
export type Presence = (typeof presences)[number]

/** How a waiting side is known to be there: the clerk saw them, they said so themselves, or nobody did. */
export const arrivals = ['unknown', 'said', 'checked_in'] as const
export type Arrival = (typeof arrivals)[number]

export type Seat = {
  id: SeatId
  role: SeatRole
  side: Side | null
  holder: { kind: 'terminal'; id: TerminalId } | { kind: 'staff'; id: StaffId }
  /** "云岭 · 视频室 1" or an officer's name: what the others see under the tile. Empty where the viewer may not know it. */
  label: string
  mute: MuteState
  presence: Presence
  /** The same as `presence === 'in'`. */
  present: boolean
  arrival: Arrival
  /** Since when its line has been broken; null where it is not. */
  lostAt: string | null
  /** Its line is too thin for moving pictures: it gets stills, and the sound has the line for itself. */
  stills: boolean
  /** The host asked this seat in: it rings, and may leave and come back. */
  admitted: boolean
}

export type Session = {
  id: SessionId
  appointmentId: AppointmentId
  caseId: CaseId
  status: SessionStatus
  scheduledFor: string
  startedAt: string | null
  endedAt: string | null
  seats: Seat[]
}

/** A session in a list of today's: enough to wait for it or to enter it. */
export type SessionSummary = Session & {
  queueNumber: string
  /** Empty for a terminal: a screen in a public room shows numbers, never cases. */
  caseNumber: string
  until: string
  hostName: string
  hostSkill: Skill
}
