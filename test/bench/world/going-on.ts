import type { Board } from '#server/appointments/rules/plan/board.ts'
import type { RunningOver } from '#server/appointments/rules/plan/ran-over.ts'
import type { StaffId, TerminalId } from '#shared/people/words.ts'
import { reallyTakes, type World } from './world.ts'

type Going = RunningOver & { to: number; ends: number }

/** What has really begun and goes on, as a county sees it: each begins when everybody and everything it needs is really free. */
export function whatGoesOn({ size, coming }: World) {
  const takes = new Map(coming.map((one) => [one.ask.id, reallyTakes(one)]))
  const free = new Map<string, number>()
  const begun = new Map<string, Going>()
  /** The meetings that go on past their ends at a moment. Equal slots never do. */
  const over = ({ held }: Board, now: number): RunningOver[] => {
    if (size.kind === 'units') return []
    for (const { ask, from, to, crafts, claims } of [...held.values()].filter((one) => one.from <= now && !begun.has(one.ask.id)).toSorted((a, b) => a.from - b.from)) {
      const needed = claims.flatMap(({ on }) => on?.id ?? [])
      const start = Math.max(from, ...needed.map((id) => free.get(id) ?? 0))
      if (start > now) continue
      const ends = start + takes.get(ask.id)!
      begun.set(ask.id, { id: ask.id, minutes: ask.minutes, people: needed.slice(0, crafts.length) as StaffId[], terminals: needed.slice(crafts.length) as TerminalId[], to, ends })
      for (const id of needed) free.set(id, ends)
    }
    return [...begun.values()].filter(({ to, ends }) => to <= now && ends > now)
  }
  return { over }
}
