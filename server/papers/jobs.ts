import type { Deps } from '#server/deps.ts'
import type { Job } from '#server/platform/jobs.ts'
import { remindOfConfirmation } from './actions/remind-confirmation.ts'

/** What the clock starts in this chapter: each morning, who is to be reminded that a court can be asked. */
export const papersJobs = (asSystem: Deps['asSystem']): Job[] => [{ name: 'papers-remind-confirmation', cron: '5 9 * * *', run: () => remindOfConfirmation(asSystem('reminders')) }]
