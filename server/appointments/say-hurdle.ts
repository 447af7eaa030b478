import { sayBeside } from '#shared/appointments/say-beside.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { type Language, say, type Sentence } from '#shared/platform/say.ts'
import { atClock } from '#shared/platform/time.ts'
import type { Hurdle } from './rules/plan/hurdle.ts'
import type { NotThere } from './rules/plan/times-for.ts'
import type { StationOpening } from './rules/plan-types.ts'
import type { Ask } from './rules/plan/words.ts'
import { sayDay, sayTime } from './say-slot.ts'

/** What stands in the way of a wish, in a sentence (A26). `holiday`: what the day is called, where it is one. */
export function sayHurdle(hurdle: Hurdle, { skill }: Pick<Ask, 'skill'>, stations: readonly StationOpening[], holiday: string | null = null): Sentence {
  const station = 'stationId' in hurdle ? stations.find(({ id }) => id === hurdle.stationId) : undefined
  const inWords = (language: Language): string => say(appointmentsTexts, language, `hurdle.${hurdle.code}`, {
    station: (language === 'zh' ? station?.name : station?.nameEn) ?? '', hours: station ? `${station.opensAt}–${station.closesAt}` : '',
    skill: say(skillTexts, language, skill), clock: 'clock' in hurdle ? hurdle.clock : '', many: 'many' in hurdle ? hurdle.many : 0,
    day: 'day' in hurdle ? sayDay(language, atClock(hurdle.day, '12:00')) : '', who: 'craft' in hurdle ? sayBeside(language, hurdle.craft) : '',
  })
  const first = (language: Language): string => (holiday ? say(appointmentsTexts, language, 'hurdle.holiday', { holiday }) : '')
  return { zh: first('zh') + inWords('zh'), en: first('en') + inWords('en') }
}

/** Why a station nearby is no help, in a sentence (A26). */
export function sayNotThere({ stationId, kilometres, from, hurdle }: NotThere, ask: Pick<Ask, 'skill'>, { stations }: { stations: readonly StationOpening[] }): Sentence {
  const station = stations.find(({ id }) => id === stationId)
  const inWords = (language: Language): string => {
    const where = { station: (language === 'zh' ? station?.name : station?.nameEn) ?? '', kilometres }
    if (from !== null) return say(appointmentsTexts, language, 'why.notElsewhere', { ...where, day: sayDay(language, new Date(from)), time: sayTime(new Date(from)) })
    return say(appointmentsTexts, language, 'why.nothingElsewhere', { ...where, hurdle: hurdle ? sayHurdle(hurdle, ask, stations)[language] : '' })
  }
  return { zh: inWords('zh'), en: inWords('en') }
}
