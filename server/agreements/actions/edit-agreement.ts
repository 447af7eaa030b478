import type { Agreement, AgreementContent, AgreementId, Term } from '#shared/agreements/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { agreementChanged } from '../announcements.ts'
import { cancelAssents } from '../assent-store.ts'
import { contentOf, hashOf, partiesOf } from '../content.ts'
import { takeAgreement } from '../place.ts'
import { insistOnOpen } from '../insist.ts'
import { refuse } from '../refuse.ts'
import { cancelSignatures, loadAgreement, saveStatus, saveVersion } from '../store.ts'

export type Edit = { agreementId: AgreementId; version: number; facts: string; issues: string; terms: Term[] }

/** Changes the text before it takes effect. A new version has no signatures: earlier ones are cancelled, not carried over. Rule G6. */
export function editAgreement(ctx: Context, { agreementId, version, facts, issues, terms }: Edit): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement } = await takeAgreement(ctx, agreementId, 'write')
    insistOnOpen(agreement, version)
    const parties = await partiesOf(ctx.db, agreement.caseId)
    const content = { ...contentOf(agreement), parties, copies: parties.length + 1, facts, issues, terms }
    return hashOf(content) === agreement.contentHash ? agreement : saveNewVersion(ctx, agreement, content, 'draft')
  })
}

/** Saves a new version and cancels what was signed on the one before. */
export async function saveNewVersion(ctx: Context, agreement: Agreement, content: AgreementContent, status: 'draft' | 'signing'): Promise<Agreement> {
  const { id, caseId, sessionId, number } = agreement
  await saveVersion(ctx.db, id, { content, contentHash: hashOf(content), version: agreement.version + 1, status })
  await cancelAssents(ctx.db, id, 'edited', ctx.now)
  if (agreement.signatures.length > 0) {
    await cancelSignatures(ctx.db, id, `edited to version ${agreement.version + 1}`, ctx.now)
    await noteOnTimeline(ctx, { caseId, what: 'agreement-edited', values: { number }, chapter: 'agreements', refId: id })
  }
  await audit(ctx, { verb: 'edit', subject: 'agreement', subjectId: id })
  await announce(ctx, agreementChanged, { agreementId: id, sessionId, caseId })
  return (await loadAgreement(ctx.db, id))!
}

/** Puts the present text before the terminals of the session, or takes it away. */
export function showAgreement(ctx: Context, { agreementId, shown }: { agreementId: AgreementId; shown: boolean }): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement } = await takeAgreement(ctx, agreementId, 'write')
    if (agreement.status === 'void') throw refuse('agreement-void')
    if (agreement.shown === shown) return agreement
    await saveStatus(ctx.db, agreementId, { shown })
    await audit(ctx, { verb: shown ? 'show' : 'put away', subject: 'agreement', subjectId: agreementId })
    await announce(ctx, agreementChanged, { agreementId, sessionId: agreement.sessionId, caseId: agreement.caseId })
    return { ...agreement, shown }
  })
}

/** Withdraws it before it takes effect. It stays on file as void, with its number and the reason. */
export function withdrawAgreement(ctx: Context, { agreementId, reason }: { agreementId: AgreementId; reason: string }): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement } = await takeAgreement(ctx, agreementId, 'withdraw')
    insistOnOpen(agreement, agreement.version)
    const { caseId, sessionId, number } = agreement
    await saveStatus(ctx.db, agreementId, { status: 'void', voidReason: reason, shown: false })
    await cancelSignatures(ctx.db, agreementId, `withdrawn: ${reason}`, ctx.now)
    await cancelAssents(ctx.db, agreementId, 'withdrawn', ctx.now)
    await noteOnTimeline(ctx, { caseId, what: 'agreement-void', values: { number }, chapter: 'agreements', refId: agreementId })
    await audit(ctx, { verb: 'withdraw', subject: 'agreement', subjectId: agreementId })
    await announce(ctx, agreementChanged, { agreementId, sessionId, caseId })
    return (await loadAgreement(ctx.db, agreementId))!
  })
}
