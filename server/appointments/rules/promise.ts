import type { Appointment, AppointmentStatus, BreachCause, Promised } from '#shared/appointments/words.ts'

/** How the promise stands once the session has begun: kept inside 24 hours, else breached; what was waived stays waived. */
export function promiseAtStart({ promise, sessionDueAt, breachCause }: Pick<Appointment, 'promise' | 'sessionDueAt' | 'breachCause'>, now: Date): { promise: Promised; breachCause: BreachCause | null } {
  if (promise !== 'open') return { promise, breachCause }
  return now.getTime() <= Date.parse(sessionDueAt) ? { promise: 'promise_kept', breachCause: null } : { promise: 'breached', breachCause: 'began-late' }
}

/** Why a promise ran out although nobody waived it. */
export const causeOf = (status: AppointmentStatus): BreachCause => (status === 'no_show_officer' ? 'officer-absent' : status === 'triaged' ? 'no-time-found' : 'nobody-began')
