import { type ClockKind, clocks, clocksTurning } from '#shared/cases/clocks.ts'
import type { Stage } from '#shared/cases/stages.ts'
import type { CaseId, Track } from '#shared/cases/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { deadlineAfter, targetAfter } from '#server/calendar/index.ts'
import type { Context } from '#server/people/index.ts'
import type { Db } from '#server/platform/db.ts'
import { startClocks, stopClocks } from './clock-store.ts'

/** When a period of a clock ends: a party's moves over days off, an officer's never does. Refuses where the calendar does not reach (K6). */
export async function dueFrom(db: Db, kind: ClockKind, from: Date, { days, workdays }: { days?: number | undefined; workdays?: number | undefined }): Promise<{ dueAt: Date; warnOn: string }> {
  const period = days === undefined ? { workdays: workdays ?? 0 } : { days }
  if (clocks[kind].whose === 'officer') return targetAfter(db, from, period)
  const dueAt = await deadlineAfter(db, from, period)
  // A party's deadline ends on a working day already; the instant is the midnight after it.
  return { dueAt, warnOn: dayOf(new Date(dueAt.getTime() - 1)) }
}

/** Starts and stops the clocks of a case that goes from one stage to the next. C4 */
export async function turnClocks(ctx: Pick<Context, 'db' | 'now' | 'newId'>, { caseId, track, from, to, startedAt = ctx.now }: { caseId: CaseId; track: Track; from: Stage | null; to: Stage; startedAt?: Date }): Promise<void> {
  const { begin, end } = clocksTurning(track, from, to)
  await stopClocks(ctx.db, caseId, end, ctx.now)
  await startClocks(ctx.db, await Promise.all(begin.map(async (kind) => ({ id: ctx.newId<'case_clock'>(), caseId, kind, startedAt, ...(await dueFrom(ctx.db, kind, startedAt, clocks[kind])) }))))
}
