import { may, maySignAs } from '#shared/agreements/may.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import type { Agreement, AgreementContent, AgreementId } from '#shared/agreements/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { insistOnCase } from '#server/cases/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { contentOf, partiesOf } from '../content.ts'
import { unprintableIn } from '../insist.ts'
import type { PaperMaker } from '../paper/make-paper.ts'
import { openAgreement, placeOf, seenBy } from '../place.ts'
import { loadOfCase, loadOfSession } from '../store.ts'

/** One agreement. Staff who read it are written down. */
export async function readAgreement(ctx: Context, id: AgreementId): Promise<Agreement> {
  const { agreement, place } = await openAgreement(ctx, id)
  if (ctx.actor.kind === 'staff') await audit(ctx, { verb: 'read', subject: 'agreement', subjectId: id })
  return seenBy(ctx.actor, agreement, place)
}

/** The agreement of a session as who sits in it may see it: a terminal while it is shown, and for whom it may sign there. `agreed`: everybody has signed one, shown or not. */
export async function readOfSession(ctx: Context, sessionId: SessionId): Promise<{ agreement: Agreement | null; mayWrite: boolean; maySignAs: string[]; agreed: boolean }> {
  const found = await loadOfSession(ctx.db, sessionId)
  const place = await placeOf(ctx, sessionId, found)
  if (!place.sitting && !place.readsCase) throw refusePlainly('not-found')
  const agreement = found && may(ctx.actor, 'read', place) ? seenBy(ctx.actor, found, place) : null
  const mine = agreement?.signers.filter((signer) => maySignAs(ctx.actor, signer, place.sitting)) ?? []
  return { agreement, mayWrite: may(ctx.actor, 'write', place), maySignAs: mine.map(signerKey), agreed: found?.status === 'sealing' || found?.status === 'effective' }
}

/** What of a text being written could not be printed, so that it is known before anybody is asked to sign. */
export async function readUnprintable(ctx: Context, papers: PaperMaker, { agreementId, ...text }: Pick<AgreementContent, 'facts' | 'issues' | 'terms'> & { agreementId: AgreementId }) {
  const { agreement, place } = await openAgreement(ctx, agreementId)
  insist(ctx, may(ctx.actor, 'write', place))
  return unprintableIn({ ...contentOf(agreement), parties: await partiesOf(ctx.db, agreement.caseId), ...text }, papers.missing)
}

/** All agreements of a case, the void ones too. Whoever reads them is written down. */
export async function readOfCase(ctx: Context, caseId: CaseId): Promise<Agreement[]> {
  await insistOnCase(ctx, caseId)
  await audit(ctx, { verb: 'read', subject: 'agreements', subjectId: caseId })
  return loadOfCase(ctx.db, caseId)
}
