import type { Context } from '#server/people/index.ts'
import type { Job } from '#server/platform/jobs.ts'
import { closeForgotten } from './actions/close-forgotten.ts'
import type { Recordings } from './live/recordings.ts'

/** What the clock starts in this chapter. */
export const sessionsJobs = (asSystem: (name: string) => Context, recordings: Recordings): Job[] => [
  { name: 'sessions-close-forgotten', cron: '30 3 * * *', run: () => closeForgotten(asSystem('sessions-close-forgotten')) },
  // What could not be filed when it ended, because the database was gone.
  { name: 'sessions-file-recordings', cron: '* * * * *', run: () => recordings.file() },
]
