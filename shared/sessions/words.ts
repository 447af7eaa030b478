import type { Id } from '../platform/ids.ts'
import type { AppointmentId } from '../appointments/words.ts'
import type { CaseId, Side } from '../cases/words.ts'
import type { StaffId, TerminalId } from '../people/words.ts'

export type SessionId = Id<'session'>
export type SeatId = Id<'seat'>

/** The thin line of domain.md §5; a later issue adds identity, informing, caucus, review and signing. */
export const sessionStatuses = ['scheduled', 'lobby', 'live', 'closed', 'aborted'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

/** Owned by the server. `self`: the person muted themselves; `host`: the host did; `locked`: only the host may undo it. */
export const muteStates = ['open', 'self', 'host', 'locked'] as const
export type MuteState = (typeof muteStates)[number]

/** What a seat is in the room: bound to an account or a terminal, never to a socket. */
export const seatRoles = ['applicant', 'respondent', 'host', 'recorder', 'expert'] as const
export type SeatRole = (typeof seatRoles)[number]

export type Seat = {
  id: SeatId
  role: SeatRole
  side: Side | null
  holder: { kind: 'terminal'; id: TerminalId } | { kind: 'staff'; id: StaffId }
  /** "云岭 · 视频室 1" or an officer's name: what the others see under the tile. */
  label: string
  mute: MuteState
  present: boolean
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
