import { PgBoss } from 'pg-boss'
import type { Whereabouts } from './db.ts'
import type { Log } from './log.ts'

/** Something the clock starts: a cron line in county time, or every so many seconds. */
export type Job = { name: string; cron: string; run: () => Promise<void> }

/** A job under way says so at least this often (s); what a killed server had begun is taken up by the next one a minute or two later, not after pg-boss's quarter of an hour. */
export const heartbeatS = 60

/** Opens pg-boss, which keeps queues and the clock's jobs in the same database. */
export async function openJobs(where: Whereabouts, log: Log): Promise<PgBoss> {
  const connection = typeof where === 'string' ? { connectionString: where } : where
  const boss = new PgBoss({ ...connection, max: 4, schema: 'pgboss' })
  // NOTE: pg-boss reports a lost database here; without a listener the process would die of it.
  boss.on('error', (error) => log.warn({ err: error }, 'jobs: the database did not answer'))
  await boss.start()
  return boss
}

/** Registers what the clock starts. */
export async function startJobs(boss: PgBoss, jobs: Job[]): Promise<void> {
  // NOTE: side by side, because people wait for a server that was started again.
  await Promise.all(jobs.map(async (job) => {
    await boss.createQueue(job.name, { policy: 'singleton', retryLimit: 2 })
    await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai', heartbeatSeconds: heartbeatS })
    await boss.work(job.name, async () => job.run())
  }))
}
