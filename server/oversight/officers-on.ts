import type { Day } from '#shared/platform/time.ts'
import { shiftsBetween, timesOnShift } from '#server/calendar/index.ts'
import type { Db } from '#server/platform/db.ts'
import { wholeDay } from './known-day.ts'
import type { There } from './rules/load.ts'
import { loadOfficers } from './store.ts'

/** Every officer with the minutes that they are there on a day: roster and duty, minus leave (L2). */
export async function officersOn(db: Db, day: Day): Promise<There[]> {
  const { from, to } = wholeDay(day)
  const officers = await loadOfficers(db)
  const shifts = Map.groupBy(await shiftsBetween(db, officers.map(({ id }) => id), { from, to }), ({ staffId }) => staffId)
  const minutesOf = (stretch: { from: Date; to: Date }) => Math.max(0, Math.min(stretch.to.getTime(), to.getTime()) - Math.max(stretch.from.getTime(), from.getTime())) / 60_000
  return officers.map(({ id, skills }) => ({ id, skills, minutes: timesOnShift(shifts.get(id) ?? []).reduce((sum, stretch) => sum + minutesOf(stretch), 0) }))
}
