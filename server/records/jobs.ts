import type { Context } from '#server/people/index.ts'
import type { Job } from '#server/platform/jobs.ts'
import type { Sender } from '#server/platform/files/sender.ts'
import type { Log } from '#server/platform/log.ts'
import type { Shelf } from '#server/sessions/index.ts'
import type { FilmMaker } from './film/film-maker.ts'
import { markRecordingsDue } from './actions/hold-recordings.ts'
import { checkChain, readUnread } from './actions/check-recordings.ts'

/** What the clock starts in this chapter. */
export const recordsJobs = (asSystem: (name: string) => Context, uploads: { expire: () => Promise<void> }, shelf: Shelf, films: FilmMaker, sender: Pick<Sender, 'sendSoon'>, log: Log): Job[] => [
  // Uploads that nobody finished within a day are thrown away.
  { name: 'records-expire-uploads', cron: '17 * * * *', run: () => uploads.expire() },
  // NOTE: what is sent to S3 may take hours: it is only begun here.
  { name: 'records-send-files', cron: '* * * * *', run: async () => sender.sendSoon() },
  // NOTE: a film takes longer than a job may: it is only begun here.
  { name: 'records-make-films', cron: '* * * * *', run: async () => films.makeSoon() },
  { name: 'records-mark-due', cron: '50 3 * * *', run: () => markRecordingsDue(asSystem('records-mark-due')) },
  { name: 'records-check-recordings', cron: '10 2 * * *', run: async () => {
    const ctx = asSystem('records-check-recordings')
    const [files, chainBrokenAt] = [await readUnread(ctx, shelf), await checkChain(ctx)]
    if (files.length > 0 || chainBrokenAt !== null) log.error({ files, chainBrokenAt }, 'recordings are not as they were filed')
  } },
]
