import { may } from '#shared/agreements/may.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import { pageIs } from '#shared/agreements/signing-rules.ts'
import type { Agreement, AgreementId } from '#shared/agreements/words.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Store } from '#server/platform/files/store.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { findAttachment, markSignedPage } from '#server/records/index.ts'
import { contentOf } from '../content.ts'
import { insistOnAgreed, insistOnSigning } from '../insist.ts'
import type { PaperMaker } from '../paper/make-paper.ts'
import { openAgreement, takeAgreement } from '../place.ts'
import { refuse } from '../refuse.ts'
import { finishSigning, saveSigned } from '../signed.ts'
import { loadAgreement } from '../store.ts'

/** Where scans lie, and what reads the codes on them. */
export type Reader = { files: Store; readCodes: (path: string) => Promise<string[]> }
export type PaperSigning = { agreementId: AgreementId; contentHash: string; attachmentId: AttachmentId; signerKeys: string[] }

/** The present text as a PDF to be signed by hand. Its QR holds the hash, so that the page is known again. Rule E4. */
export async function printDraft(ctx: Context, papers: PaperMaker, verifyAt: (contentHash: string) => string, agreementId: AgreementId): Promise<{ pdf: string; name: string }> {
  const { agreement, place } = await openAgreement(ctx, agreementId)
  insist(ctx, may(ctx.actor, 'print', place))
  insistOnSigning(ctx.actor, agreement, place.session, agreement.contentHash)
  await audit(ctx, { verb: 'print', subject: 'agreement', subjectId: agreementId })
  const { contentHash, number, version, signatures } = agreement
  const pdf = await papers.makeDraft({ content: contentOf(agreement), contentHash, signatures, verifyAt: verifyAt(contentHash), at: ctx.now })
  return { pdf: pdf.toString('base64'), name: `${number} 第${version}版 签字稿` }
}

/** Takes in the photograph of a page that was signed by hand, for those who signed on it. What is refused can be tried again; the picture stays on the case. Rules E4, E5, G7, G14. */
export async function signOnPaper(ctx: Context, { files, readCodes }: Reader, { agreementId, contentHash, attachmentId, signerKeys }: PaperSigning): Promise<Agreement> {
  const { agreement, place } = await openAgreement(ctx, agreementId)
  insist(ctx, may(ctx.actor, 'print', place))
  await takeTurn(`read-scan ${ctx.actor.kind === 'staff' ? ctx.actor.id : ctx.actor.origin}`, { points: 20, seconds: 60 })
  const scan = await findAttachment(ctx.db, attachmentId)
  if (scan?.caseId !== agreement.caseId) throw refuse('scan-gone')
  // NOTE: read before the row is locked, because a large photograph takes a second or two.
  const page = pageIs(await files.lend([scan.path], async ([picture]) => (picture ? readCodes(picture) : [])), contentHash)

  return inTransaction(ctx, async (ctx) => {
    const { agreement, place } = await takeAgreement(ctx, agreementId, 'print')
    const signers = agreement.signers.filter((signer) => signerKeys.includes(signerKey(signer)))
    if (signers.length < signerKeys.length) throw refuse('not-your-signature')
    const open = signers.filter((signer) => !agreement.signatures.some((mark) => mark.signerKey === signerKey(signer) && mark.scan?.attachmentId === scan.id))
    // The answer may have been lost on the line: the same page for the same people again is the same signature.
    if (open.length === 0) return agreement
    insistOnSigning(ctx.actor, agreement, place.session, contentHash)
    if (page !== 'this') throw refuse(page === 'another' ? 'scan-another' : 'scan-unreadable')
    for (const signer of open) {
      if (agreement.signatures.some((mark) => mark.signerKey === signerKey(signer))) throw refuse('already-signed')
      if (signer.kind === 'mediator' && (ctx.actor.kind !== 'staff' || ctx.actor.id !== signer.staffId)) throw refuse('not-your-signature')
      insistOnAgreed(agreement, signer)
      await saveSigned(ctx, agreement, signer, { way: 'paper', scanId: scan.id, ...(ctx.actor.kind === 'staff' ? { staffId: ctx.actor.id, place: ctx.actor.name } : { place: '' }) })
    }
    await markSignedPage(ctx.db, scan.id)
    await finishSigning(ctx, agreement, open.map(signerKey))
    return (await loadAgreement(ctx.db, agreementId))!
  })
}
