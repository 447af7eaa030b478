import type { Settling } from '#shared/appointments/contract.ts'
import { maySettle } from '#shared/appointments/may.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce, announceAll } from '#server/platform/outbox.ts'
import { newsOfBooked } from '../announce-plan.ts'
import { appointmentCancelled, appointmentReplanned } from '../announcements.ts'
import { keeping, settling } from '../planned.ts'
import { refuse } from '../refuse.ts'
import type { Placed } from '../rules/plan/words.ts'
import { loadAppointment, loadEscalated, lockCounty, saveChanges, savePlan, saveSettled, type Waiting } from '../store.ts'
import { askNow, countyFor, waysOf } from './list-escalations.ts'

/** Takes a way out of an escalation as it is at this moment (where that is no longer what was `seen`, it is refused): overtime, another station, later by consent, or that it is no longer needed. Rule P9. */
export async function settleEscalation(ctx: Context, { escalationId, way, seen: expected }: Settling): Promise<{ appointment: Appointment | null }> {
  return inTransaction(ctx, async (ctx) => {
    const [seen] = await loadEscalated(ctx.db, { escalationId })
    if (!seen || !maySettle(ctx.actor, way, seen.ask.sides.map(({ stationId }) => stationId))) throw refuse('escalation-not-found')
    await lockCounty(ctx.db, seen.ask.sides.map(({ stationId }) => stationId))
    // NOTE: read again under the lock: somebody else may have settled it meanwhile.
    const [waiting] = await loadEscalated(ctx.db, { escalationId })
    if (!waiting) throw refuse('escalation-not-found')
    await audit(ctx, { verb: `settle-${way}`, subject: 'escalation', subjectId: escalationId })
    if (way === 'withdrawn') return withdraw(ctx, waiting)

    const county = await countyFor(ctx, [waiting])
    const found = waysOf(ctx, county, askNow(ctx, waiting.ask)).find((one) => one.way === way)
    if (!found || (expected && !isAsSeen(found.placed, expected))) throw refuse('way-gone')
    if (!(await savePlan(ctx.db, { bookings: [], ...keeping(ctx, { kept: [], gone: [] }, county), changes: [settling(ctx, found.placed, waiting, way, county)] }))) throw refuse('way-gone')
    await announceSettled(ctx, waiting, found.placed)
    return { appointment: await loadAppointment(ctx.db, waiting.appointmentId) }
  })
}

const isAsSeen = ({ from, people }: Placed, seen: NonNullable<Settling['seen']>): boolean => from === Date.parse(seen.from) && people[0]!.staffId === seen.officerId

/** It has a time: its session is opened (or, where it had one before, moved), and its parties are told. */
export async function announceSettled(ctx: Context, { appointmentId, stationId }: Waiting, placed: Placed): Promise<void> {
  await announceAll(ctx, newsOfBooked(ctx, appointmentId, { placed, tellAt: ctx.now.getTime() }, stationId))
  await announce(ctx, appointmentReplanned, { appointmentId, newsId: ctx.newId<'news'>(), stationIds: [stationId], staffIds: [] })
}

/** Calls off what of a case still waits for a time. Done again, nothing is left. */
export async function callOffWaiting(ctx: Context, caseId: CaseId, reason: string): Promise<void> {
  for (const { ask, id: escalationId } of await loadEscalated(ctx.db, { caseId })) {
    await inTransaction(ctx, async (ctx) => {
      await lockCounty(ctx.db, ask.sides.map(({ stationId }) => stationId))
      const [waiting] = await loadEscalated(ctx.db, { escalationId })
      if (waiting) await withdraw(ctx, waiting, reason)
    })
  }
}

// NOTE: what was breached stays counted as breached.
async function withdraw(ctx: Context, { id, appointmentId, caseId, stationId, promise }: Waiting, reason = '—'): Promise<{ appointment: null }> {
  await saveChanges(ctx.db, appointmentId, { status: 'cancelled_by_party', promise: promise === 'open' ? 'waived_by_party' : promise })
  await noteOnTimeline(ctx, { caseId, what: 'appointment-cancelled', values: { reason }, chapter: 'appointments', refId: appointmentId })
  await saveSettled(ctx.db, id, { at: ctx.now, by: ctx.actor.kind === 'staff' ? ctx.actor.id : null, way: 'withdrawn' })
  await announce(ctx, appointmentCancelled, { appointmentId, newsId: ctx.newId<'news'>(), stationIds: [stationId], staffIds: [] })
  return { appointment: null }
}
