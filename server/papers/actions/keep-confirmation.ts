import type { Agreement } from '#shared/agreements/words.ts'
import type { CaseId, Side } from '#shared/cases/words.ts'
import { againstConfirming, type Confirmation, type ConfirmationState, type ConsentWay, mayGoTo, missingToSend } from '#shared/papers/confirmation-rules.ts'
import { may } from '#shared/papers/may.ts'
import { type Day, dayOf } from '#shared/platform/time.ts'
import { bylineOf, insistOnCase, noteOnTimeline, stopClocks } from '#server/cases/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { papersChanged } from '../announcements.ts'
import { atHand, type CaseAtHand } from '../facts.ts'
import { refuse, refuseInWords } from '../refuse.ts'
import { loadConfirmation, loadDossiers, loadPapers, saveConfirmation } from '../store.ts'

type Kept = Pick<Confirmation, 'consents' | 'court' | 'sentOn' | 'answeredOn' | 'note'> & { state: ConfirmationState }
const fresh: Kept = { state: 'preparing', consents: [], court: '', sentOn: null, answeredOn: null, note: '' }

/** How far asking the court is, or null where the case has no agreement in effect. */
export async function readConfirmation(ctx: Context, caseId: CaseId): Promise<{ confirmation: Confirmation | null; mayKeep: boolean }> {
  await insistOnCase(ctx, caseId)
  const hand = await atHand(ctx, caseId)
  await audit(ctx, { verb: 'read confirmation', subject: 'case', subjectId: caseId })
  return { confirmation: hand.agreement ? await shown(ctx, hand, hand.agreement) : null, mayKeep: may(ctx.actor, 'make', { readsCase: true }) }
}

/** Writes down that a side wants the court to confirm, and how it said so; `null`: it wants it no more. Rule J4. */
export const keepConsent = (ctx: Context, { caseId, side, way }: { caseId: CaseId; side: Side; way: ConsentWay | null }): Promise<Confirmation> => onConfirmation(ctx, caseId, async (ctx, kept) => {
  insistOnStep(kept.state, kept.state === 'preparing' ? 'sent' : kept.state)
  const others = kept.consents.filter((one) => one.side !== side)
  await noteOnTimeline(ctx, { caseId, what: 'confirmation-consent', values: { side, wants: way === null ? 'no' : 'yes' }, chapter: 'papers' })
  return { ...kept, consents: way === null ? others : [...others, { side, way, on: dayOf(ctx.now), by: bylineOf(ctx.actor) }] }
})

/** Writes down that the court was asked, and stops the clock. Rules J1, J2, J4. */
export const keepSent = (ctx: Context, { caseId, court, sentOn }: { caseId: CaseId; court: string; sentOn: Day }): Promise<Confirmation> => onConfirmation(ctx, caseId, async (ctx, kept, { against, effectiveOn, lastDay, missing }) => {
  insistOnStep(kept.state, 'sent')
  const outside = sentOn < (effectiveOn ?? '') || sentOn > (lastDay ?? '') || sentOn > dayOf(ctx.now)
  // What was sent in time may be written down later.
  const stands = against.filter((why) => why !== 'too-late')
  if (stands.length > 0) throw refuseInWords('conflict', 'cannot-confirm', { why: stands.map((why) => `against.${why}` as const) })
  if (outside) throw refuse('sent-outside', { lastDay: lastDay ?? '' })
  if (missing.length > 0) throw refuseInWords('conflict', 'not-ready-to-send', { missing: missing.map((one) => `stillMissing.${one}` as const) })
  await stopClocks(ctx.db, caseId, ['confirmation'], ctx.now)
  await noteOnTimeline(ctx, { caseId, what: 'confirmation-sent', values: { court, day: sentOn }, chapter: 'papers' })
  return { ...kept, state: 'sent', court, sentOn }
})

/** Writes down what the court said, or that the parties took the request back. Rule J5. */
export const keepAnswer = (ctx: Context, { caseId, state, on, note }: { caseId: CaseId; state: 'accepted' | 'confirmed' | 'refused' | 'withdrawn'; on: Day; note: string }): Promise<Confirmation> => onConfirmation(ctx, caseId, async (ctx, kept) => {
  insistOnStep(kept.state, state)
  if (on > dayOf(ctx.now) || (kept.sentOn !== null && on < kept.sentOn)) throw refuse('answered-before')
  await noteOnTimeline(ctx, { caseId, what: 'confirmation-answered', values: { state, day: on }, chapter: 'papers' })
  return { ...kept, state, answeredOn: on, note }
})

function onConfirmation(ctx: Context, caseId: CaseId, work: (ctx: Context, kept: Kept, now: Confirmation) => Promise<Kept>): Promise<Confirmation> {
  return inTransaction(ctx, async (ctx) => {
    await insistOnCase(ctx, caseId)
    insist(ctx, may(ctx.actor, 'make', { readsCase: true }))
    const hand = await atHand(ctx, caseId)
    const { agreement } = hand
    if (!agreement) throw refuse('no-agreement-yet')
    const before = await shown(ctx, hand, agreement)
    const kept = await work(ctx, { ...fresh, ...before, state: before.state ?? 'preparing' }, before)
    const { state, consents, court, sentOn, answeredOn, note } = kept
    await saveConfirmation(ctx.db, { agreementId: agreement.id, caseId, state, consents, court, sentOn, answeredOn, note })
    await audit(ctx, { verb: `confirmation ${state}`, subject: 'case', subjectId: caseId })
    await announce(ctx, papersChanged, { caseId })
    return shown(ctx, hand, agreement)
  })
}

async function shown(ctx: Context, { facts, lastDay }: CaseAtHand, agreement: Agreement): Promise<Confirmation> {
  const { caseId, effectiveAt } = agreement
  const kept = (await loadConfirmation(ctx.db, agreement.id)) ?? fresh
  const application = (await loadPapers(ctx.db, caseId)).find(({ kind, madeAt }) => kind === 'confirmation_application' && madeAt >= (effectiveAt ?? ''))
  // One that was bound before the application does not have it in it.
  const dossier = application !== undefined && (await loadDossiers(ctx.db, caseId)).some(({ purpose, state, askedAt }) => purpose === 'confirmation' && state === 'ready' && askedAt >= application.madeAt)
  const { consents, court, sentOn, answeredOn, note } = kept
  return {
    agreementId: agreement.id, number: agreement.number, effectiveOn: facts.agreement?.effectiveOn ?? null, lastDay, against: againstConfirming(agreement, lastDay, dayOf(ctx.now)), state: kept === fresh ? null : kept.state,
    consents, missing: missingToSend({ consents, application: application !== undefined, dossier }), court, sentOn, answeredOn, note,
  }
}

function insistOnStep(from: ConfirmationState, to: ConfirmationState): void {
  if (!mayGoTo(from, to)) throw refuseInWords('conflict', 'no-such-step', { from: [`state.${from}`], to: [`state.${to}`] })
}
