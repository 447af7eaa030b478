import { may, maySignAs } from '#shared/agreements/may.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import { paperOnly, whyNotWitness } from '#shared/agreements/signing-rules.ts'
import type { Agreement, AgreementId, SigningWay, Witness } from '#shared/agreements/words.ts'
import type { PartyId } from '#shared/people/words.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { agreementChanged } from '../announcements.ts'
import { insistOnOpen } from '../insist.ts'
import { seenBy, takeAgreement } from '../place.ts'
import { refuse } from '../refuse.ts'
import { addWay, addWitness, loadAgreement } from '../store.ts'

/** Keeps how a party wants to sign, as it said on its own terminal; it may say so anew until it has signed. Rules E1, E2. */
export function chooseWay(ctx: Context, { agreementId, partyId, way }: { agreementId: AgreementId; partyId: PartyId; way: SigningWay }): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement, place } = await takeAgreement(ctx, agreementId, 'read')
    const signer = partyIn(agreement, partyId)
    if (ctx.actor.kind !== 'terminal' || !maySignAs(ctx.actor, signer, place.sitting)) throw refuse('not-your-signature')
    insistOnOpen(agreement, agreement.version)
    if (agreement.signatures.some((mark) => mark.signerKey === signerKey(signer))) throw refuse('already-signed')
    const words = way === 'paper' ? null : paperOnly(agreement)
    if (words !== null) throw refuse('paper-only', { words })
    await addWay(ctx.db, { id: ctx.newId<'signing_way'>(), agreementId, partyId, way, terminalId: ctx.actor.id, chosenAt: ctx.now })
    await audit(ctx, { verb: `sign by ${way}`, subject: 'agreement', subjectId: agreementId, partyId })
    await announce(ctx, agreementChanged, { agreementId, sessionId: agreement.sessionId, caseId: agreement.caseId })
    return seenBy(ctx.actor, (await loadAgreement(ctx.db, agreementId))!, place)
  })
}

/** Writes down who stands beside a party that makes a mark. Rule E3. */
export function nameWitness(ctx: Context, { agreementId, partyId, name, who }: { agreementId: AgreementId } & Witness): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement, place } = await takeAgreement(ctx, agreementId, 'read')
    insist(ctx, may(ctx.actor, 'witness', place))
    partyIn(agreement, partyId)
    insistOnOpen(agreement, agreement.version)
    const why = whyNotWitness({ name }, agreement)
    if (why) throw refuse(why)
    if (ctx.actor.kind === 'staff') await addWitness(ctx.db, { id: ctx.newId<'signing_witness'>(), agreementId, partyId, name, who, namedBy: ctx.actor.id, namedAt: ctx.now })
    await audit(ctx, { verb: 'name witness', subject: 'agreement', subjectId: agreementId, partyId })
    await announce(ctx, agreementChanged, { agreementId, sessionId: agreement.sessionId, caseId: agreement.caseId })
    return (await loadAgreement(ctx.db, agreementId))!
  })
}

/** The party among those who sign; else it answers as if there were none. */
export function partyIn({ signers }: Agreement, partyId: PartyId) {
  const signer = signers.find((one) => one.kind === 'party' && one.partyId === partyId)
  if (!signer) throw refusePlainly('not-found')
  return signer
}
