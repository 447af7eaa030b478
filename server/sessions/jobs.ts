import type { Context } from '#server/people/index.ts'
import type { Job } from '#server/platform/jobs.ts'
import { closeForgotten } from './actions/close-forgotten.ts'

/** What the clock starts in this chapter. */
export const sessionsJobs = (asSystem: (name: string) => Context): Job[] => [
  { name: 'sessions-close-forgotten', cron: '30 3 * * *', run: () => closeForgotten(asSystem('sessions-close-forgotten')) },
]
