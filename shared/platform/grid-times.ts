import { atClock, type Day, dayOf, hour, minute } from './time.ts'

/** The hours that a time grid shows. */
export const firstHour = 7
export const lastHour = 21
/** Times are dragged from mark to mark. */
export const markMs = 5 * minute

const clockOf = (hours: number) => `${String(hours).padStart(2, '0')}:00`

/** When the shown part of a day begins and ends (milliseconds). */
export const shownOf = (day: Day): [from: number, to: number] => [atClock(day, clockOf(firstHour)).getTime(), atClock(day, clockOf(lastHour)).getTime()]

/** The nearest five-minute mark. */
export const snapped = (at: number): number => Math.round(at / markMs) * markMs

/** A start moved by minutes and to another of the shown days: on a mark, and the whole of it inside the shown hours. */
export function movedTo({ from, to }: { from: number; to: number }, byMs: number, day: Day): number {
  const onDay = from - shownOf(dayOf(new Date(from)))[0] + shownOf(day)[0]
  const [first, last] = shownOf(day)
  const latest = Math.floor((last - (to - from)) / markMs) * markMs
  return Math.max(first, Math.min(latest, snapped(onDay + byMs)))
}

/** The part of a stretch that a day shows, as hours from its top; null where it shows none. */
export function placeOn(day: Day, from: number, to: number): { top: number; height: number } | null {
  const [first, last] = shownOf(day)
  const [begins, ends] = [Math.max(from, first), Math.min(to, last)]
  return begins < ends ? { top: (begins - first) / hour, height: (ends - begins) / hour } : null
}

/** Side by side where they overlap: for each, which lane it is in and how many there are. */
export function lanesOf<Block extends { key: string; from: number; to: number }>(blocks: readonly Block[]): Map<string, { lane: number; of: number }> {
  const lanes = new Map<string, { lane: number; of: number }>()
  let group: { key: string; lane: number }[] = []
  let ends: number[] = []
  const close = () => {
    for (const { key, lane } of group) lanes.set(key, { lane, of: ends.length })
    group = []
    ends = []
  }
  for (const { key, from, to } of blocks.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (ends.length > 0 && ends.every((end) => end <= from)) close()
    const free = ends.findIndex((end) => end <= from)
    const lane = free < 0 ? ends.length : free
    ends[lane] = to
    group.push({ key, lane })
  }
  close()
  return lanes
}
