import { addDays, atClock, type Day } from '#shared/platform/time.ts'
import type { CalendarDay } from '#shared/calendar/words.ts'

/** What is known of the days, by date. */
export type Days = ReadonlyMap<Day, CalendarDay>

export const asDays = (days: readonly CalendarDay[]): Days => new Map(days.map((day) => [day.date, day]))

/** Whether a day is worked; null where its year is not loaded (K6). */
export function isWorked(on: Day, days: Days): boolean | null {
  const known = days.get(on)
  return known ? known.kind === 'workday' || known.kind === 'makeup' : null
}

/** The last day of a party's period of calendar days: K1, K2. Null where the calendar does not reach. */
export function lastDay(from: Day, count: number, days: Days): Day | null {
  return nextWorked(addDays(from, count), days)
}

/** The last day of a period in working days: K1, K4. Null where the calendar does not reach. */
export function lastWorkday(from: Day, count: number, days: Days): Day | null {
  let on = from
  for (let left = count; left > 0;) {
    on = addDays(on, 1)
    const worked = isWorked(on, days)
    if (worked === null) return null
    if (worked) left -= 1
  }
  return on
}

/** When to warn of an officer's target: the last working day on or before it, K5. */
export function warnOn(due: Day, days: Days): Day | null {
  return step(due, -1, days)
}

/** The first working day on or after a day. */
export const nextWorked = (on: Day, days: Days): Day | null => step(on, 1, days)

/** The instant at which a day ends, K3. */
export const endOf = (on: Day): Date => atClock(on, '24:00')

function step(from: Day, by: 1 | -1, days: Days): Day | null {
  for (let on = from; ; on = addDays(on, by)) {
    const worked = isWorked(on, days)
    if (worked === null || worked) return worked === null ? null : on
  }
}
