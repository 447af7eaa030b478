import type { Side } from '#shared/cases/words.ts'
import type { StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import type { Craft } from '#shared/appointments/words.ts'
import type { Hurdle } from './hurdle.ts'
import type { OfficerOpening, SlotRequest, StationOpening, TerminalOpening } from '../plan-types.ts'


export type { Craft }

/** What is asked of the county (milliseconds throughout). `skill` holds the meeting; everybody in `also` must be there too. */
export type Ask = SlotRequest & {
  id: string
  registeredAt: number
  also: readonly Craft[]
  /** An urgent matter should start by then; `latest` stays the promise. */
  urgentBy: number | null
  /** Who may not hold it: a conflict of interest, or the party's refusal. */
  recused: readonly StaffId[]
  /** Who may hold a first meeting when nobody with the skill is free in time; null where only the skill will do. */
  firstContact: Craft | null
}

export type Person = { craft: Craft; staffId: StaffId }
export type Seat = { side: Side; stationId: UnitId; terminalId: TerminalId }

/** A time with everything it needs. */
export type Placed = { from: number; to: number; people: readonly Person[]; seats: readonly Seat[] }

/** A meeting that is booked. Until it is bound its people may change; until it was told its time may too. */
export type Booking = Placed & {
  ask: Ask
  /** When the parties are (or were) told their time. */
  tellAt: number
  /** Chosen on standby: its hour may go to an urgent matter until it is told (P5). */
  standby: boolean
  /** Somebody has come, or it goes on: nothing about it changes any more. */
  fixed: boolean
  /** Somebody took it over by name: as long as they are there it stays theirs (A17). */
  pinned?: boolean
  /** Only kept for somebody who is being offered it: people may change places in it, and it gives way to an urgent matter (A25). */
  offered?: boolean
}

export type OfficerHours = Omit<OfficerOpening, 'skills'> & { skills: readonly Craft[] }
/** Kilometres on the county's grid, where they are known: for the way out by another station. */
export type StationHours = StationOpening & { east?: number; north?: number }

/** What the county has. `busy` holds only what no plan may move (a meeting of another kind, a line that is dead); `bookings` the rest. */
export type County = {
  officers: readonly OfficerHours[]
  terminals: readonly TerminalOpening[]
  stations: readonly StationHours[]
  bookings: readonly Booking[]
}

/** How a county plans. All times in milliseconds. */
export type Manner = {
  /** Meetings begin on these marks, and an officer rests so long between two of them (A3, A8). */
  markMs: number
  breakMs: number
  /** How many officers of each hour are only given on standby, so that an urgent matter can still have them (P5). */
  holdBack: (from: number) => number
  /** Standby is told so late, and is chosen when it spares a party at least so long a wait (P5). */
  standbyTellMs: number
  standbyWorthMs: number
  /** From when on a person's name is fixed (P2). */
  bindMs: number
  /** When parties are told a time that was chosen at some moment (P3). */
  tellAt: (from: number, chosenAt: number) => number
  /** Whether what was not told yet may be moved (P6). */
  displace: boolean
}

/** Someone else holds it, at the same hour: nobody but the people concerned is told. */
export type Rebound = { id: string; people: readonly Person[]; seats: readonly Seat[] }
/** A booking that has another time now, and whether its parties had been told the old one. */
export type Moved = { id: string; before: Placed; after: Placed; tellAt: number; standby: boolean; told: boolean; why: MoveReason }
export type MoveReason = 'urgent-came' | 'made-room' | 'officer-away' | 'station-closed' | 'hour-came-free' | 'ran-over'

/** Why nothing fits (A10). */
export type Cause = { code: 'no-officer-with-skill' | 'all-recused' } | { code: 'station-closed' | 'no-terminal'; stationId: UnitId } | { code: 'no-opening' } | { code: 'helper-off' | 'helper-taken'; crafts: readonly Craft[] }

/** A way out of an escalation, one click each, with what it costs. */
export type WayOut =
  | { way: 'overtime'; staffId: StaffId; minutes: number; placed: Placed }
  | { way: 'other-station'; side: Side; from: UnitId; to: UnitId; kilometres: number; placed: Placed }
  | { way: 'later-by-consent'; minutesLate: number; placed: Placed }

export type Escalated = { id: string; cause: Cause; waysOut: WayOut[]; victimOf: string | null }

/** Why this hour, this person, this place: the data of one sentence. */
export type Reason = {
  why: 'chosen' | 'earliest' | 'urgent' | 'urgent-late' | 'first-contact' | 'made-room'
  waitMinutes: number
  /** What a wish would have needed and did not get. */
  wishRefused: boolean
  /** And what stood in its way (A26). */
  hurdle: Hurdle | null
  /** How many officers with the skill were at work then, and how many of them were free. */
  atWork: number
  free: number
}

export type Offer = { kind: 'offer'; placed: Placed; tellAt: number; standby: boolean; reason: Reason }
/** What else changes so that the offer can stand. Everything here is saved in one transaction with it. */
export type Consequences = { rebound: Rebound[]; moved: Moved[]; escalated: Escalated[] }
export type Decision = (Offer | ({ kind: 'escalation' } & Escalated)) & Consequences
