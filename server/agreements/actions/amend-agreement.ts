import { may } from '#shared/agreements/may.ts'
import { firstNumber } from '#shared/agreements/stage-rules.ts'
import type { Agreement, AgreementContent, AgreementId } from '#shared/agreements/words.ts'
import { chineseNumber } from '#shared/platform/chinese-number.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insist, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { databaseError } from '#server/platform/db.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { agreementChanged } from '../announcements.ts'
import { contentOf, hashOf, partiesOf } from '../content.ts'
import { insistOnStep } from '../insist.ts'
import { placeOf } from '../place.ts'
import { refuse } from '../refuse.ts'
import { addAgreement, countAmendments, holdAgreement, loadAgreement } from '../store.ts'
import { mediatorOf } from './draft-agreement.ts'

/** Begins a new version of an agreement that is in effect, in a session of its case: the old words, a number of its own, and that it takes the old one's place once it is sealed. The old one binds until then. Rule G20. */
export async function amendAgreement(ctx: Context, { agreementId, sessionId }: { agreementId: AgreementId; sessionId: SessionId }): Promise<Agreement> {
  const place = await placeOf(ctx, sessionId, null)
  insist(ctx, may(ctx.actor, 'write', place))
  const { session } = place
  if (session.startedAt === null) throw refuse('session-not-started')
  try {
    return await inTransaction(ctx, async (ctx) => {
      const old = await holdAgreement(ctx.db, agreementId)
      if (old?.caseId !== session.caseId) throw refusePlainly('not-found')
      insistOnStep(old, 'replace')
      const parties = await partiesOf(ctx.db, old.caseId)
      const first = firstNumber(old.number)
      const content: AgreementContent = {
        ...contentOf(old), number: `${first}之${chineseNumber((await countAmendments(ctx.db, first)) + 1)}`, amends: { number: old.number, contentHash: old.contentHash },
        parties, mediator: await mediatorOf(ctx, session), copies: parties.length + 1,
      }
      const id = ctx.newId<'agreement'>()
      await addAgreement(ctx.db, { id, caseId: old.caseId, sessionId, content, contentHash: hashOf(content), draftedBy: insistStaff(ctx).id, draftedAt: ctx.now, amendsId: old.id })
      await noteOnTimeline(ctx, { caseId: old.caseId, what: 'agreement-amending', values: { number: content.number, old: old.number }, chapter: 'agreements', refId: id })
      await audit(ctx, { verb: 'amend', subject: 'agreement', subjectId: id })
      await announce(ctx, agreementChanged, { agreementId: id, sessionId, caseId: old.caseId })
      return (await loadAgreement(ctx.db, id))!
    })
  } catch (error) {
    const broken = databaseError(error)?.constraint_name
    if (broken === 'agreement_one_open' || broken === 'agreement_one_amendment') throw refuse('agreement-exists')
    throw error
  }
}
