import { interim } from '#shared/calendar/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { festivalsOf, noticeOf } from '../chinese-days.ts'
import { interimYear, yearOfDays } from '../rules/year-of-days.ts'
import { loadYears, saveDays } from '../store.ts'

const firstYear = 2025

/** Loads the years that chinese-days has, and next year by the law's own days where it has not (K7). What an admin imported is left alone. */
export function loadCalendar(ctx: Context): Promise<void> {
  const thisYear = Number(dayOf(ctx.now).slice(0, 4))
  return inTransaction(ctx, async (ctx) => {
    const loaded = await loadYears(ctx.db)
    for (let year = firstYear; year <= thisYear + 1; year++) {
      const source = loaded.get(year)
      if (source !== undefined && source !== interim) continue
      const notice = noticeOf(year)
      if (notice) await saveDays(ctx.db, yearOfDays(year, notice, 'chinese-days'))
      else if (source === undefined) await saveDays(ctx.db, interimYear(year, festivalsOf(year)))
    }
  })
}
