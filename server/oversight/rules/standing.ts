import type { AppointmentStatus, BreachCause, Promised } from '#shared/appointments/words.ts'
import type { Standing } from '#shared/oversight/words.ts'
import { addDays, type Day, weekdayOf } from '#shared/platform/time.ts'

/** How many registrations stand alike. */
export type Alike = { promise: Promised; cause: BreachCause | null; status: AppointmentStatus; count: number }

/** S1 Counted apart, by the promise: the state only tells a promise that nobody waits for any more from one that is open. */
export function tally(rows: readonly Alike[]): Standing {
  const standing: Standing = { kept: 0, waived: 0, notice: 0, breached: 0, open: 0, calledOff: 0, causes: {} }
  for (const { promise, cause, status, count } of rows) {
    switch (promise) {
      case 'promise_kept': standing.kept += count; break
      case 'waived_by_party': standing.waived += count; break
      case 'notice_period': standing.notice += count; break
      case 'breached':
        standing.breached += count
        if (cause) standing.causes[cause] = (standing.causes[cause] ?? 0) + count
        break
      case 'open':
        if (status === 'cancelled_by_party' || status === 'redirected') standing.calledOff += count
        else standing.open += count
    }
  }
  return standing
}

/** S2 The Monday of a day's week. */
export const mondayOf = (on: Day): Day => addDays(on, 1 - weekdayOf(on))

/** "2026-W38": ISO 8601, the week belongs to the year that its Thursday is in. */
export function isoWeekOf(on: Day): string {
  const thursday = addDays(mondayOf(on), 3)
  const year = thursday.slice(0, 4)
  const nth = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (7 * 86_400_000)) + 1
  return `${year}-W${String(nth).padStart(2, '0')}`
}
