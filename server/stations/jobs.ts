import { minute } from '#shared/platform/time.ts'
import { offlineAfterMs } from '#shared/stations/rules.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Job } from '#server/platform/jobs.ts'
import { announce } from '#server/platform/outbox.ts'
import { askBeforeOpening } from './actions/keep-self-test.ts'
import { terminalChanged } from './announcements.ts'
import { forgetEnrolments, terminalsLastSeen } from './store.ts'

/** Tells screens about terminals that fell silent in the last minutes, and forgets old codes. */
export async function noticeSilence(ctx: Context): Promise<void> {
  const { now } = ctx
  await inTransaction(ctx, async (ctx) => {
    // NOTE: two minutes back though it runs every minute: telling a screen twice is cheaper than not telling it.
    const silent = await terminalsLastSeen(ctx.db, new Date(now.getTime() - offlineAfterMs - 2 * minute), new Date(now.getTime() - offlineAfterMs))
    for (const { id, stationId } of silent) await announce(ctx, terminalChanged, { terminalId: id, stationId })
    await forgetEnrolments(ctx.db, new Date(now.getTime() - 24 * 60 * minute))
  })
}

/** What the clock starts in this chapter. */
export const stationsJobs = (asSystem: (name: string) => Context): Job[] => [
  { name: 'stations-notice-silence', cron: '* * * * *', run: () => noticeSilence(asSystem('stations-notice-silence')) },
  { name: 'stations-test-before-opening', cron: '*/5 * * * *', run: () => askBeforeOpening(asSystem('stations-test-before-opening')) },
]
