import { createRequire } from 'node:module'
import type { Day } from '#shared/platform/time.ts'
import type { Notice } from './rules/year-of-days.ts'

type Published = { holidays: Record<Day, string>; workdays: Record<Day, string> }

/**
 * The notice of a year as chinese-days has it, or null where it has none.
 * NOTE: its functions are not asked, because they silently call every weekday of an unknown year a workday.
 */
export function noticeOf(year: number): Notice | null {
  const { holidays, workdays } = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Published
  const own = (days: Record<Day, string>) => new Map(Object.entries(days).filter(([date]) => date.startsWith(`${year}-`)).map(([date, words]) => [date, words.split(',')[1] ?? words]))
  const found = { holidays: own(holidays), makeups: own(workdays) }
  return found.holidays.size > 0 ? found : null
}
