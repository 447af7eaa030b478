import type { CalendarDay } from '#shared/calendar/words.ts'
import { Refusal } from '#shared/platform/refusal.ts'
import { addDays, atClock, type Day } from '#shared/platform/time.ts'
import { daysBetween } from '#server/calendar/index.ts'
import type { Db } from '#server/platform/db.ts'

/** What a day is; null where the calendar does not reach: a list of what was booked needs no calendar. */
export async function knownDay(db: Db, day: Day): Promise<CalendarDay | null> {
  try {
    return (await daysBetween(db, day, day))[0] ?? null
  } catch (error) {
    if (error instanceof Refusal && error.body.code === 'calendar-missing') return null
    throw error
  }
}

/** A county day from midnight to midnight. */
export const wholeDay = (day: Day): { from: Date; to: Date } => ({ from: atClock(day, '00:00'), to: atClock(addDays(day, 1), '00:00') })
