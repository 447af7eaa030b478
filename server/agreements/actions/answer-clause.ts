import { may } from '#shared/agreements/may.ts'
import type { Agreement, AgreementId, ClauseAnswer } from '#shared/agreements/words.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { agreementChanged } from '../announcements.ts'
import { clauseHashes } from '../content.ts'
import { insistOnOpen } from '../insist.ts'
import { seenBy, takeAgreement } from '../place.ts'
import { refuse } from '../refuse.ts'
import { addAnswer, loadAgreement } from '../store.ts'

/** What a side says of one clause that was read to it. The desk sees it at once; the last word to a text counts. Rule G14. */
export function answerClause(ctx: Context, { agreementId, contentHash, clause, answer }: { agreementId: AgreementId; contentHash: string; clause: string; answer: ClauseAnswer }): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement, place } = await takeAgreement(ctx, agreementId, 'read')
    insistOnOpen(agreement, agreement.version)
    insist(ctx, may(ctx.actor, 'answer', place))
    if (contentHash !== agreement.contentHash) throw refuse('agreement-changed', { version: agreement.version })
    const textHash = clauseHashes(agreement).get(clause)
    const side = place.sitting?.side
    if (textHash === undefined || !side || ctx.actor.kind !== 'terminal') throw refusePlainly('not-found')

    const { sessionId, caseId, version } = agreement
    await addAnswer(ctx.db, { id: ctx.newId<'clause_answer'>(), agreementId, version, clause, textHash, side, answer, terminalId: ctx.actor.id, answeredAt: ctx.now })
    await audit(ctx, { verb: `answer ${answer}`, subject: 'agreement', subjectId: agreementId })
    await announce(ctx, agreementChanged, { agreementId, sessionId, caseId })
    return seenBy(ctx.actor, (await loadAgreement(ctx.db, agreementId))!, place)
  })
}
