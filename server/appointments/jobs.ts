import type { Context } from '#server/people/index.ts'
import type { Job } from '#server/platform/jobs.ts'
import { fillFreeHours, planAroundOverruns } from './actions/plan-again.ts'
import { tellThoseDue } from './actions/tell-those-due.ts'
import { sweepHolds } from './actions/let-go.ts'
import { markBreaches } from './actions/mark-breaches.ts'

/** What the clock starts in this chapter. */
export const appointmentsJobs = (asSystem: (name: string) => Context): Job[] => [
  { name: 'appointments-tell-those-due', cron: '* * * * *', run: async () => { await tellThoseDue(asSystem('appointments-tell-those-due')) } },
  { name: 'appointments-fill-free-hours', cron: '*/5 * * * *', run: async () => { await fillFreeHours(asSystem('appointments-fill-free-hours')) } },
  { name: 'appointments-plan-overruns', cron: '* * * * *', run: async () => { await planAroundOverruns(asSystem('appointments-plan-overruns')) } },
  { name: 'appointments-sweep-holds', cron: '* * * * *', run: async () => { await sweepHolds(asSystem('appointments-sweep-holds')) } },
  { name: 'appointments-mark-breaches', cron: '* * * * *', run: async () => { await markBreaches(asSystem('appointments-mark-breaches')) } },
]
