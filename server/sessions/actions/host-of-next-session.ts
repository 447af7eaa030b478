import { addDays, atClock, dayOf } from '#shared/platform/time.ts'
import type { StaffId } from '#shared/people/words.ts'
import { isOver, nextFor } from '#shared/sessions/rules.ts'
import type { Context } from '#server/people/index.ts'
import { loadSessionsBetween } from '../store.ts'

/** Who hosts the session that is live or comes next, of the whole county: the demo opens that officer's desk. */
export async function hostOfNextSession(ctx: Context): Promise<StaffId | null> {
  const day = dayOf(ctx.now)
  const sessions = await loadSessionsBetween(ctx.db, atClock(day, '00:00'), atClock(addDays(day, 3), '00:00'), 'everybody')
  const holder = nextFor(sessions.filter(({ status }) => !isOver(status)))?.seats.find(({ role }) => role === 'host')?.holder
  return holder?.kind === 'staff' ? holder.id : null
}
