import { and, asc, inArray, isNull } from 'drizzle-orm'
import { EventEmitter } from 'node:events'
import type { PgBoss } from 'pg-boss'
import { fromDrizzle } from 'pg-boss'
import { sql } from 'drizzle-orm'
import { outbox } from '#drizzle/schema/index.ts'
import type { BareContext } from './context.ts'
import type { Database } from './db.ts'
import { heartbeatS } from './jobs.ts'
import type { Log } from './log.ts'

/** News that a chapter gives to later ones: a name, and the shape of what is told. */
export type News<Payload> = { name: string; readonly __payload?: Payload }

/** Declares news: `export const appointmentBooked = news<{ appointmentId: AppointmentId }>('appointment-booked')`. */
export const news = <Payload>(name: string): News<Payload> => ({ name })

/** Tells later chapters, in the same transaction: what rolls back was never said. */
export async function announce<Payload extends object>(ctx: Pick<BareContext, 'db' | 'now'>, what: News<Payload>, payload: Payload): Promise<void> {
  await ctx.db.insert(outbox).values({ news: what.name, payload, announcedAt: ctx.now })
}

/** One piece of news with what is told. */
export type Told = { news: string; payload: object }
export const told = <Payload extends object>(what: News<Payload>, payload: Payload): Told => ({ news: what.name, payload })

/** Tells several pieces of news in their order, in one trip. */
export async function announceAll({ db, now }: Pick<BareContext, 'db' | 'now'>, all: readonly Told[]): Promise<void> {
  if (all.length > 0) await db.insert(outbox).values(all.map((one) => ({ ...one, announcedAt: now })))
}

const commits = new EventEmitter()

/** Says that a transaction has committed, so that the relay looks at once and not at its next round. */
export const committed = (): void => { commits.emit('commit') }

export type Subscription = { news: string; handler: string; run: (payload: never) => Promise<void> }
export type Listener = { news: string; hear: (payload: never) => void | Promise<void> }

/** What follows what, durably: each handler has its own queue and is tried again until it succeeds. Read server/flow.ts. */
export const after = <Payload>(what: News<Payload>, handler: string, run: (payload: Payload) => Promise<void>): Subscription => ({ news: what.name, handler, run })

/** Tells connected screens at once. May be lost with the process: a screen asks again when it comes back. */
export const tell = <Payload>(what: News<Payload>, hear: (payload: Payload) => void | Promise<void>): Listener => ({ news: what.name, hear })

const queueOf = (subscription: Subscription) => `${subscription.news}.${subscription.handler}`
const everyMs = 2_000
const atOnce = 100

/** Starts handing committed news on, in order. Returns how to stop. */
export async function startRelay(database: Database, boss: PgBoss, subscriptions: Subscription[], listeners: Listener[], log: Log): Promise<() => Promise<void>> {
  const workers = new Map<string, string>()
  const wake = (queue: string): void => {
    const worker = workers.get(queue)
    if (worker) boss.notifyWorker(worker)
  }
  await Promise.all(subscriptions.map(async (subscription) => {
    const queue = queueOf(subscription)
    await boss.createQueue(queue, { retryLimit: 12, retryDelay: 1, retryBackoff: true, retryDelayMax: 600 })
    workers.set(queue, await boss.work(queue, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
      // NOTE: there may be more behind it; pg-boss by itself would rest until its next round.
      wake(queue)
      await subscription.run(job!.data as never)
    }))
  }))
  let stopped = false
  let again = false
  let busy: Promise<void> | null = null

  const round = async (): Promise<void> => {
    do {
      again = false
      try {
        while ((await handOn(database, boss, subscriptions, listeners, wake, log)) === atOnce);
      } catch (error) {
        log.warn({ err: error }, 'outbox: will look again')
      }
    } while (again && !stopped)
    busy = null
  }
  const look = (): void => {
    if (stopped) return
    again = true
    busy ??= round()
  }
  commits.on('commit', look)
  const clock = setInterval(look, everyMs)
  look()
  return async () => {
    stopped = true
    clearInterval(clock)
    commits.off('commit', look)
    await busy
  }
}

async function handOn(database: Database, boss: PgBoss, subscriptions: Subscription[], listeners: Listener[], wake: (queue: string) => void, log: Log): Promise<number> {
  const rows = await database.db.transaction(async (tx) => {
    const waiting = await tx.select().from(outbox).where(isNull(outbox.handedOnAt)).orderBy(asc(outbox.seq)).limit(atOnce).for('update', { skipLocked: true })
    if (waiting.length === 0) return waiting
    for (const subscription of subscriptions) {
      const jobs = waiting.filter((row) => row.news === subscription.news).map((row) => ({ data: row.payload as object, heartbeatSeconds: heartbeatS }))
      if (jobs.length > 0) await boss.insert(queueOf(subscription), jobs, { db: fromDrizzle(tx, sql) })
    }
    await tx.update(outbox).set({ handedOnAt: sql`now()` }).where(and(inArray(outbox.seq, waiting.map((row) => row.seq))))
    return waiting
  })
  for (const subscription of subscriptions) {
    if (rows.some((row) => row.news === subscription.news)) wake(queueOf(subscription))
  }
  for (const row of rows) {
    for (const listener of listeners) {
      if (listener.news !== row.news) continue
      // NOTE: a listener only lights up screens; its failure must not stop the news.
      try { await listener.hear(row.payload as never) } catch (error) { log.warn({ err: error, news: row.news }, 'listener failed') }
    }
  }
  return rows.length
}
