import { may } from '#shared/followups/may.ts'
import { whyNotSettled } from '#shared/followups/rules.ts'
import type { FollowUp, FollowUpId, Outcome } from '#shared/followups/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { followUpChanged } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { holdFollowUp, saveOutcome } from '../store.ts'

/** Writes down how a promise turned out: kept, kept in part, or not kept. Rule F2. */
export function settleFollowUp(ctx: Context, { followUpId, outcome, remark }: { followUpId: FollowUpId; outcome: Outcome; remark: string }): Promise<FollowUp> {
  return inTransaction(ctx, async (ctx) => {
    const { actor } = ctx
    insist(ctx, actor.kind === 'staff')
    const held = await holdFollowUp(ctx.db, followUpId)
    if (!held || actor.kind !== 'staff' || !may(actor, 'list', held)) throw refusePlainly('not-found')
    insist(ctx, may(actor, 'settle', held))
    const { ownerId: _owner, ...kept } = held
    const why = whyNotSettled(kept, outcome, remark, dayOf(ctx.now))
    if (why) throw refuse(why)

    await saveOutcome(ctx.db, followUpId, { status: outcome, remark: remark || null, doneBy: actor.id, doneAt: ctx.now })
    await noteOnTimeline(ctx, { caseId: kept.caseId, what: 'follow-up-done', values: { promise: kept.promise, result: outcome }, chapter: 'followups', refId: followUpId })
    await audit(ctx, { verb: 'settle', subject: 'follow-up', subjectId: followUpId })
    await announce(ctx, followUpChanged, { followUpId, caseId: kept.caseId, stationId: kept.stationId })
    return { ...kept, status: outcome, remark: remark || null, doneByName: actor.name, doneAt: ctx.now.toISOString() }
  })
}
