import { canonical } from '#shared/agreements/rules.ts'
import type { Agreement, AgreementId } from '#shared/agreements/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { insistOnRecording } from '#server/sessions/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { agreementChanged } from '../announcements.ts'
import { contentOf, partiesOf } from '../content.ts'
import { insistOnOpen, insistOnPrintable, insistOnSignable } from '../insist.ts'
import type { PaperMaker } from '../paper/make-paper.ts'
import { takeAgreement } from '../place.ts'
import { refuse } from '../refuse.ts'
import { amendedBy, holdAgreement, loadAgreement, saveStatus } from '../store.ts'
import { saveNewVersion } from './edit-agreement.ts'

/** Lets everybody sign this version, once nothing stands in the way. The terminals show it. */
export function openForSigning(ctx: Context, papers: PaperMaker, { agreementId, version }: { agreementId: AgreementId; version: number }): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement } = await takeAgreement(ctx, agreementId, 'write')
    insistOnOpen(agreement, version)
    const amends = await amendedBy(ctx.db, agreementId)
    if (amends !== null && (await holdAgreement(ctx.db, amends))?.status !== 'effective') throw refuse('amendment-late')
    await insistOnRecording(ctx, agreement.sessionId)
    const parties = await partiesOf(ctx.db, agreement.caseId)
    const content = { ...contentOf(agreement), parties, copies: parties.length + 1 }
    insistOnSignable(content, dayOf(ctx.now))
    insistOnPrintable(content, papers.missing)

    const { caseId, sessionId, number } = agreement
    // NOTE: a party's name or address may have been corrected since the draft; then it is another text.
    if (canonical(content) !== canonical(contentOf(agreement))) await saveNewVersion(ctx, agreement, content, 'signing')
    await saveStatus(ctx.db, agreementId, { status: 'signing', shown: true })
    if (agreement.status === 'draft') await noteOnTimeline(ctx, { caseId, what: 'agreement-offered', values: { number }, chapter: 'agreements', refId: agreementId })
    await audit(ctx, { verb: 'open for signing', subject: 'agreement', subjectId: agreementId })
    await announce(ctx, agreementChanged, { agreementId, sessionId, caseId })
    return (await loadAgreement(ctx.db, agreementId))!
  })
}
