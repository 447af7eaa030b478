import { join } from 'node:path'
import { formWords } from '#shared/agreements/form-rules.ts'
import { statusAfter } from '#shared/agreements/stage-rules.ts'
import type { Agreement, AgreementId } from '#shared/agreements/words.ts'
import type { Deps } from '#server/deps.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Store } from '#server/platform/files/store.ts'
import { announce } from '#server/platform/outbox.ts'
import { attachFile } from '#server/records/index.ts'
import { agreementChanged, agreementEffective, agreementEnded } from '../announcements.ts'
import { markInAnnex } from '../assent-store.ts'
import { contentOf } from '../content.ts'
import { paperMaker, type PaperMaker } from '../paper/make-paper.ts'
import { stampAt } from '../seal/ask-timestamp.ts'
import { openSeal, type Seal } from '../seal/open-seal.ts'
import { sealPdf } from '../seal/seal-pdf.ts'
import type { Stamper } from '../seal/sign-bytes.ts'
import { SealTrouble } from '../seal/trouble.ts'
import { amendedBy, holdAgreement, loadAgreement, saveEnd, savePaper, savePaperTrouble } from '../store.ts'

/** What making and sealing a paper needs beside the agreement. */
export type Press = { papers: PaperMaker; files: Store; verifyAt: (contentHash: string) => string; seal: () => Promise<Seal>; stamp: Stamper | null }

/** The county's press: fonts from the program and from the data folder, its seal, papers verified at its own address. */
export const pressOf = ({ config, files }: Pick<Deps, 'config' | 'files'>): Press => ({
  papers: paperMaker(join(config.DATA, 'fonts')), files, verifyAt: (contentHash) => `${config.PUBLIC_URL}/verify/${contentHash.slice(0, 32)}`,
  seal: () => openSeal(config), stamp: config.TSA_URL ? stampAt(config.TSA_URL) : null,
})

/** Prints and seals an agreement that everybody has signed; with the seal on it, it is in effect. Done again, or twice at once, there is one paper. Rules G7, G10. */
export async function sealAgreement(ctx: Context, press: Press, agreementId: AgreementId): Promise<void> {
  try {
    await inTransaction(ctx, async (ctx) => {
      const agreement = await holdAgreement(ctx.db, agreementId)
      if (agreement?.status === 'sealing') await seal(ctx, press, agreement)
    })
  } catch (error) {
    // The trouble is shown, nothing that was signed is lost, and the queue tries again until the seal is on it.
    await savePaperTrouble(ctx.db, agreementId, error instanceof SealTrouble ? error.why : 'press', ctx.now)
    const agreement = await loadAgreement(ctx.db, agreementId)
    if (agreement) await announce(ctx, agreementChanged, aboutOf(agreement))
    throw error
  }
}

async function seal(ctx: Context, press: Press, agreement: Agreement): Promise<void> {
  const { id, caseId, number, committee, contentHash, version, cancelled, signatures, ways, answers, assents } = agreement
  const title = formWords[agreement.form].title.zh
  const by = await press.seal()
  const verifyAt = press.verifyAt(contentHash)
  const printed = await press.papers.make({ content: contentOf(agreement), contentHash, version, cancelled, signatures, ways, answers, assents, sealedAt: ctx.now, verifyAt, seal: { subject: by.certificate.subject.split('\n').join(', '), sha256: by.sha256, selfMade: by.selfMade } })
  const content = await sealPdf(printed, by, { name: committee, reason: `${title} ${number} 生效`, location: committee, contact: verifyAt, at: ctx.now }, press.stamp)
  const filed = await attachFile(ctx, press.files, { caseId, name: `${title} ${number}.pdf`, type: 'application/pdf', content, origin: 'agreement', sourceId: `agreement:${id}` })
  await markInAnnex(ctx.db, id)
  await savePaper(ctx.db, id, { attachmentId: filed.id, effectiveAt: ctx.now })
  await noteOnTimeline(ctx, { caseId, what: 'agreement-effective', values: { number }, chapter: 'agreements', refId: id })
  await replace(ctx, agreement)
  await announce(ctx, agreementEffective, aboutOf(agreement))
  await announce(ctx, agreementChanged, aboutOf(agreement))
}

/** G20 The seal on a new version takes the old one out of effect, in the same transaction. */
async function replace(ctx: Context, { id, number }: Agreement): Promise<void> {
  const oldId = await amendedBy(ctx.db, id)
  const old = oldId && (await holdAgreement(ctx.db, oldId))
  // NOTE: revoked meanwhile, it stays revoked.
  const status = old ? statusAfter(old.status, 'replace') : null
  if (!old || status === null) return
  await saveEnd(ctx.db, old.id, { status, endedAt: ctx.now })
  await noteOnTimeline(ctx, { caseId: old.caseId, what: 'agreement-replaced', values: { number: old.number, by: number }, chapter: 'agreements', refId: old.id })
  await announce(ctx, agreementEnded, { ...aboutOf(old), number: old.number })
  await announce(ctx, agreementChanged, aboutOf(old))
}

const aboutOf = ({ id, sessionId, caseId }: Agreement) => ({ agreementId: id, sessionId, caseId })
