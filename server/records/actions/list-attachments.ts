import type { CaseId } from '#shared/cases/words.ts'
import { may } from '#shared/records/may.ts'
import type { Attachment } from '#shared/records/words.ts'
import { insistOnCase } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import { insist } from '#server/people/index.ts'
import { loadAttachments } from '../store.ts'

/** What is attached to a case. Their bytes are fetched one by one, and each time that is written down. */
export async function listAttachments(ctx: Context, caseId: CaseId): Promise<{ attachments: Attachment[]; mayAttach: boolean; maySeeReaders: boolean }> {
  await insistOnCase(ctx, caseId)
  return { attachments: await loadAttachments(ctx.db, caseId), mayAttach: may(ctx.actor, 'attach', { readsCase: true }), maySeeReaders: may(ctx.actor, 'see-readers', { readsCase: true }) }
}

/** Goes on only if whoever asks may attach something to the case. */
export async function insistOnAttaching(ctx: Context, caseId: CaseId): Promise<void> {
  insist(ctx, ctx.actor.kind === 'staff')
  await insistOnCase(ctx, caseId)
  insist(ctx, may(ctx.actor, 'attach', { readsCase: true }))
}
