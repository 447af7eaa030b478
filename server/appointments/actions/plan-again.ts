import type { AppointmentId } from '#shared/appointments/words.ts'
import type { StaffId, UnitId } from '#shared/people/words.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announceChanges } from '../announce-plan.ts'
import type { KnownCounty } from '../as-county.ts'
import { mannerOf, promiseMs } from '../plan.ts'
import { changing, keeping, type Kept, settling, unplacing } from '../planned.ts'
import { type Again, planAround, planForwardAgain, planWaiting, planWithout } from '../rules/plan/plan-again.ts'
import { loadCounty, loadEscalated, loadKept, loadRunningOver, lockCounty, oneStationOfEach, savePlan, stationOfStaff } from '../store.ts'
import { announceSettled } from './settle-escalation.ts'

/** An officer is away: what they hold goes to others at the same hour, else as few people as can be are moved, inside their promise. Rule P10. */
export async function planWithoutOfficer(ctx: Context, { staffId, from, to }: { staffId: StaffId; from: Date; to: Date }): Promise<void> {
  const stationIds = await stationOfStaff(ctx.db, staffId)
  await planAgain(ctx, stationIds, to, (county) => planWithout(county, { staffId, away: [from.getTime(), to.getTime()] }, ctx.now.getTime(), mannerOf(county)))
}

/** A station cannot be reached for a while: its line is dead. Rule P10. */
export async function planWithoutStation(ctx: Context, { stationId, from, to }: { stationId: UnitId; from: Date; to: Date }): Promise<void> {
  await planAgain(ctx, [stationId], to, (county) => planWithout(county, { stationId, away: [from.getTime(), to.getTime()] }, ctx.now.getTime(), mannerOf(county)))
}

/** Hours that came free, in every county: what waits for a time gets one first, then who was told nothing yet comes forward. Rule P11. */
export async function fillFreeHours(ctx: Context): Promise<void> {
  for (const stationId of await oneStationOfEach(ctx.db)) {
    await settleByThemselves(ctx, stationId)
    await planAgain(ctx, [stationId], ctx.now, (county) => planForwardAgain(county, ctx.now.getTime(), mannerOf(county)))
  }
}

/** Meetings that go on past their ends: who comes next with their people or at their terminals has others at the same hour, or else keeps a promise by another. Rule P13. */
export async function planAroundOverruns(ctx: Context): Promise<void> {
  for (const over of await loadRunningOver(ctx.db, ctx.now)) await planAgain(ctx, [over.stationId], ctx.now, (county) => planAround(county, [over], ctx.now.getTime(), mannerOf(county)))
}

async function planAgain(ctx: Context, stationIds: readonly UnitId[], until: Date, decide: (county: KnownCounty) => Again): Promise<void> {
  if (stationIds.length === 0) return
  await inTransaction(ctx, async (ctx) => {
    await lockCounty(ctx.db, stationIds)
    const county = await loadCounty(ctx.db, { stationIds, from: new Date(ctx.now.getTime() - promiseMs), to: new Date(Math.max(until.getTime(), ctx.now.getTime()) + 2 * promiseMs), now: ctx.now })
    const { changes, escalated, holds } = decide(county)
    if (changes.length + escalated.length + holds.gone.length + holds.kept.length === 0) return
    const kept = await loadKept(ctx.db, [...changes, ...escalated].map(({ id }) => id as AppointmentId))
    const of = (id: string): Kept => kept.get(id)!
    const saved = await savePlan(ctx.db, { bookings: [], ...keeping(ctx, holds, county), changes: [...changes.map((change) => changing(ctx, change, of(change.id), county)), ...escalated.map((given) => unplacing(ctx, given, of(given.id)))] })
    // NOTE: thrown, so that whoever asked for it tries again.
    if (!saved) throw new Error('a plan was overtaken by somebody who does not ask for the county’s lock')
    await announceChanges(ctx, changes, escalated)
  })
}

async function settleByThemselves(ctx: Context, stationId: UnitId): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await lockCounty(ctx.db, [stationId])
    const county = await loadCounty(ctx.db, { stationIds: [stationId], from: new Date(ctx.now.getTime() - promiseMs), to: new Date(ctx.now.getTime() + 2 * promiseMs), now: ctx.now })
    const here = new Set(county.stations.map(({ id }) => id))
    const waiting = (await loadEscalated(ctx.db, {})).filter(({ stationId: at, ask }) => here.has(at) && ask.latest > ctx.now.getTime())
    const { found, changes, holds } = planWaiting(county, waiting.map(({ ask }) => ask), ctx.now.getTime(), mannerOf(county))
    if (found.length === 0) return
    const kept = await loadKept(ctx.db, changes.map(({ id }) => id as AppointmentId))
    const settled = found.map(({ id, placed }) => ({ one: waiting.find(({ appointmentId }) => appointmentId === id)!, placed }))
    const saved = await savePlan(ctx.db, { bookings: [], ...keeping(ctx, holds, county), changes: [...changes.map((change) => changing(ctx, change, kept.get(change.id)!, county)), ...settled.map(({ one, placed }) => settling(ctx, placed, one, 'found', county))] })
    if (!saved) throw new Error('a plan was overtaken by somebody who does not ask for the county’s lock')
    await announceChanges(ctx, changes, [])
    for (const { one, placed } of settled) await announceSettled(ctx, one, placed)
  })
}
