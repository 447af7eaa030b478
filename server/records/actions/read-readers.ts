import { may } from '#shared/records/may.ts'
import type { AttachmentId, FileReader } from '#shared/records/words.ts'
import { mayReadCase } from '#server/cases/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { loadReaders } from '../reading-store.ts'
import { findAttachment } from '../store.ts'

/** Who saw a file of a case. That somebody asked is written down too. Rule N17. */
export async function readReaders(ctx: Context, id: AttachmentId): Promise<FileReader[]> {
  insist(ctx, ctx.actor.kind === 'staff')
  const file = await findAttachment(ctx.db, id)
  if (!file || !(await mayReadCase(ctx, file.caseId))) throw refusePlainly('not-found')
  insist(ctx, may(ctx.actor, 'see-readers', { readsCase: true }))
  await audit(ctx, { verb: 'read readers', subject: 'attachment', subjectId: id })
  return loadReaders(ctx.db, id)
}
