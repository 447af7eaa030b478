/**
 * How many bookings a second: 32 clerks register through HTTP on the seeded county, the whole server running, beside
 * plain inserts of the very same rows by 32 connections. A morning of each, turn by turn, so that both meet the same machine.
 *
 *   npm run measure -- book            20 mornings of 80 bookings
 *   npm run measure -- book --days=5
 *
 * NOTE: the county is booked out after a day's work, so every morning is another workday: the server's clock is set on.
 */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Database } from '#server/platform/db.ts'
import type { RegistrationInput } from '#shared/appointments/contract.ts'
import { atClock, day } from '#shared/platform/time.ts'
import { aVillager } from '#test/helpers/a-villager.ts'
import { insertPlainly, makeTwins, rowsOf } from './book/floor.ts'
import { type Clerk, countOverlaps, inParallel, median, round, signInClerks, withTheCounty, workdays } from './book/the-county.ts'

const { values: flags } = parseArgs({ options: { days: { type: 'string', default: '20' }, clients: { type: 'string', default: '32' } } })
const clients = Number(flags.clients)
const bookingsAMorning = 80
const warmUp = 2

type Morning = { perSecond: number; floorPerSecond: number; worstMs: number; refused: number }

await withTheCounty(clients, async ({ url, database, setClock }) => {
  await makeTwins(database.sql)
  const clerks = await signInClerks(database)
  const mornings: Morning[] = []
  for (const [nth, workday] of (await workdays(database, warmUp + Number(flags.days))).entries()) {
    await setClock(atClock(workday, '07:50'))
    const morning = await measure(url, database, clerks, nth)
    if (nth >= warmUp) mornings.push(morning)
    console.log(`${workday}  ${nth < warmUp ? '(warm-up) ' : ''}${morning.perSecond.toFixed(0)} bookings/s  beside ${morning.floorPerSecond.toFixed(0)} plain/s  worst ${morning.worstMs.toFixed(0)} ms${morning.refused > 0 ? `  refused ${morning.refused}` : ''}`)
  }
  const overlaps = await countOverlaps(database)
  const [perSecond, floorPerSecond] = [median(mornings.map((one) => one.perSecond)), median(mornings.map((one) => one.floorPerSecond))]
  console.log(JSON.stringify({ perSecond: round(perSecond), floorPerSecond: round(floorPerSecond), ratio: round(perSecond / floorPerSecond), overlaps }))
})

async function measure(url: string, database: Database, clerks: readonly Clerk[], nth: number): Promise<Morning> {
  const requests = Array.from({ length: bookingsAMorning }, (_none, order) => ({ clerk: clerks[order % clerks.length]!, request: aRegistration(clerks, nth * bookingsAMorning + order) }))
  const booked: string[] = []
  let refused = 0
  let worstMs = 0
  const seconds = await inParallel(requests, clients, async ({ clerk, request }) => {
    const begun = performance.now()
    const response = await fetch(`${url}/api/appointments`, { method: 'POST', headers: { authorization: `Bearer ${clerk.token}`, 'content-type': 'application/json' }, body: JSON.stringify(request) })
    const body = (await response.json()) as { appointment?: { id: string }; code?: string; data?: { code: string } }
    worstMs = Math.max(worstMs, performance.now() - begun)
    if (body.appointment) booked.push(body.appointment.id)
    else if (response.status === 409) refused++
    else throw new Error(`${response.status} ${JSON.stringify(body)}`)
  })
  const rows = await rowsOf(database.sql, booked)
  const floorSeconds = await inParallel(rows, clients, (row) => insertPlainly(database.sql, row))
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
