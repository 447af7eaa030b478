import { join } from 'node:path'
import type { Agreement, AgreementId } from '#shared/agreements/words.ts'
import type { Deps } from '#server/deps.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { attachFile } from '#server/records/index.ts'
import type { Context } from '#server/people/index.ts'
import { agreementChanged } from '../announcements.ts'
import { contentOf } from '../content.ts'
import { paperMaker, type PaperMaker } from '../paper/make-paper.ts'
import { loadAgreement, savePaper, savePaperTrouble } from '../store.ts'

/** What making a paper needs beside the agreement. */
export type Press = { papers: PaperMaker; files: string; verifyAt: (contentHash: string) => string }

/** The county's press: fonts from the program and from the data folder, papers verified at its own address. */
export const pressOf = ({ config, files }: Pick<Deps, 'config' | 'files'>): Press => ({
  papers: paperMaker(join(config.DATA, 'fonts')), files, verifyAt: (contentHash) => `${config.PUBLIC_URL}/verify/${contentHash.slice(0, 32)}`,
})

/** Makes the PDF of an agreement in effect and files it on its case. Done again, or twice at once, there is still one PDF. */
export async function filePaper(ctx: Context, press: Press, agreementId: AgreementId): Promise<void> {
  const agreement = await loadAgreement(ctx.db, agreementId)
  if (!agreement || agreement.status !== 'effective' || agreement.pdf) return
  try {
    await make(ctx, press, agreement)
  } catch (error) {
    // The trouble is shown, and the queue tries again until the paper stands.
    await savePaperTrouble(ctx.db, agreementId, ctx.now)
    await tellChanged(ctx, agreement)
    throw error
  }
}

async function make(ctx: Context, { papers, files, verifyAt }: Press, agreement: Agreement): Promise<void> {
  const { id, caseId, number, contentHash, signatures, effectiveAt } = agreement
  const content = await papers.make({ content: contentOf(agreement), contentHash, signatures, effectiveAt: new Date(effectiveAt!), verifyAt: verifyAt(contentHash) })
  const filed = await attachFile(ctx, files, { caseId, name: `人民调解协议书 ${number}.pdf`, type: 'application/pdf', content, origin: 'agreement', sourceId: `agreement:${id}` })
  await inTransaction(ctx, async (ctx) => {
    await savePaper(ctx.db, id, filed.id)
    await tellChanged(ctx, agreement)
  })
}

const tellChanged = (ctx: Context, { id, sessionId, caseId }: Agreement): Promise<void> => announce(ctx, agreementChanged, { agreementId: id, sessionId, caseId })
