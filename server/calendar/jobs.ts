import type { Context } from '#server/people/index.ts'
import type { Job } from '#server/platform/jobs.ts'
import { loadCalendar } from './actions/load-calendar.ts'

/** What the clock starts in this chapter: a new year is loaded as soon as it can be. */
export const calendarJobs = (asSystem: (name: string) => Context): Job[] => [
  { name: 'calendar-load', cron: '10 0 * * *', run: () => loadCalendar(asSystem('calendar-load')) },
]
