import { type Ending, stepOf } from '#shared/agreements/stage-rules.ts'
import type { Agreement, AgreementId } from '#shared/agreements/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { agreementChanged, agreementEnded } from '../announcements.ts'
import { insistOnStep } from '../insist.ts'
import { takeAgreement } from '../place.ts'
import { loadAgreement, saveEnd } from '../store.ts'

/** Writes down that an agreement in effect binds no more, on whose word and why. It stays on file as it was signed; what it promised is followed up no more. Rule G21. */
export function endAgreement(ctx: Context, { agreementId, ending, reason }: { agreementId: AgreementId; ending: Ending; reason: string }): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement } = await takeAgreement(ctx, agreementId, 'end')
    const status = insistOnStep(agreement, stepOf[ending])
    const { caseId, sessionId, number } = agreement
    await saveEnd(ctx.db, agreementId, { status, ending, endReason: reason, endedBy: insistStaff(ctx).id, endedAt: ctx.now })
    await noteOnTimeline(ctx, { caseId, what: `agreement-${status}`, values: { number, reason }, chapter: 'agreements', refId: agreementId })
    await audit(ctx, { verb: stepOf[ending], subject: 'agreement', subjectId: agreementId })
    await announce(ctx, agreementEnded, { agreementId, sessionId, caseId, number })
    await announce(ctx, agreementChanged, { agreementId, sessionId, caseId })
    return (await loadAgreement(ctx.db, agreementId))!
  })
}
