import { mayImportYear } from '#shared/calendar/may.ts'
import type { Reach } from '#shared/calendar/contract.ts'
import type { Day } from '#shared/platform/time.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { refuse } from '../refuse.ts'
import { yearOfDays } from '../rules/year-of-days.ts'
import { saveDays } from '../store.ts'
import { readReach } from './read-reach.ts'

type Named = { date: Day; name: string }

/** Enters the State Council's notice for a year; what was known of that year before is replaced. */
export async function importYear(ctx: Context, { year, holidays, makeups, source }: { year: number; holidays: Named[]; makeups: Named[]; source: string }): Promise<Reach> {
  insist(ctx, mayImportYear(ctx.actor))
  const stray = [...holidays, ...makeups].find(({ date }) => !date.startsWith(`${year}-`))
  if (stray) throw refuse('notice-other-year', { date: stray.date, year: String(year) })
  const byDate = (days: Named[]) => new Map(days.map(({ date, name }) => [date, name]))
  const days = yearOfDays(year, { holidays: byDate(holidays), makeups: byDate(makeups) }, source)
  return inTransaction(ctx, async (ctx) => {
    await saveDays(ctx.db, days)
    await audit(ctx, { verb: 'import', subject: 'calendar-year', subjectId: String(year) })
    return readReach(ctx)
  })
}
