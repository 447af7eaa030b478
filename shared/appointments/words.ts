import type { Id } from '../platform/ids.ts'
import type { Skill, StaffId, TerminalId, UnitId } from '../people/words.ts'
import type { CaseId, Side, Topic, Track } from '../cases/words.ts'

export type AppointmentId = Id<'appointment'>

/** domain.md §5, Appointment. A breach is a flag, never a state. */
export const appointmentStatuses = ['offered', 'confirmed', 'checked_in', 'in_session', 'completed', 'cancelled_by_party', 'no_show_party', 'no_show_officer', 'rescheduled', 'redirected'] as const
export type AppointmentStatus = (typeof appointmentStatuses)[number]

/** How the 24-hour promise stands for one registration: counted apart, never hidden. */
export const promises = ['open', 'promise_kept', 'waived_by_party', 'breached'] as const
export type Promised = (typeof promises)[number]

/** Who sits where: one terminal for each side that has a station. */
export type Place = { side: Side; stationId: UnitId; stationName: string; terminalId: TerminalId; terminalName: string }

/** A time that could be had, with everything it needs. */
export type Slot = { from: string; to: string; officerId: StaffId; officerName: string; officerSkill: Skill; places: Place[] }

export type Appointment = {
  id: AppointmentId
  caseId: CaseId
  caseNumber: string
  /** Called out at the station instead of a name: "A012". */
  queueNumber: string
  topic: Topic
  track: Track
  skill: Skill
  status: AppointmentStatus
  promise: Promised
  registeredAt: string
  noticeDueAt: string
  sessionDueAt: string
  noticedAt: string | null
  slot: Slot
  sides: { side: Side; names: string[]; checkedInAt: string | null }[]
}
