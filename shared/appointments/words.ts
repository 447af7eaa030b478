import type { Id } from '../platform/ids.ts'
import type { Sentence } from '../platform/say.ts'
import { type Skill, type StaffId, type TerminalId, tongues, type Tongue, type UnitId } from '../people/words.ts'
import type { CaseId, Side, Topic, Track } from '../cases/words.ts'

export type AppointmentId = Id<'appointment'>
export type HoldId = Id<'hold'>

/** How an appointment stands. A breach is a flag, never a state. `triaged`: registered, and no time found yet; `rescheduled`: has a new time that not everybody has heard yet. */
export const appointmentStatuses = ['triaged', 'offered', 'confirmed', 'checked_in', 'in_session', 'completed', 'cancelled_by_party', 'no_show_party', 'no_show_officer', 'rescheduled', 'redirected'] as const
export type AppointmentStatus = (typeof appointmentStatuses)[number]

/** States in which people are still expected. */
export const expectedStatuses = ['offered', 'confirmed', 'rescheduled', 'checked_in'] as const satisfies readonly AppointmentStatus[]

/** How the 24-hour promise stands for one registration: counted apart, never hidden. `notice_period`: the law makes its meeting wait, after a first talk inside the 24 hours. */
export const promises = ['open', 'promise_kept', 'waived_by_party', 'notice_period', 'breached'] as const
export type Promised = (typeof promises)[number]

/** Why a promise was broken. */
export const breachCauses = ['began-late', 'officer-absent', 'nobody-began', 'no-time-found'] as const
export type BreachCause = (typeof breachCauses)[number]

/** What a person at the table must bring: a skill, or the language of a party. `any`: every officer, who can hold a first meeting. */
export type Craft = Skill | 'any' | 'recorder' | `interpreter:${string}`

/** Who can be asked for besides the officer. */
export const helpers = ['recorder', 'lawyer', 'psychologist', 'interpreter'] as const satisfies readonly Craft[]

export type Helper = (typeof helpers)[number]

/** The same with what an interpreter must speak (A24); an interpreter of no named language is whoever interprets at all. */
export type Beside = Helper | `interpreter:${Tongue}`
export const besides: readonly Beside[] = [...helpers, ...tongues.map((tongue) => `interpreter:${tongue}` as const)]

/** Why no time fits. */
export type EscalationCause = { code: 'no-officer-with-skill' | 'all-recused' | 'no-opening' } | { code: 'station-closed' | 'no-terminal'; stationId: UnitId } | { code: 'helper-off' | 'helper-taken'; crafts: readonly Craft[] }

/** The ways out of an escalation, one click each; `found`: an hour came free by itself; `withdrawn`: the party no longer needs it. */
export const settledWays = ['overtime', 'other-station', 'later-by-consent', 'withdrawn'] as const
export const wayOutNames = [...settledWays, 'found'] as const
export type WayOutName = (typeof wayOutNames)[number]

/** Who sits where: one terminal for each side that has a station. */
export type Place = { side: Side; stationId: UnitId; stationName: string; stationNameEn: string; terminalId: TerminalId; terminalName: string }

/** A time that could be had, with everything it needs. */
export type Slot = { from: string; to: string; officerId: StaffId; officerName: string; officerSkill: Skill; places: Place[] }

/** What a party asks of the time: not before a clock time (the first bus), not on market day, not before a day. */
export type Wishes = { notBefore: string | null; notOnMarketDay: boolean; fromDay: string | null }

/** A slot as it is shown: why this one, and what is special about the day. `standby`: told only at `tellAt`, and until then it may give way to an urgent matter. `firstContact`: the officer has another skill. `noticePeriod`: after the 24 hours because the law wants it announced first. `heldUntil`: nobody else is given it until then. */
export type Offer = { slot: Slot; why: Sentence; marketDay: boolean; insidePromise: boolean; noticePeriod: boolean; tellAt: string; standby: boolean; firstContact: boolean; heldUntil: string | null }

