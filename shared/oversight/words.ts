import type { AppointmentId, AppointmentStatus, BreachCause } from '../appointments/words.ts'
import type { DayKind } from '../calendar/words.ts'
import type { CaseId, Topic } from '../cases/words.ts'
import type { Skill, UnitId } from '../people/words.ts'
import type { Day } from '../platform/time.ts'

/** One hour at one station: how many of its terminals are in use at the fullest moment, and how many meetings run and begin. */
export type Cell = { hour: number; open: boolean; inUse: number; meetings: number; begins: number; /** Busy share of the terminals' open minutes, 0 to 1. */ load: number }
export type BoardRow = { stationId: UnitId; name: string; nameEn: string; marketDay: boolean; terminals: number; cells: Cell[] }
/** A county day: stations × hours. `kind` is null where the calendar does not reach. */
export type Board = { day: Day; kind: DayKind | null; dayName: string | null; hours: number[]; stations: BoardRow[]; total: { terminals: number; cells: Cell[] } }

/** How full an hour is, as the board colours it. */
export const fillings = ['free', 'some', 'busy', 'full'] as const
export type Filling = (typeof fillings)[number]

/** What a day asks of a skill beside who is there, in minutes; `skill` is null for the whole county. */
export type SkillLoad = {
  skill: Skill | null
  meetings: number
  /** Booked minutes, ten minutes of rest after each meeting included. */
  demand: number
  /** Minutes on roster or duty, minus leave, of officers with the skill … */
  officerMinutes: number
  /** … and how many of these are booked for another skill. */
  elsewhere: number
  officers: number
}
export type DayLoad = { day: Day; kind: DayKind | null; skills: SkillLoad[] }

/** `nobody`: nobody is there and nothing is asked. `fine`: the promise is safe. `alarm`: at 0.9 and above. `over`: more than there is. */
export const strains = ['nobody', 'fine', 'alarm', 'over'] as const
export type Strain = (typeof strains)[number]

/** Why a promise that is still open may be broken. */
export const riskReasons = ['begins-after-due', 'no-show-officer', 'no-show-party', 'officer-away', 'officer-missing', 'not-begun'] as const
export type RiskReason = (typeof riskReasons)[number]

export type Risk = {
  appointmentId: AppointmentId
  caseId: CaseId
  caseNumber: string
  topic: Topic
  skill: Skill
  urgent: boolean
  status: AppointmentStatus
  stationName: string
  stationNameEn: string
  officerName: string
  from: string
  registeredAt: string
  sessionDueAt: string
  reasons: RiskReason[]
}

/** How the promise stands for some registrations: counted apart, never mixed. `calledOff`: gone elsewhere before it could be kept or broken. */
export type Standing = { kept: number; waived: number; /** Meetings that the law made wait (A21): their first talk kept the promise. */ notice: number; breached: number; open: number; calledOff: number; causes: Partial<Record<BreachCause, number>> }
export type Standings = {
  from: Day
  until: Day
  total: Standing
  /** By ISO week of registration ("2026-W38"), oldest first; also weeks in which nothing was registered. */
  weeks: { week: string; monday: Day; standing: Standing }[]
  stations: { stationId: UnitId; name: string; nameEn: string; standing: Standing }[]
  skills: { skill: Skill; standing: Standing }[]
}

/** What is to be expected, and between what it lies four times out of five. */
export type Expected = { mean: number; low: number; high: number }
export type SkillForecast = SkillLoad & {
  skill: Skill
  expected: Expected | null
  /** How long a meeting of this skill takes an officer, rest included. */
  minutesEach: number
}
export type Forecast = {
  day: Day
  kind: DayKind
  /** The first working day after three or more days off. */
  afterBreak: boolean
  marketStations: number
  /** The past days it rests on, and how many there would have to be. */
  days: number
  daysNeeded: number
  from: Day
  until: Day
  /** Null where there are too few days like it. */
  total: Expected | null
  hours: { hour: number; expected: Expected; skills: { skill: Skill; mean: number }[] }[]
  skills: SkillForecast[]
}
