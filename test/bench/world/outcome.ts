import type { Ask } from '#server/appointments/rules/plan/words.ts'
import { day, hour, reallyTakes, type World } from './world.ts'

/** A meeting as it was planned in the end: when, and everybody and everything it needed. */
export type Happened = { from: number; officerId: string; needed: readonly string[] }

/** What became of a world. Shares are percent from 0 to 100. */
export type Outcome = {
  requests: number
  within24h: number
  /** Started inside two hours while the county was at work, and inside two hours by the clock on the wall. */
  urgentWithin2h: number
  urgentByTheClock: number
  meanWaitHours: number
  kilometres: number
  /** Told a time and given another one, or none. */
  movedAfterNotice: number
  movedUntold: number
  /** Told nothing but that they will hear 45 minutes before. */
  onStandby: number
  p50Ms: number
  p99Ms: number
}
type Counts = { booked: number; standby: number; movesUntold: number; movedTold: ReadonlySet<string>; milliseconds: number[] }

/** Tells what became of a world: a start counts when the meeting before it had really ended. */
export function tell(world: World, happened: ReadonlyMap<string, Happened>, { booked, standby, movesUntold, movedTold, milliseconds }: Counts): Outcome {
  const starts = reallyStarted(world, happened)
  const asks = world.coming.map(({ ask }) => ask)
  const urgent = asks.filter(({ urgentBy }) => urgentBy !== null)
  const share = (of: readonly Ask[], by: (ask: Ask) => number) => percent(of.filter((ask) => (starts.get(ask.id) ?? Infinity) <= by(ask)).length, of.length)
  const waits = asks.flatMap(({ id, registeredAt }) => (starts.has(id) ? [(starts.get(id)! - registeredAt) / hour] : []))
  const cost = milliseconds.toSorted((a, b) => a - b)
  return {
    requests: asks.length,
    within24h: share(asks, ({ registeredAt }) => registeredAt + day),
    urgentWithin2h: share(urgent, ({ urgentBy }) => urgentBy!),
    urgentByTheClock: share(urgent, ({ registeredAt }) => registeredAt + 2 * hour),
    meanWaitHours: mean(waits),
    kilometres: mean(world.coming.map(({ kilometres }) => kilometres)),
    movedAfterNotice: percent(movedTold.size, booked),
    movedUntold: percent(movesUntold, booked),
    onStandby: percent(standby, booked),
    p50Ms: cost[Math.floor(cost.length * 0.5)] ?? 0,
    p99Ms: cost[Math.floor(cost.length * 0.99)] ?? 0,
  }
}

/** In order of their hours each begins when everybody and everything it needs is really free; who does not come is waited for twenty minutes. */
function reallyStarted({ coming }: World, happened: ReadonlyMap<string, Happened>): Map<string, number> {
  const really = new Map(coming.map((one) => [one.ask.id, reallyTakes(one)]))
  const starts = new Map<string, number>()
  const free = new Map<string, number>()
  for (const [id, { from, needed }] of [...happened].toSorted((a, b) => a[1].from - b[1].from)) {
    const start = Math.max(from, ...needed.map((one) => free.get(one) ?? 0))
    starts.set(id, start)
    for (const one of needed) free.set(one, start + really.get(id)!)
  }
  return starts
}

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : (100 * part) / whole)
const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length)

/** The mean of several outcomes. */
export const meanOf = (outcomes: readonly Outcome[]): Outcome => {
  const out = { ...outcomes[0]! }
  for (const key of Object.keys(out) as (keyof Outcome)[]) out[key] = mean(outcomes.map((one) => one[key]))
  return out
}
