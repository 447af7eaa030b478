import { allSigned, signerKey } from '#shared/agreements/rules.ts'
import type { Agreement, Signer } from '#shared/agreements/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { announce } from '#server/platform/outbox.ts'
import { agreementChanged, agreementSigned } from './announcements.ts'
import { addSignature, type NewSignature, saveStatus } from './store.ts'

/** Keeps a signature on the present text, whichever way it was given, and says so on the case. */
export async function saveSigned(ctx: Context, { id, caseId, version, contentHash }: Agreement, signer: Signer, given: Pick<NewSignature, 'way' | 'ink' | 'witness' | 'scanId' | 'terminalId' | 'staffId' | 'place'>): Promise<void> {
  await addSignature(ctx.db, { id: ctx.newId<'signature'>(), agreementId: id, version, contentHash, signer, signerKey: signerKey(signer), signedAt: ctx.now, ...given })
  await noteOnTimeline(ctx, { caseId, what: 'agreement-signed', values: { name: signer.name }, chapter: 'agreements', refId: id })
  await audit(ctx, { verb: 'sign', subject: 'agreement', subjectId: id, partyId: signer.kind === 'party' ? signer.partyId : null })
}

/** Tells everybody; once nobody is missing, it goes to the seal. Rule G7. */
export async function finishSigning(ctx: Context, { id, caseId, sessionId, signers, signatures }: Agreement, signed: readonly string[]): Promise<void> {
  const about = { agreementId: id, sessionId, caseId }
  if (allSigned(signers, [...signatures.map((mark) => mark.signerKey), ...signed])) {
    await saveStatus(ctx.db, id, { status: 'sealing' })
    await announce(ctx, agreementSigned, about)
  }
  await announce(ctx, agreementChanged, about)
}
