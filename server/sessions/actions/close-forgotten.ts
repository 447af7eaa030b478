import { atClock, dayOf } from '#shared/platform/time.ts'
import type { Context } from '#server/people/index.ts'
import { findForgotten } from '../store.ts'
import { closeSession } from './end-session.ts'

/** Ends what nobody ended on the days before today. */
export async function closeForgotten(ctx: Context): Promise<void> {
  for (const { id } of await findForgotten(ctx.db, atClock(dayOf(ctx.now), '00:00'))) await closeSession(ctx, { sessionId: id })
}
