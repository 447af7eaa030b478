import { may } from '#shared/followups/may.ts'
import { modeAfter, whyNotSettled } from '#shared/followups/rules.ts'
import type { FollowUp, FollowUpId, Mode, Outcome } from '#shared/followups/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import { bookAgain } from '#server/appointments/index.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { findAttachment } from '#server/records/index.ts'
import { followUpChanged } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { change, holdFollowUp } from '../store.ts'

type Settling = { followUpId: FollowUpId; outcome: Outcome; remark: string; receiptId?: AttachmentId | undefined }

/** Writes down how a promise turned out: kept, kept in part, or not kept; a payment with its receipt. Rule F2. */
export const settleFollowUp = (ctx: Context, { followUpId, outcome, remark, receiptId }: Settling): Promise<FollowUp> => onFollowUp(ctx, followUpId, async (ctx, held) => {
  const why = whyNotSettled(held, outcome, remark, dayOf(ctx.now))
  if (why) throw refuse(why)
  if (receiptId !== undefined && (await findAttachment(ctx.db, receiptId))?.caseId !== held.caseId) throw refuse('receipt-elsewhere')
  await change(ctx.db, followUpId, { status: outcome, remark: remark || null, ...(receiptId ? { receiptId } : {}), ...doneBy(ctx) })
  await noteOnTimeline(ctx, { caseId: held.caseId, what: 'follow-up-done', values: { promise: held.promise, result: outcome }, chapter: 'followups', refId: followUpId })
  await audit(ctx, { verb: 'settle', subject: 'follow-up', subjectId: followUpId })
})

/** Nobody answered. Two calls without an answer make it a visit. Rule F6. */
export const missFollowUp = (ctx: Context, { followUpId, mode }: { followUpId: FollowUpId; mode: Mode }): Promise<FollowUp> => onFollowUp(ctx, followUpId, async (ctx, held) => {
  if (held.status !== 'planned') throw refuse('already-settled')
  const attempts = held.attempts + 1
  await change(ctx.db, followUpId, { attempts, mode: modeAfter(mode, attempts) })
  await noteOnTimeline(ctx, { caseId: held.caseId, what: 'follow-up-missed', values: { promise: held.promise, times: attempts }, chapter: 'followups', refId: followUpId })
  await audit(ctx, { verb: 'try', subject: 'follow-up', subjectId: followUpId })
})

/** The party does not want to be asked: their own words stand with it. Rule F3. */
export const waiveFollowUp = (ctx: Context, { followUpId, reason }: { followUpId: FollowUpId; reason: string }): Promise<FollowUp> => onFollowUp(ctx, followUpId, async (ctx, held) => {
  if (held.status !== 'planned') throw refuse('already-settled')
  await change(ctx.db, followUpId, { status: 'waived', remark: reason, ...doneBy(ctx) })
  await noteOnTimeline(ctx, { caseId: held.caseId, what: 'follow-up-waived', values: { promise: held.promise, reason }, chapter: 'followups', refId: followUpId })
  await audit(ctx, { verb: 'waive', subject: 'follow-up', subjectId: followUpId })
})

/** After a promise that was not kept: a meeting at which both sides say why, at the first time there is. Rule F7. */
export async function bookWhySession(ctx: Context, { followUpId }: { followUpId: FollowUpId }): Promise<{ from: string | null }> {
  const held = await holdFollowUp(ctx.db, followUpId)
  if (!held || !may(ctx.actor, 'list', held)) throw refusePlainly('not-found')
  insist(ctx, may(ctx.actor, 'settle', held))
  if (held.status !== 'done_not_kept' && held.status !== 'done_partly') throw refuse('was-kept')
  // NOTE: keyed by the follow-up, so that two clicks are one meeting.
  const { appointment } = await bookAgain(ctx, { caseId: held.caseId, idempotencyKey: followUpId, track: null, waived: true, apart: false, also: [], recused: [], wishes: { notBefore: null, notOnMarketDay: false, fromDay: null }, chosen: null })
  return { from: appointment?.slot.from ?? null }
}

async function onFollowUp(ctx: Context, followUpId: FollowUpId, work: (ctx: Context, held: FollowUp) => Promise<void>): Promise<FollowUp> {
  return inTransaction(ctx, async (ctx) => {
    const { actor } = ctx
    insist(ctx, actor.kind === 'staff')
    const held = await holdFollowUp(ctx.db, followUpId)
    if (!held || !may(actor, 'list', held)) throw refusePlainly('not-found')
    insist(ctx, may(actor, 'settle', held))
    await work(ctx, held)
    await announce(ctx, followUpChanged, { followUpId, caseId: held.caseId, stationId: held.stationId })
    const { ownerId: _owner, ...shown } = (await holdFollowUp(ctx.db, followUpId))!
    return shown
  })
}

const doneBy = ({ actor, now }: Context) => (actor.kind === 'staff' ? { doneBy: actor.id, doneAt: now } : {})
