import type { Appointment } from '#shared/appointments/words.ts'
import { minute } from '#shared/platform/time.ts'

/** When somebody is there, leave taken off (K8). */
type OnShift = readonly { from: Date; to: Date }[]

/** How long an officer is waited for once everybody else is there (domain.md §5). */
const waitMs = 5 * minute

/** Whether the officer of an appointment is not there for it (A18): gone, off shift or on leave then, or awaited by everybody for five minutes. */
export function isOfficerAway({ status, slot }: Pick<Appointment, 'status' | 'slot'>, { onShift, suspended }: { onShift: OnShift; suspended: boolean }, now: Date): boolean {
  if (suspended || status === 'no_show_officer') return true
  if (status === 'checked_in' && now.getTime() >= Date.parse(slot.from) + waitMs) return true
  return !isThere(onShift, new Date(slot.from), new Date(slot.to))
}

/** Whether a shift holds the whole of a stretch of time. */
export const isThere = (onShift: OnShift, from: Date, to: Date): boolean => onShift.some((shift) => shift.from <= from && to <= shift.to)
