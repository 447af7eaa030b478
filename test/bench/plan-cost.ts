/**
 * What one request costs: the time to load its county and the time to plan, by how much else there is.
 *
 *   npm run measure -- plan-cost                                   1,000, 10,000 and 100,000 open bookings at 20, 2,000 and 50,000 stations
 *   npm run measure -- plan-cost --stations=20,2000 --bookings=1000 --requests=100
 *
 * Synthetic rows straight into an embedded PostgreSQL: counties of twenty stations and forty officers, nine tenths of each
 * day booked before the next one begins. Each request is loaded and planned as the live booking does it, and not saved.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { askOf, mannerOf, matterOf, windowOf } from '#server/appointments/plan.ts'
import { planMany } from '#server/appointments/rules/plan/plan-many.ts'
import { loadCounty } from '#server/appointments/store.ts'
import { type Database, migrateDatabase, openDatabase } from '#server/platform/db.ts'
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded.ts'
import type { UnitId } from '#shared/people/words.ts'
import { addDays, atClock, dayOf, minute } from '#shared/platform/time.ts'
import { fillBookings, fillCounties, perCounty, stationNumber } from './plan-cost/fill.ts'
import { chanceFrom } from './world/chance.ts'

const { values: flags } = parseArgs({ options: { stations: { type: 'string', default: '20,2000,50000' }, bookings: { type: 'string', default: '1000,10000,100000' }, requests: { type: 'string', default: '200' } } })
const [sizes, amounts, [requests = 200]] = [numbers(flags.stations), numbers(flags.bookings), numbers(flags.requests)]
const topics = ['neighbor', 'traffic', 'household_registration', 'contract'] as const

type Cost = { stations: number; bookings: number; sql: number[]; planner: number[]; all: number[]; escalated: number }

const folder = mkdtempSync(join(tmpdir(), 'lianxin-plan-cost-'))
const embedded = await startEmbeddedPostgres({ dir: folder, fsync: false })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void embedded.stop().then(() => { rmSync(folder, { recursive: true, force: true }); process.exit(1) }))

try {
  const database = openDatabase(embedded.connection, 4)
  await migrateDatabase(database)
  const midnight = atClock(addDays(dayOf(new Date()), 1), '00:00')
  const costs: Cost[] = []
  console.log(`  stations  bookings     sql p50   sql p99  planner p50  planner p99   all p50   all p99 ms  no time found`)
  for (const stations of sizes) {
    await fillCounties(database.sql, stations, midnight.toISOString())
    let there = 0
    for (const bookings of amounts) {
      await fillBookings(database.sql, { from: there, to: bookings, stations, midnight: midnight.toISOString() })
      there = bookings
      const cost = await measure(database, stations, bookings, midnight)
      costs.push(cost)
      console.log(`${String(stations).padStart(10)}${String(bookings).padStart(10)}  ${[cost.sql, cost.planner, cost.all].flatMap((list) => [at(list, 0.5), at(list, 0.99)]).map((ms, n) => ms.toFixed(2).padStart(n === 2 || n === 3 ? 13 : 10)).join('')}${String(cost.escalated).padStart(15)}`)
    }
  }
  await database.close()
  const by = (part: number) => Object.fromEntries(costs.map(({ stations, bookings, all }) => [`${stations} stations, ${bookings} bookings`, round(at(all, part))]))
  console.log(JSON.stringify({ p50Ms: by(0.5), p99Ms: by(0.99) }))
} finally {
  await embedded.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measure({ db }: Database, stations: number, bookings: number, midnight: Date): Promise<Cost> {
  const chance = chanceFrom(stations + bookings)
  const cost: Cost = { stations, bookings, sql: [], planner: [], all: [], escalated: 0 }
  for (let n = -20; n < requests; n += 1) {
    const now = new Date(midnight.getTime() + (7 * 60 + chance.below(9 * 60)) * minute)
    const ask = askOf(aMatter(stations, chance.below(stations), n, chance.next), { id: `request-${n}`, now, registeredAt: now })
    const began = performance.now()
    const county = await loadCounty(db, { stationIds: ask.sides.map(({ stationId }) => stationId), ...windowOf([ask], now), now })
    const loaded = performance.now()
    const { answers } = planMany(county, [{ ask, accepted: null }], now.getTime(), mannerOf(county))
    const planned = performance.now()
    if (county.stations.length !== Math.min(stations, perCounty.stations)) throw new Error(`the county has ${county.stations.length} stations`)
    // The first ones warm up.
    if (n < 0) continue
    cost.sql.push(loaded - began)
    cost.planner.push(planned - loaded)
    cost.all.push(planned - began)
    if (answers[0]!.kind === 'escalation') cost.escalated += 1
  }
  return cost
}

// One in four has a second side, at another station of the same county.
function aMatter(stations: number, station: number, n: number, next: () => number) {
  const county = station - (station % perCounty.stations)
  const other = Math.min(stations - 1, county + (((station % perCounty.stations) + 7) % perCounty.stations))
  const places = next() < 0.25 && other !== station ? [station, other] : [station]
  return matterOf({ topic: topics[Math.abs(n) % topics.length]!, track: 'consultation', urgent: next() < 0.05, allHere: false, also: [], recused: [], wishes: { notBefore: null, notOnMarketDay: false, fromDay: null }, sides: places.map((nth, side) => ({ side: side === 0 ? 'applicant' as const : 'respondent' as const, stationId: stationNumber(nth) as UnitId })) })
}

function at(list: readonly number[], part: number): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length * part)] ?? 0
}

function numbers(list: string): number[] {
  const found = list.split(',').map(Number)
  if (!found.every((one) => Number.isInteger(one) && one > 0)) throw new Error(`these must be whole numbers: ${list}`)
  return found
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
