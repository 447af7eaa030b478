import type { Id } from '../platform/ids.ts'
import type { AppointmentId, CheckIn } from '../appointments/words.ts'
import type { CaseId, Side } from '../cases/words.ts'
import type { Skill, StaffId, TerminalId, Tongue, VisitorId } from '../people/words.ts'

export type SessionId = Id<'session'>
export type SeatId = Id<'seat'>

/**
 * Where a session is: booked, its waiting room open; then step by step who is who, what their rights are, the talk itself,
 * the notes read back, the signing; aside from them the mediator alone with one side, or a rest; and how it ended: closed,
 * broken off, or to be gone on with in person.
 */
export const sessionStatuses = ['scheduled', 'lobby', 'identity', 'informing', 'live', 'review', 'signing', 'caucus', 'paused', 'closed', 'aborted', 'moved'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

/** The steps that the host goes through with the parties, in order. */
export const steps = ['identity', 'informing', 'live', 'review', 'signing'] as const satisfies readonly SessionStatus[]
export type Step = (typeof steps)[number]

/** Why a session was broken off. */
export const breakReasons = ['tech', 'safety', 'withdrawn'] as const
export type BreakReason = (typeof breakReasons)[number]

/** Why a clerk quietly asks the host to look after the side at their station. */
export const alertReasons = ['look', 'pressed', 'afraid', 'unwell', 'heated'] as const
export type AlertReason = (typeof alertReasons)[number]

/** What the host ticks on the card of a step: what was done, or what a side answered. */
export const ticks = ['officer-shown', 'identity-seen', 'rights-told', 'recusal-told', 'recording', 'free-to-speak', 'voluntary', 'has-spoken', 'notes-read', 'notes-right', 'agreement-read', 'understood'] as const
export type TickName = (typeof ticks)[number]
/** `yes` and `no` are what a side said, or that something was done and was not; `open`: ticked by mistake. */
export const tickAnswers = ['yes', 'no', 'open'] as const
export type TickAnswer = (typeof tickAnswers)[number]
/** One tick as it stands: whose (null: nobody's in particular), who set it, when. */
export type Tick = { tick: TickName; side: Side | null; answer: TickAnswer; at: string; by: string }

/** The mediator talks with one side alone (背靠背). Whom the host takes in besides is named; everybody else hears nothing. */
export type Caucus = { side: Side; guests: SeatId[]; from: Step; since: string; minutes: number }
/** A rest in which nobody hears anybody: the host's, or a brake that somebody called, who then has five minutes; terminals are not told who (`by` is null). */
export type Pause = { from: Step | 'caucus'; since: string; until: string | null; by: SeatId | null }

/** One has the floor: everybody else is locked, and what each microphone was before is kept. */
export type Floor = { seatId: SeatId; since: string; before: Record<string, MuteState> }

/** Whom an interpreter speaks to just now: their party alone, or everybody. */
export const hearers = ['party', 'room'] as const
export type Hearers = (typeof hearers)[number]
/** In per cent: how loud everybody else is for a party that is interpreted to. */
export const otherShares = [10, 20, 40] as const
export type OthersShare = (typeof otherShares)[number]
/** An interpreter who is there for one party: their seats, the party's side, whom they speak to, and how loud the party hears all others. */
export type Interpreting = { seatId: SeatId; partyId: SeatId; side: Side; to: Hearers; others: OthersShare }

/** What is known of how a session goes, beside its status. */
export type Course = {
  /** When the present step began. */
  since: string | null
  /** Why it was broken off. */
  broken: BreakReason | null
  /** Stands for as long as they talk aside, through a rest too. */
  caucus: Caucus | null
  pause: Pause | null
  floor: Floor | null
  interpreting: Interpreting[]
  /** When the last real rest ended. */
  restedAt: string | null
}

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
  /** A visitor sits at their own phone, and came by a link. */
  holder: { kind: 'terminal'; id: TerminalId } | { kind: 'staff'; id: StaffId } | { kind: 'visitor'; id: VisitorId }
  /** "云岭 · 视频室 1" or an officer's name: what the others see under the tile. Empty where the viewer may not know it. */
  label: string
  mute: MuteState
  presence: Presence
  /** The same as `presence === 'in'`. */
  present: boolean
  arrival: Arrival
  /** What the clerk saw of who sits there; a terminal is not told. */
  checkIn: CheckIn | null
  /** Since when its line has been broken; null where it is not. */
  lostAt: string | null
  /** Its line is too thin for moving pictures: it gets stills, and the sound has the line for itself. */
  stills: boolean
  /** The host asked this seat in: it rings, and may leave and come back. */
  admitted: boolean
  /** The officer has seen who sits there. Only of a visitor it may be false: nobody else stands beside them. */
  known: boolean
  /** What an interpreter has besides the language of the county's offices; null for whoever is none. */
  interprets: Tongue[] | null
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
  course: Course
  /** As they stand; empty for a terminal. */
  ticks: Tick[]
}

/** Why nobody was asked: nobody has the skill, they declared a conflict of interest in this case, nobody is on duty, or all who are sit elsewhere. */
export const missingExperts = ['nobody', 'recused', 'off', 'busy'] as const
export type MissingExpert = (typeof missingExperts)[number]
/** Who was asked to come into a session, or why nobody could be. */
export type Summoned = { asked: string; missing: null } | { asked: null; missing: MissingExpert }

/** What stands in the officer's line before a session: how many talks, and until when the one that goes on now is planned. */
export type Queue = { ahead: number; busyUntil: string | null }

/** A session in a list of today's: enough to wait for it or to enter it. */
export type SessionSummary = Session & {
  /** For a clerk that of their own station; two where both sides come there. */
  queueNumber: string
  queue: Queue
  /** Empty for a terminal: a screen in a public room shows numbers, never cases. */
  caseNumber: string
  until: string
  hostName: string
  hostSkill: Skill
}
