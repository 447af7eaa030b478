import type { Deps } from '#server/deps.ts'
import type { Job } from '#server/platform/jobs.ts'
import { pressOf } from './actions/seal-agreement.ts'
import { sealWaiting } from './actions/seal-waiting.ts'

/** What the clock starts in this chapter: every minute, what waits for its seal is tried again. */
export const agreementsJobs = (deps: Pick<Deps, 'asSystem' | 'config' | 'files' | 'log'>): Job[] => [{ name: 'agreements-seal-waiting', cron: '* * * * *', run: () => sealWaiting(deps.asSystem('paper'), pressOf(deps), deps.log) }]
