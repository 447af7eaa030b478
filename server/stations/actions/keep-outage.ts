import { may } from '#shared/stations/may.ts'
import type { Outage, OutageId, StationId } from '#shared/stations/words.ts'
import { day } from '#shared/platform/time.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { stationCameBack, stationFellAway } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { insertOutage, loadOutages, shortenOutage } from '../store.ts'

const longestMs = 7 * day

/** Video rooms that cannot be used now or later. */
export async function listOutages(ctx: Context): Promise<Outage[]> {
  insist(ctx, ctx.actor.kind === 'staff' && may(ctx.actor, 'read-terminals', ctx.actor.unitId))
  return loadOutages(ctx.db, { until: ctx.now, ...(ctx.actor.kind === 'staff' && ctx.actor.role === 'clerk' ? { stationId: ctx.actor.unitId } : {}) })
}

/** A station's line is dead or its power off: from now until a moment nothing is planned there, and what was is planned anew. */
export async function reportOutage(ctx: Context, { stationId, to, reason }: { stationId: StationId; to: string; reason: string }): Promise<Outage> {
  insist(ctx, may(ctx.actor, 'report-outage', stationId))
  const until = new Date(to)
  if (until.getTime() - ctx.now.getTime() > longestMs || until <= ctx.now) throw refuse('outage-too-long')
  return inTransaction(ctx, async (ctx) => {
    const made = { id: ctx.newId<'outage'>(), stationId, during: { from: ctx.now, to: until }, reason, by: ctx.actor.kind === 'staff' ? ctx.actor.id : null, at: ctx.now }
    await insertOutage(ctx.db, made)
    await audit(ctx, { verb: 'report-outage', subject: 'station', subjectId: stationId })
    await announce(ctx, stationFellAway, { stationId, from: ctx.now.toISOString(), to: until.toISOString() })
    return { id: made.id, stationId, from: ctx.now.toISOString(), to: until.toISOString(), reason }
  })
}

/** It works again: the rest of the time is there to be planned. */
export async function endOutage(ctx: Context, id: OutageId): Promise<Outage> {
  return inTransaction(ctx, async (ctx) => {
    const [found] = await loadOutages(ctx.db, { id, until: ctx.now })
    if (!found || !may(ctx.actor, 'report-outage', found.stationId)) throw refuse('outage-not-found')
    // NOTE: what began this very moment is one millisecond long: a stretch of no length is none.
    const to = new Date(Math.max(ctx.now.getTime(), Date.parse(found.from) + 1))
    await shortenOutage(ctx.db, id, { from: new Date(found.from), to })
    await audit(ctx, { verb: 'end-outage', subject: 'station', subjectId: found.stationId })
    await announce(ctx, stationCameBack, { stationId: found.stationId })
    return { ...found, to: to.toISOString() }
  })
}
