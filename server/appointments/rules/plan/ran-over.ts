import type { StaffId, TerminalId } from '#shared/people/words.ts'
import { minute } from '#shared/platform/time.ts'
import { without } from '../stretches.ts'
import { back, type Board, forget, type Held, remember, type Resource } from './board.ts'
import { consequencesOf } from './consequences.ts'
import { marksFor, placeAt, placeFirst, urgently } from './place.ts'
import { unseat } from './seat.ts'
import type { Consequences } from './words.ts'

/** A meeting that goes on past its end, and whom and what it keeps. */
export type RunningOver = { id: string; minutes: number; people: readonly StaffId[]; terminals: readonly TerminalId[] }

/** What runs over is expected to need two fifths of its time again: what was set for 75 minutes, half an hour. */
const againShare = 0.4
/** The moment until which a meeting that runs over is expected to keep its people and terminals. */
export const keepsUntil = (minutes: number, now: number, markMs: number): number => Math.ceil((now + minutes * againShare * minute) / markMs) * markMs

/**
 * P13: a meeting runs past its end. Whoever comes next with its people or at its terminals gets others at the same hour, who has
 * the least time left first. Where there are none they wait a little; only whose promise that would break gets the nearest hour
 * inside it, with others. Who has come already is never sent to another hour.
 */
export function ranOver(board: Board, over: RunningOver, now: number): Consequences {
  forget(board)
  const { markMs, breakMs } = board.manner
  const until = keepsUntil(over.minutes, now, markMs)
  const kept = keptBy(board, over).map((on) => ({ on, open: on.open, free: on.kind === 'person' ? until + breakMs : until }))
  const hit = new Map<Held, number>()
  for (const { on, free } of kept) {
    // NOTE: what somebody took over by name stays theirs (A17).
    for (const { held, from, to } of on.claims) if (held.ask.id !== over.id && !held.pinned && from < free && to > now) hit.set(held, Math.max(free, hit.get(held) ?? 0))
    on.open = without(on.open, [[now, free]])
  }
  for (const [held, free] of [...hit].toSorted(([a], [b]) => a.ask.latest - b.ask.latest || (a.ask.id < b.ask.id ? -1 : 1))) if (!atTheSameHour(board, held, now)) beforeItIsBroken(board, held, free, now)
  // NOTE: when it will really end nobody knows: what was decided stays, the time itself is given back.
  for (const { on, open } of kept) on.open = open
  const consequences = consequencesOf(board, 'ran-over', null, now)
  forget(board)
  return consequences
}

function keptBy({ people, byStation }: Board, over: RunningOver): Resource[] {
  const ids = new Set<string>([...over.people, ...over.terminals])
  return [...people, ...[...byStation.values()].flat()].filter(({ id }) => ids.has(id))
}

function atTheSameHour(board: Board, held: Held, now: number): boolean {
  const mark = board.steps.length
  remember(board, held)
  unseat(board, held)
  if (placeAt(board, held, held.from, now, urgently)) return true
  back(board, mark)
  return false
}

function beforeItIsBroken(board: Board, held: Held, free: number, now: number): void {
  if (held.fixed || held.from <= now || free <= held.ask.latest) return
  const mark = board.steps.length
  const told = held.tellAt <= now
  unseat(board, held)
  if (placeFirst(board, held, marksFor(board, held.ask, held.from + board.manner.markMs, held.ask.latest, true), now, urgently) === null) return back(board, mark)
  if (!told) held.tellAt = Math.max(now, held.standby ? held.from - board.manner.standbyTellMs : board.manner.tellAt(held.from, now))
}
