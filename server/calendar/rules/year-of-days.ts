import { interim, type CalendarDay } from '#shared/calendar/words.ts'
import { addDays, type Day, weekdayOf } from '#shared/platform/time.ts'

/** A year's notice: days off by name, and weekend days that are worked. */
export type Notice = { holidays: ReadonlyMap<Day, string>; makeups: ReadonlyMap<Day, string> }

/** Every day of a year, from its notice. */
export function yearOfDays(year: number, { holidays, makeups }: Notice, source: string): CalendarDay[] {
  return datesOf(year).map((date) => {
    const holiday = holidays.get(date)
    const makeup = makeups.get(date)
    if (holiday !== undefined) return { date, kind: 'holiday', name: holiday, source }
    if (makeup !== undefined) return { date, kind: 'makeup', name: makeup, source }
    return { date, kind: weekdayOf(date) > 5 ? 'weekend' : 'workday', name: null, source }
  })
}

/** The first days of the lunar festivals in a year of ours. */
export type Festivals = { newYear: Day; dragonBoat: Day; midAutumn: Day }

/** A year before its notice is known: the law's own 13 days, K7. */
export const interimYear = (year: number, festivals: Festivals): CalendarDay[] => yearOfDays(year, { holidays: statutoryDays(year, festivals), makeups: new Map() }, interim)

/** The days off that the law itself names: 元旦 1, 春节 4 from New Year's Eve, 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3. */
export function statutoryDays(year: number, { newYear, dragonBoat, midAutumn }: Festivals): Map<Day, string> {
  return new Map<Day, string>([
    [`${year}-01-01`, '元旦'],
    ...[-1, 0, 1, 2].map((after): [Day, string] => [addDays(newYear, after), '春节']),
    [`${year}-04-0${clearBrightness(year)}`, '清明'],
    [`${year}-05-01`, '劳动节'], [`${year}-05-02`, '劳动节'],
    [dragonBoat, '端午'],
    [midAutumn, '中秋'],
    [`${year}-10-01`, '国庆节'], [`${year}-10-02`, '国庆节'], [`${year}-10-03`, '国庆节'],
  ])
}

/** The day in April of 清明: the common approximation, exact for 2000–2099. */
function clearBrightness(year: number): number {
  const short = year % 100
  return Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4)
}

function datesOf(year: number): Day[] {
  const dates: Day[] = []
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = addDays(date, 1)) dates.push(date)
  return dates
}
