/**
 * Everybody wants the same hour: 64 writers register through HTTP at one station, for one skill, at the same moment, the
 * whole server running; beside plain inserts of the very same rows by 64 connections in the same run.
 *
 *   npm run measure -- book-hot            10 mornings of 128 registrations
 *   npm run measure -- book-hot --days=3
 *
 * A station's few terminals are full long before all have asked: whoever finds the hour taken gets the next best one in
 * the same call, and who finds none is with the duty lead. Then 64 writers send one and the same registration. `failed` is
 * every answer that is neither, every registration that is not there afterwards, and every second winner.
 */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Database } from '#server/platform/db.ts'
import type { RegistrationInput } from '#shared/appointments/contract.ts'
import { atClock, day } from '#shared/platform/time.ts'
import { aVillager } from '#test/helpers/a-villager.ts'
import { insertPlainly, makeTwins, rowsOf } from './book/floor.ts'
import { type Clerk, countOverlaps, inParallel, median, round, signInClerks, withTheCounty, workdays } from './book/the-county.ts'

const { values: flags } = parseArgs({ options: { days: { type: 'string', default: '10' } } })
const writers = 64
const registrationsAMorning = 128
const warmUp = 1

type Answer = { appointmentId: string; withTime: boolean } | { wrong: string }
type Morning = { perSecond: number; floorPerSecond: number; worstMs: number; failed: number; withTime: number }

await withTheCounty(writers, async ({ url, database, setClock }) => {
  await makeTwins(database.sql)
  // NOTE: one screen may ask 600 times in ten seconds; each writer sits at one of their own.
  const everybody = await signInClerks(database, writers)
  const clerks = everybody.filter(({ stationId }) => stationId === everybody[0]!.stationId)
  const mornings: Morning[] = []
  const before = await deadlocksIn(database)
  for (const [nth, workday] of (await workdays(database, warmUp + Number(flags.days))).entries()) {
    await setClock(atClock(workday, '07:50'))
    const morning = await measure(url, database, clerks, nth)
    if (nth >= warmUp) mornings.push(morning)
    console.log(`${workday}  ${nth < warmUp ? '(warm-up) ' : ''}${morning.perSecond.toFixed(0)} registrations/s, ${morning.withTime} with a time  beside ${morning.floorPerSecond.toFixed(0)} plain/s  worst ${morning.worstMs.toFixed(0)} ms  failed ${morning.failed}`)
  }
  const [perSecond, floorPerSecond] = [median(mornings.map((one) => one.perSecond)), median(mornings.map((one) => one.floorPerSecond))]
  console.log(JSON.stringify({
    perSecond: round(perSecond), floorPerSecond: round(floorPerSecond), ratio: round(perSecond / floorPerSecond), overlaps: await countOverlaps(database), deadlocks: (await deadlocksIn(database)) - before,
    failed: mornings.reduce((sum, one) => sum + one.failed, 0), worstMs: Math.round(Math.max(...mornings.map(({ worstMs }) => worstMs))),
  }))
})

async function measure(url: string, database: Database, clerks: readonly Clerk[], nth: number): Promise<Morning> {
  const requests = Array.from({ length: registrationsAMorning }, (_none, order) => ({ clerk: clerks[order % clerks.length]!, request: aRegistration(clerks[0]!.stationId, nth * registrationsAMorning + order) }))
  const answers: Answer[] = []
  let worstMs = 0
  const seconds = await inParallel(requests, writers, async ({ clerk, request }) => {
    const begun = performance.now()
    answers.push(await register(url, clerk, request))
    worstMs = Math.max(worstMs, performance.now() - begun)
  })
  const booked = answers.filter((one) => 'appointmentId' in one)
  for (const one of answers) if ('wrong' in one) console.log(`  ${one.wrong}`)
  const oneClerk = clerks.filter(({ id }) => id === clerks[0]!.id)
  const same = aRegistration(clerks[0]!.stationId, nth * registrationsAMorning)
  const winners = await Promise.all(Array.from({ length: writers }, (_none, nth) => register(url, oneClerk[nth]!, same)))
  const lost = booked.length - (await countThere(database, booked.map(({ appointmentId }) => appointmentId)))
  const rows = await rowsOf(database.sql, booked.map(({ appointmentId }) => appointmentId))
  const floorSeconds = await inParallel(rows, writers, (row) => insertPlainly(database.sql, row))
  const failed = answers.length - booked.length + lost + winners.filter((one) => 'wrong' in one).length + new Set(winners.map((one) => ('appointmentId' in one ? one.appointmentId : ''))).size - 1
  return { perSecond: booked.length / seconds, floorPerSecond: rows.length / floorSeconds, worstMs, failed, withTime: booked.filter(({ withTime }) => withTime).length }
}

async function register(url: string, clerk: Clerk, request: RegistrationInput): Promise<Answer> {
  try {
    const response = await fetch(`${url}/api/appointments`, { method: 'POST', headers: { authorization: `Bearer ${clerk.token}`, 'content-type': 'application/json' }, body: JSON.stringify(request) })
    const body = (await response.json()) as { appointment?: { id: string } | null; escalation?: { appointmentId: string } | null }
    const appointmentId = body.appointment?.id ?? body.escalation?.appointmentId
    return appointmentId ? { appointmentId, withTime: Boolean(body.appointment) } : { wrong: `${response.status} ${JSON.stringify(body).slice(0, 200)}` }
  } catch (error) {
    return { wrong: String(error) }
  }
}

function aRegistration(stationId: string, nth: number): RegistrationInput {
  return {
    idempotencyKey: randomUUID(), topic: 'neighbor', summary: '测量',
    sides: [{ side: 'applicant', stationId: stationId as RegistrationInput['sides'][number]['stationId'], parties: [aVillager({ born: new Date(Date.UTC(1950, 0, 1) + (nth % 18_000) * day).toISOString().slice(0, 10) })] }],
  }
}

async function countThere({ sql }: Database, ids: readonly string[]): Promise<number> {
  const [row] = await sql<{ there: number }[]>`select count(*)::int as there from appointment where id = any(${ids as string[]}::uuid[])`
  return row!.there
}

async function deadlocksIn({ sql }: Database): Promise<number> {
  const [row] = await sql<{ deadlocks: number }[]>`select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`
  return row!.deadlocks
}
