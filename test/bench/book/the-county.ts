import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase, type Whereabouts } from '#server/platform/db.ts'
import { dayOf } from '#shared/platform/time.ts'
import { aFreePort } from '#test/helpers/a-free-port.ts'

export type Clerk = { id: string; token: string; stationId: string }

/** A seeded county with its whole server running, and a way to its database. */
export type TheCounty = { url: string; database: Database; setClock: (now: Date) => Promise<void> }

/** Starts the county's server in a process of its own, lets the work be done, and takes everything away again. */
export async function withTheCounty(connections: number, work: (county: TheCounty) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-book-'))
  let server: ChildProcess | null = null
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { server?.kill('SIGTERM'); process.exit(1) })
  try {
    const started = fork(new URL('county-server.ts', import.meta.url), [folder, String(await aFreePort())], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    server = started
    started.once('exit', (code) => { if (code) { console.error('✗ 县服务器没有起来 · The county’s server did not start'); process.exit(1) } })
    const [{ url, postgres }] = (await once(started, 'message')) as [{ url: string; postgres: Whereabouts }]
    const database = openDatabase(postgres, connections)
    await work({ url, database, setClock: async (now) => { started.send({ now: now.toISOString() }); await once(started, 'message') } })
    await database.close()
    started.send({ stop: true })
    await once(started, 'exit')
  } finally {
    // NOTE: it stops its PostgreSQL when it loses sight of us, and only then goes.
    if (server?.connected) server.disconnect()
    if (server?.exitCode === null) await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every clerk of the county, signed in at so many screens. */
export async function signInClerks({ sql }: Database, screens = 1): Promise<Clerk[]> {
  const clerks = await sql<{ id: string; stationId: string }[]>`select id, unit_id as "stationId" from staff, generate_series(1, ${screens}) where role = 'clerk' order by username`
  return Promise.all(clerks.map(async ({ id, stationId }) => {
    const token = `measure-${randomUUID()}`
    await sql`insert into staff_session (id, token, user_id, expires_at) values (${randomUUID()}, ${token}, ${id}, now() + interval '1 year')`
    return { id, token, stationId }
  }))
}

/** The next workdays for which there are rosters. */
export async function workdays({ sql }: Database, howMany: number): Promise<string[]> {
  const days = await sql<{ date: string }[]>`select date::text from calendar_day where kind in ('workday', 'makeup') and date > ${dayOf(new Date())}::date and exists (select 1 from shift where during @> (date::text || ' 09:00+08')::timestamptz) order by date limit ${howMany}`
  if (days.length < howMany) console.log(`NOTE: rosters reach ${days.length} workdays only`)
  return days.map((row) => row.date)
}

/** How many pairs of claims stand on one resource at one time. */
export async function countOverlaps({ sql }: Database): Promise<number> {
  const [row] = await sql<{ overlaps: number }[]>`select count(*)::int as overlaps from claim a join claim b on b.resource_id = a.resource_id and b.id > a.id and b.during && a.during where a.status <> 'released' and b.status <> 'released'`
  return row!.overlaps
}

/** So many at a time until all are done; gives the seconds. */
export async function inParallel<T>(items: readonly T[], clients: number, work: (item: T) => Promise<void>): Promise<number> {
  const queue = [...items]
  const begun = performance.now()
  await Promise.all(Array.from({ length: clients }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }))
  return (performance.now() - begun) / 1000
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export const round = (value: number): number => Math.round(value * 100) / 100
