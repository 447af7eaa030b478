import type { Side } from '../cases/words.ts'
import { minute } from '../platform/time.ts'
import { isOver, isUnderWay } from './rules.ts'
import type { Queue, Session, SessionId, SessionStatus } from './words.ts'

/** Why somebody waits: it is not time yet, the officer's talk before goes on too long, the officer or the other side is not there yet, or it begins in a moment. */
export const waitReasons = ['not-yet', 'overruns', 'officer', 'other-side', 'soon'] as const
export type WaitReason = (typeof waitReasons)[number]

/** What somebody who waits is told: how many of this officer's talks come before, why they wait, and about how many minutes more; null where nobody can say. */
export type Wait = { ahead: number; why: WaitReason; minutes: number | null }

/** A session of an officer as it stands in their line: `until` when it is planned to end. */
export type InLine = { id: SessionId; status: SessionStatus; scheduledFor: string; until: string }

// NOTE: after twenty minutes the counter notes that nobody came (A-rules); nobody stands behind such a one.
const goneAfterMs = 20 * minute

/** What stands in an officer's line before a session: those that are planned earlier and may still be held, and whichever goes on now. Rule S16. */
export function queueBefore(mine: Pick<InLine, 'id' | 'scheduledFor'>, line: readonly InLine[], now: Date): Queue {
  const before = line.filter((one) => one.id !== mine.id && !isOver(one.status) && (isUnderWay(one.status) || (isEarlier(one, mine) && now.getTime() - Date.parse(one.scheduledFor) < goneAfterMs)))
  const busy = before.filter(({ status }) => isUnderWay(status)).map(({ until }) => until).sort((a, b) => Date.parse(a) - Date.parse(b))
  return { ahead: before.length, busyUntil: busy.at(-1) ?? null }
}

const isEarlier = (one: Pick<InLine, 'id' | 'scheduledFor'>, other: Pick<InLine, 'id' | 'scheduledFor'>): boolean => {
  const ms = Date.parse(one.scheduledFor) - Date.parse(other.scheduledFor)
  return ms < 0 || (ms === 0 && one.id < other.id)
}

/** What a side that waits is told. Minutes are only told where a plan stands behind them: whoever is late is late for nobody knows how long. Rules S17 and S18. */
export function waitOf({ status, scheduledFor, seats }: Pick<Session, 'status' | 'scheduledFor' | 'seats'>, { ahead, busyUntil }: Queue, side: Side, now: Date): Wait {
  const until = (instant: string) => Math.ceil((Date.parse(instant) - now.getTime()) / minute)
  if (isUnderWay(status)) return { ahead: 0, why: 'soon', minutes: null }
  const planned = Math.max(until(scheduledFor), busyUntil === null ? 0 : until(busyUntil))
  if (until(scheduledFor) > 0) return { ahead, why: 'not-yet', minutes: planned }
  if (busyUntil !== null) return { ahead, why: 'overruns', minutes: planned > 0 ? planned : null }
  if (seats.some(({ role, presence }) => role === 'host' && presence !== 'in')) return { ahead, why: 'officer', minutes: null }
  const others = seats.filter((seat) => seat.side !== null && seat.side !== side)
  if (others.length > 0 && others.every(({ presence, arrival }) => presence === 'away' && arrival === 'unknown')) return { ahead, why: 'other-side', minutes: null }
  return { ahead: 0, why: 'soon', minutes: null }
}
