import type { Readable } from 'node:stream'
import type { CaseId, Side } from '#shared/cases/words.ts'
import { keptName } from '#shared/records/rules.ts'
import type { Attachment, FiledWay, FileType } from '#shared/records/words.ts'
import { bylineOf, noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Store } from '#server/platform/files/store.ts'
import { announce } from '#server/platform/outbox.ts'
import { fileAttached } from '../announcements.ts'
import { storeFile } from '../files.ts'
import { addAttachment, findFiled } from '../store.ts'

/** Something to be filed on a case. `sourceId` names what it was made from ("upload:…"): the same source is filed once. */
export type Filing = { caseId: CaseId; name: string; type: FileType; content: Buffer | Readable; origin: Attachment['origin']; way?: FiledWay; side?: Side | null; source?: string | null; sourceId: string }

/** Stores a file and attaches it to its case. Done again with the same source, it gives what was filed the first time. */
export async function attachFile(ctx: Context, files: Store, filing: Filing): Promise<Attachment> {
  const before = await findFiled(ctx.db, filing.sourceId)
  if (before) return before
  const name = keptName(filing.name)
  const stored = await storeFile(files, filing.content)
  try {
    const added = await inTransaction(ctx, (ctx) => save(ctx, filing, name, stored))
    if (added) return added
  } catch (error) {
    await files.takeBack(stored.path)
    throw error
  }
  await files.takeBack(stored.path)
  return (await findFiled(ctx.db, filing.sourceId))!
}

async function save(ctx: Context, { caseId, type, origin, way, side = null, source = null, sourceId }: Filing, name: string, stored: { path: string; bytes: number; sha256: string }): Promise<Attachment | null> {
  const { actor } = ctx
  const added = await addAttachment(ctx.db, { id: ctx.newId<'attachment'>(), caseId, name, type, origin, way: way ?? null, side, source, sourceId, ...stored, addedBy: actor.kind === 'staff' ? actor.id : null, addedByName: bylineOf(actor), addedAt: ctx.now })
  if (!added) return null
  await noteOnTimeline(ctx, { caseId, what: 'file-attached', values: { name }, chapter: 'records', refId: added.id })
  await audit(ctx, { verb: 'attach', subject: 'attachment', subjectId: added.id })
  await announce(ctx, fileAttached, { caseId, attachmentId: added.id })
  return added
}
