import { isMarked, isSigned } from '#shared/agreements/ink.ts'
import { maySignAs } from '#shared/agreements/may.ts'
import { canonical, signerKey } from '#shared/agreements/rules.ts'
import { paperOnly, wayOf } from '#shared/agreements/signing-rules.ts'
import type { Agreement, AgreementId, Ink, SignatureMark, Signer } from '#shared/agreements/words.ts'
import { seatOf } from '#shared/sessions/rules.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { insistOnAgreed, insistOnSigning } from '../insist.ts'
import { seenBy, takeAgreement } from '../place.ts'
import { refuse } from '../refuse.ts'
import { finishSigning, saveSigned } from '../signed.ts'
import { loadAgreement } from '../store.ts'

/** `witnessInk` is the name of the witness, written beside a mark. */
export type Signing = { agreementId: AgreementId; contentHash: string; signerKey: string; ink: Ink; witnessInk?: Ink | undefined }

/** Signs the version with this hash on the screen. Whoever signs last hands it to the seal, in the same transaction. Rules G6, G7, G14, E1–E3. */
export function signAgreement(ctx: Context, signing: Signing): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement, place } = await takeAgreement(ctx, signing.agreementId, 'read')
    const signer = agreement.signers.find((one) => signerKey(one) === signing.signerKey)
    if (!signer || !maySignAs(ctx.actor, signer, place.sitting)) throw refuse('not-your-signature')
    const before = agreement.signatures.find((mark) => mark.signerKey === signing.signerKey)
    // NOTE: the answer may have been lost on the line; the very same ink again is the same signature.
    if (before && agreement.contentHash === signing.contentHash && isSame(before, signing)) return seenBy(ctx.actor, agreement, place)
    insistOnSigning(ctx.actor, agreement, place.session, signing.contentHash)
    if (before) throw refuse('already-signed')
    insistOnAgreed(agreement, signer)
    const mark = onScreen(agreement, signer, signing)

    await saveSigned(ctx, agreement, signer, { ...mark, ...handOf(ctx), place: seatOf(place.session, ctx.actor)?.label || nameOf(ctx) })
    await finishSigning(ctx, agreement, [signing.signerKey])
    return seenBy(ctx.actor, (await loadAgreement(ctx.db, agreement.id))!, place)
  })
}

/** What is kept of a hand on the screen: a name, or a mark with its witness, as the party has chosen. Rules E1–E3, I1, I2. */
function onScreen(agreement: Agreement, signer: Signer, { ink, witnessInk }: Signing): Pick<SignatureMark, 'way' | 'ink' | 'witness'> {
  const words = paperOnly(agreement)
  if (words !== null) throw refuse('paper-only', { words })
  const way = signer.kind === 'party' ? wayOf(agreement, signer.partyId) : 'finger'
  if (way === null) throw refuse('way-open')
  if (way === 'paper') throw refuse('way-paper')
  if (way === 'finger') {
    if (!isSigned(ink)) throw refuse('signature-empty')
    return { way, ink, witness: null }
  }
  const witness = agreement.witnesses.find((one) => signer.kind === 'party' && one.partyId === signer.partyId)
  if (!witness) throw refuse('witness-missing')
  if (!isMarked(ink)) throw refuse('mark-empty')
  if (!witnessInk || !isSigned(witnessInk)) throw refuse('witness-empty')
  return { way, ink, witness: { name: witness.name, who: witness.who, ink: witnessInk } }
}

const isSame = (before: SignatureMark, { ink, witnessInk }: Signing): boolean => canonical([before.ink, before.witness?.ink ?? null]) === canonical([ink, before.witness ? (witnessInk ?? null) : null])

const handOf = ({ actor }: Context) => (actor.kind === 'terminal' ? { terminalId: actor.id } : actor.kind === 'staff' ? { staffId: actor.id } : {})
const nameOf = ({ actor }: Context): string => (actor.kind === 'terminal' || actor.kind === 'staff' ? actor.name : '')
