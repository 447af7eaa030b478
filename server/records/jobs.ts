import type { Job } from '#server/platform/jobs.ts'

/** What the clock starts in this chapter: uploads that nobody finished within a day are thrown away. */
export const recordsJobs = (uploads: { expire: () => Promise<void> }): Job[] => [{ name: 'records-expire-uploads', cron: '17 * * * *', run: () => uploads.expire() }]
