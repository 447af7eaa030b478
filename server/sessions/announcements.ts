import type { AppointmentId } from '#shared/appointments/words.ts'
import type { CaseId, Side } from '#shared/cases/words.ts'
import type { Skill, StaffId } from '#shared/people/words.ts'
import type { SeatId, SessionId, SessionStatus } from '#shared/sessions/words.ts'
import { news } from '#server/platform/outbox.ts'

/** A session has its seats and can be waited for. */
export const sessionOpened = news<{ sessionId: SessionId; appointmentId: AppointmentId; caseId: CaseId }>('session-opened')

/** The first party sits with the host: the session clock runs. */
export const sessionStarted = news<{ sessionId: SessionId; appointmentId: AppointmentId; caseId: CaseId }>('session-started')

/** They talk. `together`: the sides that have sat with the host and said that they want to. Given again when that may have changed. */
export const talkHeld = news<{ sessionId: SessionId; caseId: CaseId; together: Side[] }>('session-talk-held')

/** It went on to a step, or back to one. */
export const stepTaken = news<{ sessionId: SessionId; caseId: CaseId; status: SessionStatus }>('session-step-taken')

/** It is over. `held`: it was live before. */
export const sessionEnded = news<{ sessionId: SessionId; appointmentId: AppointmentId; caseId: CaseId; held: boolean }>('session-ended')

/** The host asks somebody with a skill to come in now. */
export const expertSummoned = news<{ sessionId: SessionId; staffId: StaffId; skill: Skill; hostName: string; at: string }>('expert-summoned')

/** A seat was made, moved or asked in. */
export const seatChanged = news<{ sessionId: SessionId; seatId: SeatId }>('seat-changed')
