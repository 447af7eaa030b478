import { createRequire } from 'node:module'
import type { Day } from '#shared/platform/time.ts'
import type { Festivals, Notice } from './rules/year-of-days.ts'

const load = createRequire(import.meta.url)

type Published = { holidays: Record<Day, string>; workdays: Record<Day, string> }

/**
 * The notice of a year as chinese-days has it, or null where it has none.
 * NOTE: its functions are not asked, because they silently call every weekday of an unknown year a workday.
 */
export function noticeOf(year: number): Notice | null {
  const { holidays, workdays } = load('chinese-days/dist/chinese-days.json') as Published
  const own = (days: Record<Day, string>) => new Map(Object.entries(days).filter(([date]) => date.startsWith(`${year}-`)).map(([date, words]) => [date, words.split(',')[1] ?? words]))
  const found = { holidays: own(holidays), makeups: own(workdays) }
  return found.holidays.size > 0 ? found : null
}

/**
 * The lunar festivals of a year, from the package's table of the Chinese calendar.
 * NOTE: asked with noon, because it reads a bare date as UTC and answers a day off west of Greenwich; and not from
 * the platform's own Chinese calendar, which is a day late for the New Year of 2027.
 */
export function festivalsOf(year: number): Festivals {
  const { getSolarDateFromLunar } = load('chinese-days') as { getSolarDateFromLunar: (lunar: string) => { date: Day } }
  const on = (lunar: string): Day => getSolarDateFromLunar(`${year}-${lunar}T12:00:00`).date
  return { newYear: on('01-01'), dragonBoat: on('05-05'), midAutumn: on('08-15') }
}
