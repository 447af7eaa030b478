import { mayRegister } from '#shared/appointments/may.ts'
import { hour } from '#shared/platform/time.ts'
import { type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { findHold, forgetHolds, freeHolds, type KeptHold, loadHoldsOver, lockCounty } from '../store.ts'
import { staffOf } from './book-appointment.ts'

/** How long it is remembered that a form has had its hold. */
const rememberedMs = 24 * hour

/** A form is left: what was kept for it is free again at once. Twice is once. Rule A25. */
export async function letGo(ctx: Context, { key }: { key: string }): Promise<{ freed: boolean }> {
  insist(ctx, mayRegister(ctx.actor))
  const found = await findHold(ctx.db, staffOf(ctx).id, key)
  if (!found) return { freed: false }
  await free(ctx, found)
  await forgetHolds(ctx.db, { id: found.id })
  return { freed: found.open }
}

/** Gives back what was kept for forms whose minutes are over: a clerk who went away, a browser that died. Gives how many. */
export async function sweepHolds(ctx: Context): Promise<number> {
  const over = await loadHoldsOver(ctx.db, ctx.now)
  for (const one of over) await free(ctx, one)
  await forgetHolds(ctx.db, { before: new Date(ctx.now.getTime() - rememberedMs) })
  return over.length
}

// NOTE: under the county's lock, as everything that takes or gives its time.
async function free(ctx: Context, { id, stationIds }: KeptHold): Promise<void> {
  await inTransaction(ctx, async ({ db }) => {
    await lockCounty(db, stationIds)
    await freeHolds(db, [id])
  })
}
