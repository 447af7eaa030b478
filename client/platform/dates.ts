import { type Language } from '#shared/platform/say.ts'
import { countyZone, dayOf } from '#shared/platform/time.ts'
import { now } from './clock.ts'
import { useLanguage } from './language.tsx'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Says instants in the county's time and the tab's language: "9月18日 周五", "14:31". */
export function useDates() {
  const { language } = useLanguage()
  return datesIn(language)
}

/** The same for a given language, where no component is near. */
export function datesIn(language: Language) {
  const words = (at: string | Date, options: Intl.DateTimeFormatOptions, name: string) => format(language, name, options).format(new Date(at))
  const time = (at: string | Date) => words(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'time')
  const weekday = (at: string | Date) => words(at, { weekday: 'short' }, 'weekday')
  const day = (at: string | Date) => {
    const thisYear = dayOf(new Date(at)).slice(0, 4) === dayOf(now()).slice(0, 4)
    const date = words(at, { month: language === 'zh' ? 'long' : 'short', day: 'numeric', ...(thisYear ? {} : { year: 'numeric' }) }, thisYear ? 'day' : 'year')
    return language === 'zh' ? `${date} ${weekday(at)}` : `${weekday(at)} ${date}`
  }
  const isToday = (at: string | Date) => dayOf(new Date(at)) === dayOf(now())
  const span = (from: string | Date, to: string | Date) => `${time(from)}–${time(to)}`
  return {
    /** 14:31 */
    time,
    /** 周五 / Fri */
    weekday,
    /** 9月18日 周五 / Fri 18 Sept; with the year when it is another one */
    day,
    /** 9月18日 周五 14:31; for today only the time */
    moment: (at: string | Date) => (isToday(at) ? time(at) : `${day(at)} ${time(at)}`),
    /** 14:00–14:40 */
    span,
    /** 9月18日 周五 14:00–14:40; for today only the times */
    spanOn: (from: string | Date, to: string | Date) => (isToday(from) ? span(from, to) : `${day(from)} ${span(from, to)}`),
  }
}

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: countyZone, ...options })
    formats.set(key, found)
  }
  return found
}
