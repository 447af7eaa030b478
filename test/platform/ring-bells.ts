import { pino } from 'pino'
import { openDatabase } from '#server/platform/db.ts'
import { openJobs } from '#server/platform/jobs.ts'
import { after, news, startRelay } from '#server/platform/outbox.ts'

/** News of these tests. */
export const bellRung = news<{ nth: number }>('bell-rung')

/** The queue of one of its handlers. */
export const ringsHeard = (handler: string): string => `bell-rung.${handler}`

// Run as a program: a server that hands news on until it is killed, and says so when the first batch went out.
if (process.argv[1] === import.meta.filename) {
  const where = JSON.parse(process.argv[2] ?? '')
  const log = pino({ level: 'silent' })
  const database = openDatabase(where, 2)
  const boss = await openJobs(where, log)
  await startRelay(database, boss, [after(bellRung, 'first', async () => undefined), after(bellRung, 'second', async () => undefined)], [], log)
  const watch = setInterval(async () => {
    const [row] = await database.sql`select count(*)::int as gone from outbox where handed_on_at is not null`
    if (row?.['gone'] === 0) return
    clearInterval(watch)
    process.stdout.write('some\n')
  }, 1)
}
