import type { Reach } from '#shared/calendar/contract.ts'
import { addDays, dayOf } from '#shared/platform/time.ts'
import type { Context } from '#server/people/index.ts'
import { loadReach } from '../store.ts'

const warnDaysBefore = 60

/** Until when working days are known. Everybody is warned from 60 days before the official calendar ends (K7). */
export async function readReach(ctx: Pick<Context, 'db' | 'now'>): Promise<Reach> {
  const reach = await loadReach(ctx.db)
  return { ...reach, warn: reach.officialUntil === null || reach.officialUntil <= addDays(dayOf(ctx.now), warnDaysBefore) }
}
