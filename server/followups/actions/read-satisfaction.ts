import type { Satisfaction } from '#shared/followups/words.ts'
import { day } from '#shared/platform/time.ts'
import { type Context, insist } from '#server/people/index.ts'
import { loadSatisfaction } from '../store.ts'

const weeks = 8

/** What people think of the service, for the lead: sums with how many cases could be asked about. Rule F8. */
export function readSatisfaction(ctx: Context): Promise<Satisfaction> {
  insist(ctx, ctx.actor.kind === 'staff' && ctx.actor.role === 'lead')
  return loadSatisfaction(ctx.db, new Date(ctx.now.getTime() - weeks * 7 * day))
}
