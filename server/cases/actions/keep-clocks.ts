import { clocks, mayBeExtended } from '#shared/cases/clocks.ts'
import { mayExtendClock, mayListCases, mayMoveCase } from '#shared/cases/may.ts'
import type { CaseClock, CaseId, ClockDue, ClockId } from '#shared/cases/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { caseChanged } from '../announcements.ts'
import { holdClock, loadClocks, loadClocksDue, saveClock } from '../clock-store.ts'
import { refuse, refuseInWords } from '../refuse.ts'
import { holdCase } from '../store.ts'
import { dueFrom } from '../turn-clocks.ts'
import { goTo } from './move-case.ts'
import { noteOnTimeline } from './note-on-timeline.ts'
import { insistOnCase } from './open-case-file.ts'

/** From this share of its time on, a lead sees a clock (C5: amber). */
const nearShare = 0.7

export async function listClocks(ctx: Context, caseId: CaseId): Promise<CaseClock[]> {
  await insistOnCase(ctx, caseId)
  return loadClocks(ctx.db, caseId)
}

export async function listClocksDue(ctx: Context): Promise<ClockDue[]> {
  insist(ctx, mayListCases(ctx.actor))
  return ctx.actor.kind === 'staff' ? loadClocksDue(ctx.db, ctx.actor, ctx.now, nearShare) : []
}

/** Extends a deadline by what the law allows, counted from its due day. A petition then stands as extended. C6 */
export function extendClock(ctx: Context, { clockId, reason }: { clockId: ClockId; reason: string }): Promise<CaseClock> {
  return inTransaction(ctx, async (ctx) => {
    const clock = await holdOpenClock(ctx, clockId)
    const { extend, basis } = clocks[clock.kind]
    insist(ctx, mayExtendClock(ctx.actor, clock, extend?.by ?? 'lead'))
    if (!extend || !mayBeExtended(clock.kind, clock.extended)) throw refuseInWords('no-more-extension', (language) => ({ basis: basis[language] }))
    const from = new Date(Date.parse(clock.dueAt) - 1)
    const changed = await saveClock(ctx.db, clockId, { ...(await dueFrom(ctx.db, clock.kind, from, extend)), extended: clock.extended + 1 })
    await noteOnTimeline(ctx, { caseId: clock.caseId, what: 'clock-extended', values: { clock: clock.kind, day: dayOf(new Date(Date.parse(changed.dueAt) - 1)), reason }, chapter: 'cases', refId: clockId })
    const held = await holdCase(ctx.db, clock.caseId)
    if (clock.kind === 'petition_handling' && held?.stage === 'handling') await goTo(ctx, held, 'extended', { what: 'case-moved', values: { reason } })
    await written(ctx, 'extend', clock)
    return changed
  })
}

/** Stops a clock while something outside is awaited; when it runs on, it is due later by as long as it stood. */
export function pauseClock(ctx: Context, { clockId, paused, reason }: { clockId: ClockId; paused: boolean; reason: string }): Promise<CaseClock> {
  return inTransaction(ctx, async (ctx) => {
    const clock = await holdOpenClock(ctx, clockId)
    insist(ctx, mayMoveCase(ctx.actor, clock))
    if (!clocks[clock.kind].pause) throw refuseInWords('no-pause', (language) => ({ basis: clocks[clock.kind].basis[language] }))
    if ((clock.pausedAt !== null) === paused) throw refuse('clock-stands')
    const stood = clock.pausedAt === null ? 0 : ctx.now.getTime() - Date.parse(clock.pausedAt)
    const changed = await saveClock(ctx.db, clockId, paused ? { pausedAt: ctx.now } : { pausedAt: null, dueAt: new Date(Date.parse(clock.dueAt) + stood) })
    await noteOnTimeline(ctx, { caseId: clock.caseId, what: paused ? 'clock-paused' : 'clock-resumed', values: { clock: clock.kind, reason }, chapter: 'cases', refId: clockId })
    await written(ctx, paused ? 'pause' : 'resume', clock)
    return changed
  })
}

async function holdOpenClock(ctx: Context, clockId: ClockId) {
  const clock = await holdClock(ctx.db, clockId)
  if (!clock) throw refuse('case-not-found')
  await insistOnCase(ctx, clock.caseId)
  if (clock.endedAt !== null) throw refuse('clock-stands')
  return clock
}

async function written(ctx: Context, verb: string, { id, caseId }: CaseClock): Promise<void> {
  await audit(ctx, { verb, subject: 'clock', subjectId: id })
  await announce(ctx, caseChanged, { caseId })
}
