import { atClock, type Day, day, dayOf } from '#shared/platform/time.ts'
import type { Stretch } from './plan-types.ts'

/** What is in `given` and in no part of `taken`, in order. */
export function without(given: readonly Stretch[], taken: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = []
  const gone = joined(taken)
  let first = 0
  for (const [from, to] of joined(given)) {
    while (first < gone.length && gone[first]![1] <= from) first++
    let at = from
    for (let nth = first; nth < gone.length && gone[nth]![0] < to; nth++) {
      const [start, end] = gone[nth]!
      if (at < start) left.push([at, start])
      at = end
    }
    if (at < to) left.push([at, to])
  }
  return left
}

/** What is in both, in order. */
export function both(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const [a, b] = [joined(some), joined(others)]
  const out: Stretch[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const from = Math.max(a[i]![0], b[j]![0])
    const to = Math.min(a[i]![1], b[j]![1])
    if (from < to) out.push([from, to])
    if (a[i]![1] < b[j]![1]) i++
    else j++
  }
  return out
}

/** Those that touch a window at all: a resource may carry a week of them. */
export const near = (stretches: readonly Stretch[], [from, to]: Stretch): Stretch[] => stretches.filter(([a, b]) => a < to && from < b)

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
export function daily(window: Stretch, opensAt: string, closesAt: string, wanted?: (day: Day) => boolean): Stretch[] {
  const out: Stretch[] = []
  // NOTE: counted in milliseconds, since the zone has no daylight saving: a county of twenty stations is laid out for each booking.
  const first = dayOf(new Date(window[0]))
  const midnight = atClock(first, '00:00').getTime()
  const [opens, closes] = [atClock(first, opensAt).getTime(), atClock(first, closesAt).getTime()]
  for (let passed = 0; midnight + passed < window[1]; passed += day) if (!wanted || wanted(dayOf(new Date(midnight + passed)))) out.push([opens + passed, closes + passed])
  return both(out, [window])
}

/** A window is never longer than this many milliseconds: two weeks. */
export const longestWindow = 14 * day
