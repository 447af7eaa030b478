import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Shelf } from '../recording/shelf.ts'
import { findPartsDue, saveRemoved } from '../recording-store.ts'

/** Takes away recordings whose term is over. Their row stays, and with it the chain. Nobody else can remove one. Rule V12. */
export async function removeDue(ctx: Context, shelf: Shelf): Promise<void> {
  for (const { id, path } of await findPartsDue(ctx.db, ctx.now)) {
    await inTransaction(ctx, async (ctx) => {
      await saveRemoved(ctx.db, id, ctx.now)
      await audit(ctx, { verb: 'remove after its term', subject: 'recording', subjectId: id })
    })
    await shelf.remove(path)
  }
}
