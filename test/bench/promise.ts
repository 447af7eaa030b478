/**
 * How well the 24-hour promise is kept: simulated days under the planner, beside first-fit in the same world.
 *
 *   npm run measure -- promise                     loads 0.7, 0.9, 1.0 and 1.1; the last line is for --load
 *   npm run measure -- promise --load 0.9 --seed 3 --days 12 --stations 20 --officers 40
 *   npm run measure -- promise --seeds 5           the mean over seeds --seed, --seed + 1 and so on
 *   npm run measure -- promise --bound             beside the best that anybody could do who knew everything beforehand
 *   npm run measure -- promise --world minutes     five-minute marks and meetings of 30, 45 and 75 minutes that may take longer
 *   npm run measure -- promise --notice two-hours  a county that registers by phone and tells two hours before
 *
 * Everybody is told at the counter and never moved again, but for those on standby, who are told 45 minutes before.
 * The world of equal slots ("units") is that of the experiments: half hours, fourteen a day, 12 % of the officers' half
 * days off, 3 % ill of a morning, half a day's backlog, 8 % who do not come (and use their slot), 5 % urgent. Load is
 * demand over slots planned; the backlog and the ill come on top. Two hours of an urgent matter stand still while the
 * county is closed (`by the clock` counts them on the wall). What is not started inside 24 hours counts as broken,
 * whatever was said to anybody.
 */
import { parseArgs } from 'node:util'
import { boundOf } from './world/bound.ts'
import { liveThrough } from './world/live-through.ts'
import { meanOf, type Outcome } from './world/outcome.ts'
import { firstFit, planned } from './world/policies.ts'
import { makeWorld, type Size } from './world/world.ts'

const { values: flags } = parseArgs({
  options: {
    load: { type: 'string', default: '1.0' }, seed: { type: 'string', default: '7' }, seeds: { type: 'string', default: '1' }, days: { type: 'string', default: '20' },
    stations: { type: 'string', default: '20' }, officers: { type: 'string', default: '40' }, bound: { type: 'boolean', default: false },
    world: { type: 'string', default: 'units' }, notice: { type: 'string', default: 'at-once' },
  },
})
const asked = number('load', 0.05, 3)
const seeds = Array.from({ length: number('seeds', 1, 100) }, (_, n) => number('seed', 0, 2 ** 31) + n)
const size = { days: number('days', 1, 400), stations: number('stations', 3, 5000), officers: number('officers', 6, 5000), kind: oneOf('world', ['units', 'minutes']) } satisfies Omit<Size, 'load' | 'seed'>
const notice = oneOf('notice', ['two-hours', 'at-once'])

type Row = { load: number; ours: Outcome; first: Outcome; bound: number | null }

const rows: Row[] = []
for (const load of [...new Set([0.7, 0.9, 1, 1.1, asked])].toSorted((a, b) => a - b)) rows.push(await rowOf(load))
printTable(rows)
const { ours, first, bound } = rows.find(({ load }) => load === asked)!
console.log(JSON.stringify({
  within24h: round(ours.within24h), urgentWithin2h: round(ours.urgentWithin2h), meanWaitHours: round(ours.meanWaitHours), movedAfterNotice: round(ours.movedAfterNotice),
  bound: bound === null ? null : round(bound), firstFit: round(first.within24h),
  onStandby: round(ours.onStandby), load: asked, seeds, days: size.days, world: size.kind, notice, plannerP50Ms: round(ours.p50Ms), plannerP99Ms: round(ours.p99Ms),
}))

async function rowOf(load: number): Promise<Row> {
  const worlds = seeds.map((seed) => makeWorld({ ...size, load, seed }))
  const bounds: (number | null)[] = []
  if (flags.bound && size.kind === 'units') for (const world of worlds) bounds.push((await boundOf(world))?.percent ?? null)
  // A bound that did not end for one seed is not given for the others.
  const known = bounds.filter((one) => one !== null)
  return {
    load, ours: meanOf(worlds.map((world) => liveThrough(world, planned(notice)))), first: meanOf(worlds.map((world) => liveThrough(world, firstFit))),
    bound: known.length === seeds.length ? known.reduce((sum, one) => sum + one, 0) / known.length : null,
  }
}

function printTable(all: readonly Row[]): void {
  const columns: [string, (row: Row, one: Outcome) => string][] = [
    ['in 24 h %', (_, one) => one.within24h.toFixed(2)], ['urgent 2 h %', (_, one) => one.urgentWithin2h.toFixed(1)], ['by the clock %', (_, one) => one.urgentByTheClock.toFixed(1)],
    ['mean wait h', (_, one) => one.meanWaitHours.toFixed(1)], ['way km', (_, one) => one.kilometres.toFixed(1)],
    ['moved, told %', (_, one) => one.movedAfterNotice.toFixed(2)], ['moved, untold %', (_, one) => one.movedUntold.toFixed(2)], ['standby %', (_, one) => one.onStandby.toFixed(1)], ['ms p50', (_, one) => one.p50Ms.toFixed(3)], ['ms p99', (_, one) => one.p99Ms.toFixed(2)],
  ]
  console.log(`${size.kind} · ${size.days} days · ${size.stations} stations · ${size.officers} officers · seeds ${seeds.join(', ')} · told ${notice}`)
  console.log(`load  who        ${columns.map(([name]) => name.padStart(16)).join('')}     bound %`)
  for (const row of all) {
    for (const [who, one] of [['planner', row.ours], ['first-fit', row.first]] as const) {
      console.log(`${row.load.toFixed(2)}  ${who.padEnd(11)}${columns.map(([, say]) => say(row, one).padStart(16)).join('')}${(who === 'planner' && row.bound !== null ? row.bound.toFixed(2) : '').padStart(12)}`)
    }
  }
}

function number(name: 'load' | 'seed' | 'seeds' | 'days' | 'stations' | 'officers', least: number, most: number): number {
  const value = Number(flags[name])
  if (!Number.isFinite(value) || value < least || value > most || (name !== 'load' && !Number.isInteger(value))) throw new Error(`--${name} must be a number from ${least} to ${most}.`)
  return value
}

function oneOf<T extends string>(name: 'world' | 'notice', words: readonly T[]): T {
  const found = words.find((word) => word === flags[name])
  if (!found) throw new Error(`--${name} must be one of ${words.join(', ')}.`)
  return found
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
