import type { Appointment, AppointmentStatus, BreachCause, Promised } from '#shared/appointments/words.ts'
import { dayOf } from '#shared/platform/time.ts'

/** How the promise stands when a time is booked, or (null) looked for: inside the promise; after it because the law wants it announced first (A21); or because the party wants it later (A11). Instants in milliseconds. */
export function promiseOf(from: number | null, { dueAt, notBefore, fromDay }: { dueAt: number; notBefore: number | null; fromDay: string | null }): Promised {
  if (notBefore !== null) return fromDay !== null && fromDay > dayOf(new Date(notBefore)) ? 'waived_by_party' : 'notice_period'
  return from === null || from <= dueAt ? 'open' : 'waived_by_party'
}

/** How the promise stands once the session has begun: kept inside 24 hours, else breached; what was waived, or waits for its notice, stays counted as that. */
export function promiseAtStart({ promise, sessionDueAt, breachCause }: Pick<Appointment, 'promise' | 'sessionDueAt' | 'breachCause'>, now: Date): { promise: Promised; breachCause: BreachCause | null } {
  if (promise !== 'open') return { promise, breachCause }
  return now.getTime() <= Date.parse(sessionDueAt) ? { promise: 'promise_kept', breachCause: null } : { promise: 'breached', breachCause: 'began-late' }
}

/** Why a promise ran out although nobody waived it. */
export const causeOf = (status: AppointmentStatus): BreachCause => (status === 'no_show_officer' ? 'officer-absent' : status === 'triaged' ? 'no-time-found' : 'nobody-began')
