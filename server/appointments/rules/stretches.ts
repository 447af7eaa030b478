import { addDays, atClock, type Day, day, dayOf } from '#shared/platform/time.ts'
import type { Stretch } from './plan-types.ts'

/** What is in `given` and in no part of `taken`, in order. */
export function without(given: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  let left: Stretch[] = joined(given)
  for (const [from, to] of taken) {
    left = left.flatMap(([a, b]): Stretch[] => (to <= a || from >= b ? [[a, b]] : [...(a < from ? [[a, from] as const] : []), ...(to < b ? [[to, b] as const] : [])]))
  }
  return left
}

/** What is in both. */
export function both(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  return joined(some.flatMap(([a, b]) => others.flatMap(([c, d]): Stretch[] => (Math.max(a, c) < Math.min(b, d) ? [[Math.max(a, c), Math.min(b, d)]] : []))))
}

/** Overlapping and touching stretches made one. */
export function joined(given: readonly Stretch[]): Stretch[] {
  const out: [number, number][] = []
  for (const [from, to] of given.toSorted((x, y) => x[0] - y[0])) {
    const last = out.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else out.push([from, to])
  }
  return out
}

/** Whether one of the stretches holds the whole of [from, to). */
export const holds = (stretches: readonly Stretch[], from: number, to: number): boolean => stretches.some(([a, b]) => a <= from && to <= b)

/** The hours between two clock times of every county day that a window touches. */
export function daily(window: Stretch, opensAt: string, closesAt: string, wanted: (day: Day) => boolean = () => true): Stretch[] {
  const out: Stretch[] = []
  for (let on = dayOf(new Date(window[0])); atClock(on, '00:00').getTime() < window[1]; on = addDays(on, 1)) {
    if (wanted(on)) out.push([atClock(on, opensAt).getTime(), atClock(on, closesAt).getTime()])
  }
  return both(out, [window])
}

/** A window is never longer than this many milliseconds: two weeks. */
export const longestWindow = 14 * day
