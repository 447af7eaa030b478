import type { Craft, EscalationCause, Promised, Wishes } from '#shared/appointments/words.ts'
import type { Side, Track } from '#shared/cases/words.ts'
import type { StaffId, UnitId } from '#shared/people/words.ts'
import { minute } from '#shared/platform/time.ts'
import { laterMs, noticeOver } from './plan.ts'
import type { Waiting } from './store.ts'

/** A registration that waits for a time, as one query gives it: instants in milliseconds. */
export type EscalatedRow = Omit<Waiting, 'ask' | 'at' | 'registeredAt' | 'sessionDueAt'> & Record<string, unknown> & {
  at: number; registeredAt: number; dueAt: number; urgentBy: number | null; also: Craft[]; minutes: number; recused: StaffId[]; wishes: Wishes; cause: EscalationCause; promise: Promised; track: Track
  sides: { side: Side; stationId: UnitId }[]
}

/** Says a row in the chapter's words, and as the planner wants it. */
export function asWaiting({ at, registeredAt, dueAt, urgentBy, also, minutes, recused, wishes, sides, ...row }: EscalatedRow): Waiting {
  // A21: a meeting that waits for its notice looks for its time after it.
  const notBefore = row.promise === 'notice_period' ? noticeOver(row, new Date(registeredAt)) : null
  const iso = (instant: number) => new Date(instant).toISOString()
  const ordered = sides.toSorted((a, b) => (a.side < b.side ? -1 : a.side > b.side ? 1 : a.stationId < b.stationId ? -1 : 1))
  return {
    id: row.id, appointmentId: row.appointmentId, caseId: row.caseId, caseNumber: row.caseNumber, stationId: row.stationId, stationName: row.stationName, stationNameEn: row.stationNameEn, topic: row.topic, skill: row.skill, urgent: row.urgent, names: row.names, promise: row.promise, cause: row.cause,
    at: iso(at), registeredAt: iso(registeredAt), sessionDueAt: iso(dueAt),
    ask: { id: row.appointmentId, skill: row.skill, also, minutes, registeredAt, earliest: Math.max(registeredAt + 30 * minute, notBefore?.getTime() ?? 0), latest: notBefore ? dueAt + laterMs : dueAt, sides: ordered, wishes, urgentBy, recused, firstContact: 'any' },
  }
}
