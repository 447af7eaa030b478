import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { outbox } from '#drizzle/schema/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { openJobs } from '#server/platform/jobs.ts'
import { after, announce, news, startRelay, tell, type Listener, type Subscription } from '#server/platform/outbox.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { bellRung, ringsHeard } from './ring-bells.ts'

const database = aDatabase()
const silent = pino({ level: 'silent' })
let boss: PgBoss
let stops: (() => Promise<void>)[] = []

beforeAll(async () => { boss = await openJobs(database.where, silent) })
afterAll(async () => boss.stop({ graceful: false }))
afterEach(async () => { await Promise.all(stops.map((stop) => stop())); stops = [] })
beforeEach(() => database.db.delete(outbox))

async function relay(subscriptions: Subscription[], listeners: Listener[] = []): Promise<void> {
  stops.push(await startRelay(database, boss, subscriptions, listeners, silent))
}

const ring = (nth: number) => inTransaction(aContext(database.db), (ctx) => announce(ctx, bellRung, { nth }))

test('news of a transaction that rolled back was never given', async () => {
  const heard: number[] = []
  await relay([], [tell(bellRung, ({ nth }) => { heard.push(nth) })])
  await expect(inTransaction(aContext(database.db), async (ctx) => {
    await announce(ctx, bellRung, { nth: 1 })
    throw new Error('rolled back')
  })).rejects.toThrow('rolled back')
  await ring(2)
  await vi.waitFor(() => expect(heard).toEqual([2]), 5_000)
  expect(await database.db.select({ payload: outbox.payload }).from(outbox)).toEqual([{ payload: { nth: 2 } }])
})

test('connected screens are told at once and in order', async () => {
  const heard: number[] = []
  await relay([], [tell(bellRung, ({ nth }) => { heard.push(nth) })])
  await wait(100)
  const began = performance.now()
  for (const nth of [1, 2, 3, 4, 5]) await ring(nth)
  await vi.waitFor(() => expect(heard).toEqual([1, 2, 3, 4, 5]), { timeout: 1_500, interval: 10 })
  expect(performance.now() - began).toBeLessThan(1_500)
})

test('a screen that fails to hear does not keep others from hearing', async () => {
  const heard: number[] = []
  await relay([], [tell(bellRung, () => { throw new Error('gone') }), tell(bellRung, ({ nth }) => { heard.push(nth) })])
  await ring(1)
  await vi.waitFor(() => expect(heard).toEqual([1]), 5_000)
})

test('a handler that fails is tried again until it succeeds; another handler of the same news is not', async () => {
  const given = news<{ nth: number }>('given')
  const tried = { stubborn: 0, easy: 0 }
  await relay([
    after(given, 'stubborn', async () => { tried.stubborn += 1; if (tried.stubborn < 3) throw new Error('not yet') }),
    after(given, 'easy', async () => { tried.easy += 1 }),
  ])
  await inTransaction(aContext(database.db), (ctx) => announce(ctx, given, { nth: 1 }))
  await vi.waitFor(() => expect(tried.stubborn).toBe(3), { timeout: 20_000, interval: 100 })
  await wait(1_500)
  expect(tried).toEqual({ stubborn: 3, easy: 1 })
})

test('news given while no relay ran is handed on later, once, even by two relays at the same time', async () => {
  const saved = news<{ nth: number }>('saved')
  for (let nth = 1; nth <= 20; nth++) await inTransaction(aContext(database.db), (ctx) => announce(ctx, saved, { nth }))
  const heard: number[] = []
  const subscriptions = [after(saved, 'counted', async ({ nth }) => { heard.push(nth) })]
  await Promise.all([relay(subscriptions), relay(subscriptions)])
  await vi.waitFor(() => expect(heard).toHaveLength(20), { timeout: 20_000, interval: 100 })
  await wait(1_000)
  expect([...heard].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_none, at) => at + 1))
})

test('a backlog is worked off without a pause between two pieces', async () => {
  const many = news<{ nth: number }>('many')
  await database.db.insert(outbox).values(Array.from({ length: 60 }, (_none, at) => ({ news: many.name, payload: { nth: at + 1 }, announcedAt: new Date() })))
  let heard = 0
  const began = performance.now()
  await relay([after(many, 'counted', async () => { heard += 1 })])
  await vi.waitFor(() => expect(heard).toBe(60), { timeout: 28_000, interval: 50 })
  // With a look every half second and one piece at a look it would be 30 s.
  expect(performance.now() - began).toBeLessThan(15_000)
})

test('a server killed while it hands on loses nothing and hands nothing on twice', async () => {
  const [bells, handlers] = [600, 2]
  await database.db.insert(outbox).values(Array.from({ length: bells }, (_none, at) => ({ news: bellRung.name, payload: { nth: at + 1 }, announcedAt: new Date() })))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'ring-bells.ts'), JSON.stringify(database.where)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await ended
  const [left] = await database.sql`select count(*)::int as waiting from outbox where handed_on_at is null`
  expect(left?.['waiting'], 'the kill came in the middle').toBeGreaterThan(0)

  await relay([after(bellRung, 'first', async () => undefined), after(bellRung, 'second', async () => undefined)])
  await vi.waitFor(async () => {
    const [rest] = await database.sql`select count(*)::int as waiting from outbox where handed_on_at is null`
    expect(rest?.['waiting']).toBe(0)
  }, { timeout: 20_000, interval: 100 })
  const sent = await database.sql`select name, (data ->> 'nth')::int as nth, count(*)::int as times from pgboss.job where name in (${ringsHeard('first')}, ${ringsHeard('second')}) group by 1, 2`
  expect(sent).toHaveLength(bells * handlers)
  expect(sent.every((row) => row['times'] === 1)).toBe(true)
}, 60_000)