/** By which paper a clerk recognised who came. Only its kind is kept, never a picture of it nor what stands in it. */
export const papersSeen = ['id_card', 'household_book', 'residence_permit', 'passport', 'other'] as const
export type PaperSeen = (typeof papersSeen)[number]

/** Who may come along with a side: a guardian or another suitable adult, somebody who interprets, somebody at their side. */
export const companions = ['guardian', 'interpreter', 'supporter'] as const
export type Companion = (typeof companions)[number]

/** What the clerk saw when a side came: by which paper, how many came along as what, and that somebody of sixteen or more lives on what they earn and wants no guardian. */
export type CheckIn = { paper: PaperSeen; along: Record<Companion, number>; ownIncome: boolean }

/** One side of an appointment at one station (a side may sit at several). `minor`: somebody of it is under 18 then. Lists show surnames only ("李＊"); an opened appointment shows names, and that is written down. */
export type AppointmentSide = { side: Side; stationId: UnitId; queueNumber: string; names: string[]; minor: boolean; checkedInAt: string | null; checkIn: CheckIn | null }

export type Appointment = {
  id: AppointmentId
  caseId: CaseId
  caseNumber: string
  /** Called out at the station instead of a name: "A012". Each side has its own at its station; this is the applicant's. */
  queueNumber: string
  /** Where it was registered. */
  stationId: UnitId
  topic: Topic
  track: Track
  skill: Skill
  urgent: boolean
  status: AppointmentStatus
  promise: Promised
  breachCause: BreachCause | null
  registeredAt: string
  noticeDueAt: string
  sessionDueAt: string
  /** When its parties are to be told their time, and when that was done. */
  tellAt: string
  toldAt: string | null
  standby: boolean
  /** The officer has another skill: the specialist's meeting is booked in this one. */
  firstContact: boolean
  noticedAt: string | null
  startedAt: string | null
  endReason: string | null
  slot: Slot
  sides: AppointmentSide[]
  /** Who sits there besides the officer. */
  helpers: { craft: Beside; staffId: StaffId; name: string }[]
}

export type EscalationId = Id<'escalation'>

/** A registration that waits for a time, as the duty lead sees it. Surnames only. */
export type Escalation = {
  id: EscalationId
  appointmentId: AppointmentId
  caseId: CaseId
  caseNumber: string
  stationId: UnitId
  stationName: string
  stationNameEn: string
  topic: Topic
  skill: Skill
  urgent: boolean
  names: string[]
  registeredAt: string
  sessionDueAt: string
  sides: { side: Side; stationId: UnitId }[]
  at: string
  cause: { code: string; sentence: Sentence }
  ways: { way: (typeof settledWays)[number]; what: Sentence; slot: Slot | null }[]
}

export type HandoverId = Id<'handover'>

/** `give`: its officer hands it to another; `take`: another asks for it because its officer is not there. */
export const handoverKinds = ['give', 'take'] as const
export type HandoverKind = (typeof handoverKinds)[number]

export const handoverStates = ['waiting', 'accepted', 'refused', 'withdrawn'] as const
export type HandoverState = (typeof handoverStates)[number]

/** A handover as those concerned see it on their home: no names of parties. */
export type Handover = {
  id: HandoverId
  kind: HandoverKind
  state: HandoverState
  appointmentId: AppointmentId
  caseNumber: string
  queueNumber: string
  topic: Topic
  from: string
  to: string
  giverId: StaffId
  giverName: string
  takerId: StaffId
  takerName: string
  askedBy: StaffId
  reason: string
  answer: string | null
}

/** Somebody who could answer for a case. */
export type Taker = { id: StaffId; name: string; unitName: string; unitNameEn: string }

/** Somebody who could take an appointment over: whether they are on shift then, and free. */
export type Colleague = { id: StaffId; name: string; unitName: string; unitNameEn: string; then: 'free' | 'busy' | 'off' }
