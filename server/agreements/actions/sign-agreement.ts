import { openClauses } from '#shared/agreements/answer-rules.ts'
import { partsOf } from '#shared/agreements/clauses.ts'
import { isSigned } from '#shared/agreements/ink.ts'
import { maySignAs } from '#shared/agreements/may.ts'
import { allSigned, canonical, signerKey } from '#shared/agreements/rules.ts'
import type { Agreement, AgreementId, Ink, Signer } from '#shared/agreements/words.ts'
import type { Session } from '#shared/sessions/words.ts'
import { isUnderWay, seatOf } from '#shared/sessions/rules.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { agreementChanged, agreementSigned } from '../announcements.ts'
import { seenBy, takeAgreement } from '../place.ts'
import { refuse } from '../refuse.ts'
import { addSignature, loadAgreement, saveStatus } from '../store.ts'

export type Signing = { agreementId: AgreementId; contentHash: string; signerKey: string; ink: Ink }

/** Signs the version with this hash. Whoever signs last hands it to the seal, in the same transaction. Rules G6, G7, G14. */
export function signAgreement(ctx: Context, signing: Signing): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement, place } = await takeAgreement(ctx, signing.agreementId, 'read')
    const signer = agreement.signers.find((one) => signerKey(one) === signing.signerKey)
    if (!signer || !maySignAs(ctx.actor, signer, place.sitting)) throw refuse('not-your-signature')
    const before = agreement.signatures.find((mark) => mark.signerKey === signing.signerKey)
    // NOTE: the answer may have been lost on the line; the very same ink again is the same signature.
    if (before && agreement.contentHash === signing.contentHash && canonical(before.ink) === canonical(signing.ink)) return seenBy(ctx.actor, agreement, place)
    insistOnSigning(ctx, agreement, place.session, signing.contentHash)
    if (before) throw refuse('already-signed')
    if (signer.kind === 'party' && openClauses(partsOf(agreement, 'zh').map(({ key }) => key), agreement.answers, signer.side).length > 0) throw refuse('clauses-open')
    if (!isSigned(signing.ink)) throw refuse('signature-empty')

    await save(ctx, agreement, place.session, signer, signing)
    if (allSigned(agreement.signers, [...agreement.signatures.map((mark) => mark.signerKey), signing.signerKey])) await handToSeal(ctx, agreement)
    await announce(ctx, agreementChanged, { agreementId: agreement.id, sessionId: agreement.sessionId, caseId: agreement.caseId })
    return seenBy(ctx.actor, (await loadAgreement(ctx.db, agreement.id))!, place)
  })
}

function insistOnSigning(ctx: Context, { status, contentHash, version, shown }: Agreement, session: Session, signed: string): void {
  if (status === 'effective') throw refuse('agreement-effective')
  if (status === 'sealing') throw refuse('agreement-sealing')
  if (status === 'void') throw refuse('agreement-void')
  if (signed !== contentHash) throw refuse('agreement-changed', { version })
  const present = ctx.actor.kind === 'staff' || (shown && isUnderWay(session.status))
  if (status !== 'signing' || !present) throw refuse('not-for-signing')
}

async function save(ctx: Context, { id, caseId, version, contentHash }: Agreement, session: Session, signer: Signer, { ink, signerKey: key }: Signing): Promise<void> {
  const { actor } = ctx
  const hand = actor.kind === 'terminal' ? { terminalId: actor.id } : actor.kind === 'staff' ? { staffId: actor.id } : {}
  const place = seatOf(session, actor)?.label || (actor.kind === 'terminal' || actor.kind === 'staff' ? actor.name : '')
  await addSignature(ctx.db, { id: ctx.newId<'signature'>(), agreementId: id, version, contentHash, signer, signerKey: key, ...hand, place, ink, signedAt: ctx.now })
  await noteOnTimeline(ctx, { caseId, what: 'agreement-signed', values: { name: signer.name }, chapter: 'agreements', refId: id })
  await audit(ctx, { verb: 'sign', subject: 'agreement', subjectId: id, partyId: signer.kind === 'party' ? signer.partyId : null })
}

async function handToSeal(ctx: Context, { id, caseId, sessionId }: Agreement): Promise<void> {
  await saveStatus(ctx.db, id, { status: 'sealing' })
  await announce(ctx, agreementSigned, { agreementId: id, sessionId, caseId })
}
