import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { promiseBreached } from '../announcements.ts'
import { concernedBy } from '../concerned.ts'
import { causeOf } from '../rules/promise.ts'
import { loadOverdue, loadReach, saveChanges } from '../store.ts'

/** Marks every promise that has run out, with its cause. A breach is a flag: the appointment itself goes on. */
export async function markBreaches(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const overdue = await loadOverdue(ctx.db, ctx.now)
    for (const { id, status } of overdue) {
      const cause = causeOf(status)
      await saveChanges(ctx.db, id, { promise: 'breached', breachCause: cause })
      const reach = await loadReach(ctx.db, id)
      if (reach) await announce(ctx, promiseBreached, { appointmentId: id, cause, ...concernedBy(reach) })
    }
    return overdue.length
  })
}
