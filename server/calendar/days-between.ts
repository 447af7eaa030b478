import type { CalendarDay } from '#shared/calendar/words.ts'
import { addDays, type Day, dayOf } from '#shared/platform/time.ts'
import type { Db } from '#server/platform/db.ts'
import { refuse } from './refuse.ts'
import { asDays, type Days, endOf, lastDay, lastWorkday, warnOn } from './rules/count-days.ts'
import { loadDays } from './store.ts'

/** Every day of a stretch, both ends included. Refuses where the calendar does not reach (K6). */
export async function daysBetween(db: Db, from: Day, to: Day): Promise<CalendarDay[]> {
  const days = await loadDays(db, from, to)
  let expected = from
  for (const { date } of days) {
    if (date !== expected) break
    expected = addDays(expected, 1)
  }
  if (expected <= to) throw refuse('calendar-missing', { year: expected.slice(0, 4) })
  return days
}

/** When a period from an instant ends: in calendar days as a party's deadline (K1–K3), or in working days (K1, K3, K4). */
export async function deadlineAfter(db: Db, from: Date, period: { days: number } | { workdays: number }): Promise<Date> {
  const start = dayOf(from)
  const count = 'days' in period ? period.days : period.workdays
  // NOTE: the longest break is nine days off, so twice the count and a month more always reaches.
  const until = addDays(start, count * 2 + 31)
  const days: Days = asDays(await loadDays(db, start, until))
  const last = 'days' in period ? lastDay(start, count, days) : lastWorkday(start, count, days)
  if (last === null) throw refuse('calendar-missing', { year: firstMissing(start, days).slice(0, 4) })
  return endOf(last)
}

/** When an officer's target from an instant ends, which no day off moves (K5), and the last working day on or before it. */
export async function targetAfter(db: Db, from: Date, period: { days: number } | { workdays: number }): Promise<{ dueAt: Date; warnOn: Day }> {
  const start = dayOf(from)
  const count = 'days' in period ? period.days : period.workdays
  const days = asDays(await loadDays(db, start, addDays(start, count * 2 + 31)))
  const last = 'days' in period ? addDays(start, count) : lastWorkday(start, count, days)
  const warn = last === null ? null : warnOn(last, days)
  if (last === null || warn === null) throw refuse('calendar-missing', { year: firstMissing(start, days).slice(0, 4) })
  return { dueAt: endOf(last), warnOn: warn }
}

function firstMissing(from: Day, days: Days): Day {
  let on = from
  while (days.has(on)) on = addDays(on, 1)
  return on
}
