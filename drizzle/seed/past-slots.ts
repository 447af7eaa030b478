import type { CalendarDay } from '#shared/calendar/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Skill } from '#shared/people/words.ts'
import { atClock, dayOf, hour, minute } from '#shared/platform/time.ts'
import { hoursOf } from './rosters.ts'
import type { DemoStaff } from './staff.ts'
import type { stations } from './stations.ts'

export type Post = (typeof stations)[number]
export type Placed = { seats: { side: Side; post: Post; terminalId: string }[]; officer: DemoStaff; from: number; to: number }
type Wanted = { skill: Skill; minutes: number; sides: readonly { side: Side; post: Post }[]; earliest: number }
type Stretches = [from: number, to: number][]

const rest = 10 * minute

/** Who was there on these days and what they held: gives the first free time, and keeps what was given. Instants in milliseconds. */
export function pastDiary(days: readonly CalendarDay[], people: readonly DemoStaff[]) {
  const busy = new Map<string, Stretches>()
  const shifts = new Map<string, Stretches>()
  const add = (lists: Map<string, Stretches>, key: string, from: number, to: number) => { const list = lists.get(key); if (list) list.push([from, to]); else lists.set(key, [[from, to]]) }
  for (const day of days) for (const { staffId, from, to } of hoursOf(day, people)) add(shifts, `${staffId} ${day.date}`, atClock(day.date, from).getTime(), atClock(day.date, to).getTime())
  const holders = Map.groupBy(people.filter(({ role }) => role === 'officer').flatMap((one) => one.skills.map((skill) => ({ skill, one }))), ({ skill }) => skill)
  const isFree = (id: string, from: number, to: number) => !(busy.get(id) ?? []).some(([start, end]) => start < to && end > from)

  /** The first time inside 30 hours at which an officer with the skill and a terminal for each side are free; null where there is none. */
  const first = ({ skill, minutes, sides, earliest }: Wanted): Placed | null => {
    for (let day = dayOf(new Date(earliest)), opens = 0; opens < earliest + 30 * hour; day = dayOf(new Date(opens + 24 * hour))) {
      opens = atClock(day, '08:30').getTime()
      const there = (holders.get(skill) ?? []).flatMap(({ one }) => { const its = shifts.get(`${one.id} ${day}`); return its ? [{ officer: one, its }] : [] })
      const last = Math.min(opens + 11.5 * hour - minutes * minute, earliest + 30 * hour)
      for (let from = Math.max(opens, Math.ceil(earliest / (5 * minute)) * 5 * minute); from <= last; from += 5 * minute) {
        const to = from + minutes * minute
        const found = there.find(({ officer, its }) => its.some(([start, end]) => start <= from && to <= end) && isFree(officer.id, from, to + rest))
        const seats = found && seatsAt(sides, from, to)
        if (found && seats) return { seats, officer: found.officer, from, to }
      }
    }
    return null
  }

  const seatsAt = (sides: Wanted['sides'], from: number, to: number): Placed['seats'] | null => {
    const seats: Placed['seats'] = []
    for (const { side, post } of sides) {
      const device = post.terminals.find(({ id }) => isFree(id, from, to) && !seats.some((seat) => seat.terminalId === id))
      if (device) seats.push({ side, post, terminalId: device.id })
    }
    return seats.length === sides.length ? seats : null
  }

  const keep = ({ seats, officer, from, to }: Placed): void => {
    for (const { terminalId } of seats) add(busy, terminalId, from, to)
    add(busy, officer.id, from, to + rest)
  }
  return { first, keep }
}
