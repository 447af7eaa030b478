import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { appointmentTold } from '../announcements.ts'
import { concernedBy } from '../concerned.ts'
import { loadReach, loadToTell, saveTold } from '../store.ts'

/** Who was on standby is told now: no urgent matter has taken the hour, and none can any more. Rules P3 and P5. */
export async function tellThoseDue(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const due = await loadToTell(ctx.db, ctx.now)
    for (const id of due) {
      await saveTold(ctx.db, id, ctx.now)
      const reach = await loadReach(ctx.db, id)
      if (reach) await announce(ctx, appointmentTold, { appointmentId: id, newsId: ctx.newId<'news'>(), ...concernedBy(reach) })
    }
    return due.length
  })
}
