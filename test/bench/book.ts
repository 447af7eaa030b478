/**
 * How many bookings a second: 32 clerks register through HTTP on the seeded county, the whole server running, beside
 * plain inserts of the very same rows by 32 connections. A morning of each, turn by turn, so that both meet the same machine.
 *
 *   npm run measure -- book            20 mornings of 80 bookings
 *   npm run measure -- book --days=5
 *
 * NOTE: the county is booked out after a day's work, so every morning is another workday: the server's clock is set on.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase, type Whereabouts } from '#server/platform/db.ts'
import type { RegistrationInput } from '#shared/appointments/contract.ts'
import { atClock, day, dayOf } from '#shared/platform/time.ts'
import { aVillager } from '#test/helpers/a-villager.ts'
import { insertPlainly, makeTwins, rowsOf } from './book/floor.ts'

const { values: flags } = parseArgs({ options: { days: { type: 'string', default: '20' }, clients: { type: 'string', default: '32' } } })
const clients = Number(flags.clients)
const bookingsAMorning = 80
const warmUp = 2

type Clerk = { token: string; stationId: string }
type Morning = { perSecond: number; floorPerSecond: number; worstMs: number; refused: number }

const folder = mkdtempSync(join(tmpdir(), 'lianxin-book-'))
let server: ChildProcess | null = null
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => { server?.kill('SIGTERM'); process.exit(1) })

try {
  server = fork(new URL('book/county-server.ts', import.meta.url), [folder, String(await freePort())], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  server.once('exit', (code) => { if (code) { console.error('✗ 县服务器没有起来 · The county’s server did not start'); process.exit(1) } })
  const [{ url, postgres }] = (await once(server, 'message')) as [{ url: string; postgres: Whereabouts }]
  const database = openDatabase(postgres, clients)
  await makeTwins(database.sql)
  const clerks = await signInClerks(database)
  const mornings: Morning[] = []
  for (const [nth, workday] of (await workdays(database, warmUp + Number(flags.days))).entries()) {
    server.send({ now: atClock(workday, '07:50').toISOString() })
    await once(server, 'message')
    const morning = await measure(url, database, clerks, nth)
    if (nth >= warmUp) mornings.push(morning)
    console.log(`${workday}  ${nth < warmUp ? '(warm-up) ' : ''}${morning.perSecond.toFixed(0)} bookings/s  beside ${morning.floorPerSecond.toFixed(0)} plain/s  worst ${morning.worstMs.toFixed(0)} ms${morning.refused > 0 ? `  refused ${morning.refused}` : ''}`)
  }
  const overlaps = await countOverlaps(database)
  await database.close()
  server.send({ stop: true })
  await once(server, 'exit')
  const [perSecond, floorPerSecond] = [median(mornings.map((one) => one.perSecond)), median(mornings.map((one) => one.floorPerSecond))]
  console.log(JSON.stringify({ perSecond: round(perSecond), floorPerSecond: round(floorPerSecond), ratio: round(perSecond / floorPerSecond), overlaps }))
} finally {
  server?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

async function measure(url: string, database: ReturnType<typeof openDatabase>, clerks: readonly Clerk[], nth: number): Promise<Morning> {
  const requests = Array.from({ length: bookingsAMorning }, (_none, order) => ({ clerk: clerks[order % clerks.length]!, request: aRegistration(clerks, nth * bookingsAMorning + order) }))
  const booked: string[] = []
  let refused = 0
  let worstMs = 0
  const seconds = await inParallel(requests, async ({ clerk, request }) => {
    const begun = performance.now()
    const response = await fetch(`${url}/api/appointments`, { method: 'POST', headers: { authorization: `Bearer ${clerk.token}`, 'content-type': 'application/json' }, body: JSON.stringify(request) })
    const body = (await response.json()) as { appointment?: { id: string }; code?: string; data?: { code: string } }
    worstMs = Math.max(worstMs, performance.now() - begun)
    if (body.appointment) booked.push(body.appointment.id)
    else if (response.status === 409) refused++
    else throw new Error(`${response.status} ${JSON.stringify(body)}`)
  })
  const rows = await rowsOf(database.sql, booked)
  const floorSeconds = await inParallel(rows, (row) => insertPlainly(database.sql, row))
  return { perSecond: booked.length / seconds, floorPerSecond: rows.length / floorSeconds, worstMs, refused }
}

// One in four is a dispute with a second side at another station, the others are questions to one of the county's offices.
function aRegistration(clerks: readonly Clerk[], nth: number): RegistrationInput {
  const own = clerks[nth % clerks.length]!.stationId as RegistrationInput['sides'][number]['stationId']
  const other = clerks[(nth * 7 + 3) % clerks.length]!.stationId as typeof own
  const disputed = nth % 4 === 0 && other !== own
  const topic = disputed ? 'neighbor' : (['household_registration', 'public_security_minor', 'contract', 'traffic', 'family', 'admin_approval'] as const)[nth % 6]!
  const parties = () => [aVillager({ born: new Date(Date.UTC(1950, 0, 1) + (nth % 18_000) * day).toISOString().slice(0, 10) })]
  return { idempotencyKey: randomUUID(), topic, summary: '测量', sides: [{ side: 'applicant', stationId: own, parties: parties() }, ...(disputed ? [{ side: 'respondent' as const, stationId: other, parties: parties() }] : [])] }
}

// 32 at a time until all are done; gives the seconds.
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number> {
  const queue = [...items]
  const begun = performance.now()
  await Promise.all(Array.from({ length: clients }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }))
  return (performance.now() - begun) / 1000
}

async function signInClerks({ sql }: ReturnType<typeof openDatabase>): Promise<Clerk[]> {
  const clerks = await sql<{ id: string; stationId: string }[]>`select id, unit_id as "stationId" from staff where role = 'clerk' order by username`
  return Promise.all(clerks.map(async ({ id, stationId }) => {
    const token = `measure-${randomUUID()}`
    await sql`insert into staff_session (id, token, user_id, expires_at) values (${randomUUID()}, ${token}, ${id}, now() + interval '1 year')`
    return { token, stationId }
  }))
}

async function workdays({ sql }: ReturnType<typeof openDatabase>, howMany: number): Promise<string[]> {
  const days = await sql<{ date: string }[]>`select date::text from calendar_day where kind in ('workday', 'makeup') and date > ${dayOf(new Date())}::date and exists (select 1 from shift where during @> (date::text || ' 09:00+08')::timestamptz) order by date limit ${howMany}`
  if (days.length < howMany) console.log(`NOTE: rosters reach ${days.length} workdays only`)
  return days.map((row) => row.date)
}

async function countOverlaps({ sql }: ReturnType<typeof openDatabase>): Promise<number> {
  const [row] = await sql<{ overlaps: number }[]>`select count(*)::int as overlaps from claim a join claim b on b.resource_id = a.resource_id and b.id > a.id and b.during && a.during where a.status <> 'released' and b.status <> 'released'`
  return row!.overlaps
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
