import type { Context } from '#server/people/index.ts'
import type { Job } from '#server/platform/jobs.ts'
import { markBreaches } from './actions/mark-breaches.ts'

/** What the clock starts in this chapter. */
export const appointmentsJobs = (asSystem: (name: string) => Context): Job[] => [
  { name: 'appointments-mark-breaches', cron: '* * * * *', run: async () => { await markBreaches(asSystem('appointments-mark-breaches')) } },
]
