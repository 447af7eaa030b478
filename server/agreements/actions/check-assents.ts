import { day } from '#shared/platform/time.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Store } from '#server/platform/files/store.ts'
import { readStored } from '#server/records/index.ts'
import { type KeptRow as Kept, loadUnread, saveAssent } from '../assent-store.ts'

export type { Kept }

/** Reads spoken assents again: those that were not for a month, or all. Tells of each what was found; gives how many there are, and how many are not as they were kept. Rule K7. */
export async function checkAssents(ctx: Context, files: Store, { all = false, tell = () => undefined }: { all?: boolean; tell?: (assent: Kept, found: 'whole' | 'changed' | 'missing') => void } = {}): Promise<{ read: number; bad: number }> {
  const since = all ? ctx.now : new Date(ctx.now.getTime() - 30 * day)
  let [read, bad] = [0, 0]
  for (;;) {
    const some = await loadUnread(ctx.db, since, 100)
    for (const assent of some) {
      const content = await readAgain(ctx, files, assent)
      const found = typeof content === 'string' ? content : 'whole'
      tell(assent, found)
      read += 1
      if (found !== 'whole') bad += 1
    }
    if (some.length === 0) return { read, bad }
  }
}

/** Reads one again and notes what was found; gives its bytes where it is as it was kept. */
export async function readAgain(ctx: Context, files: Store, assent: Kept): Promise<Buffer | 'changed' | 'missing'> {
  const content = await readStored(files, assent)
  const found = typeof content === 'string' ? content : 'whole'
  await inTransaction(ctx, async (ctx) => {
    await saveAssent(ctx.db, assent.id, { found, checkedAt: ctx.now })
    if (found !== 'whole' && found !== assent.found) await audit(ctx, { verb: `spoken assent found ${found}`, subject: 'agreement', subjectId: assent.agreementId, partyId: assent.partyId })
  })
  return content
}
