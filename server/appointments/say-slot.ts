import { isMarketDay } from '#shared/appointments/rules.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { sayBeside } from '#shared/appointments/say-beside.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import type { Craft, Offer, Place, Slot } from '#shared/appointments/words.ts'
import type { Language, Sentence } from '#shared/platform/say.ts'
import { say } from '#shared/platform/say.ts'
import { dayOf, weekdayOf } from '#shared/platform/time.ts'
import type { Skill, StaffId, TerminalId } from '#shared/people/words.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import { refuse } from './refuse.ts'
import type { Hindrance } from './rules/exact-slot.ts'
import type { Cause, Placed, WayOut } from './rules/plan/words.ts'
import type { Chosen, Obstacle, Openings, SlotRequest, StationOpening } from './rules/plan-types.ts'

const weekdays = { zh: ['一', '二', '三', '四', '五', '六', '日'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] }

/** "9月18日 周五", "Fri 18/9": a county day as it is said in a sentence. */
export function sayDay(language: Language, at: Date): string {
  const [, month, date] = dayOf(at).split('-').map(Number)
  const weekday = weekdays[language][weekdayOf(dayOf(at)) - 1]
  return language === 'zh' ? `${month}月${date}日 周${weekday}` : `${weekday} ${date}/${month}`
}

/** "14:35" at the county. */
export const sayTime = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
/** "09-18 14:35" at the county: the same in both languages. */
export const sayMoment = (at: Date): string => `${dayOf(at).slice(5)} ${sayTime(at)}`

/** Whose names are known: what the county has, as far as a sentence needs it. */
export type Named = { officers: readonly { id: StaffId; name: string }[]; terminals: readonly { id: TerminalId; name: string }[]; stations: readonly StationOpening[] }

/** A chosen time with the names of what it uses. */
export function slotOf(chosen: Chosen, request: Pick<SlotRequest, 'skill'>, { officers, stations, terminals }: Named): Slot {
  const places: Place[] = chosen.places.map(({ side, stationId, terminalId }) => {
    const station = stations.find((one) => one.id === stationId)!
    return { side, stationId, stationName: station.name, stationNameEn: station.nameEn, terminalId, terminalName: terminals.find((one) => one.id === terminalId)!.name }
  })
  return { from: new Date(chosen.from).toISOString(), to: new Date(chosen.to).toISOString(), officerId: chosen.officerId, officerName: officers.find((one) => one.id === chosen.officerId)!.name, officerSkill: request.skill, places }
}

/** A placed meeting with the names of what it uses. */
export const slotFrom = ({ from, to, people, seats }: Placed, skill: Skill, named: Named): Slot => slotOf({ from, to, officerId: people[0]!.staffId, places: [...seats] }, { skill }, named)

type WhyWord = Extract<keyof typeof appointmentsTexts.zh, `why.${string}`>
/** What an offer is explained with: the sentence, then what there is to add. */
export type Why = { word: WhyWord; more?: readonly (readonly [WhyWord, (language: Language) => Record<string, string | number>])[]; beside?: readonly { craft: Craft; name: string }[]; tellAt: number; standby?: boolean; noticePeriod?: boolean; firstContact?: boolean }

/** A slot as it is offered: why this one, whether the town has its market, whether it keeps the promise. */
export function offerOf(slot: Slot, { word, more = [], beside = [], tellAt, standby = false, noticePeriod = false, firstContact = false }: Why, { dueAt, stations }: { dueAt: Date; stations: readonly StationOpening[] }): Offer {
  const at = new Date(slot.from)
  const marketDay = stations.some((station) => slot.places.some((place) => place.stationId === station.id) && isMarketDay(station.marketDigits, dayOf(at)))
  const why = (language: Language) => [whyIn(language, slot, word, tellAt), ...(beside.length > 0 ? [say(appointmentsTexts, language, 'why.with', { who: namesIn(language, beside) })] : []), ...more.map(([key, values]) => say(appointmentsTexts, language, key, values(language)))].join(language === 'zh' ? '' : ' ')
  return { slot, why: { zh: why('zh'), en: why('en') }, marketDay, insidePromise: at <= dueAt, noticePeriod, tellAt: new Date(tellAt).toISOString(), standby, firstContact, heldUntil: null }
}

// "石坎、双溪口和云岭".
function listed(language: Language, words: readonly string[]): string {
  const [last, ...others] = words.toReversed()
  const before = others.toReversed().join(language === 'zh' ? '、' : ', ')
  return before ? `${before}${say(appointmentsTexts, language, 'and')}${last}` : last ?? ''
}

// "羌语翻译陶望舒和律师周松年".
const namesIn = (language: Language, beside: readonly { craft: Craft; name: string }[]): string =>
  listed(language, beside.map(({ craft, name }) => (language === 'zh' ? `${sayBeside(language, craft)}${name}` : `${name} (${sayBeside(language, craft)})`)))

function whyIn(language: Language, slot: Slot, why: WhyWord, tellAt: number): string {
  const at = new Date(slot.from)
  const stations = [...new Set(slot.places.map((place) => (language === 'zh' ? place.stationName : place.stationNameEn)))]
  return say(appointmentsTexts, language, why, {
    officer: slot.officerName, skill: say(skillTexts, language, slot.officerSkill), day: sayDay(language, at), time: sayTime(at), tell: sayTime(new Date(tellAt)),
    stations: listed(language, stations), count: stations.length,
  })
}

/** What stands in the way, as a refusal that says what to do (rule A10). */
export function refusalOf(obstacle: Obstacle | Cause, request: Pick<SlotRequest, 'latest' | 'skill'>, { stations }: Pick<Named, 'stations'>): Refusal {
  const until = sayMoment(new Date(request.latest))
  const station = 'stationId' in obstacle ? stations.find((one) => one.id === obstacle.stationId) : undefined
  const missing = (language: Language) => listed(language, ('crafts' in obstacle ? obstacle.crafts : []).map((craft) => sayBeside(language, craft)))
  return refuse(obstacle.code, { until, who: missing('zh'), whoEn: missing('en'), skill: request.skill, station: station?.name ?? '', stationEn: station?.nameEn ?? '', hours: station ? `${station.opensAt}–${station.closesAt}` : '' })
}

/** A way out in a sentence, with what it costs (rule P9). */
export function sayWay(way: WayOut | { way: 'withdrawn' }, { latest }: Pick<SlotRequest, 'latest'>, { officers, stations }: Pick<Named, 'officers' | 'stations'>): Sentence {
  if (way.way === 'withdrawn') return sentence('lead.withdrawn', () => ({}))
  const at = new Date(way.placed.from)
  const who = way.way === 'overtime' ? way.staffId : way.placed.people[0]!.staffId
  const officer = officers.find(({ id }) => id === who)?.name ?? ''
  const station = way.way === 'other-station' ? stations.find(({ id }) => id === way.to) : undefined
  const cost = { minutes: way.way === 'overtime' ? way.minutes : 0, kilometres: way.way === 'other-station' ? way.kilometres : 0, hours: Math.ceil(Math.max(0, way.placed.from - latest) / 3_600_000) }
  return sentence(`lead.${way.way}`, (language) => ({ officer, day: sayDay(language, at), time: sayTime(at), station: (language === 'zh' ? station?.name : station?.nameEn) ?? '', ...cost }))
}

const sentence = (key: keyof typeof appointmentsTexts.zh, values: (language: Language) => Record<string, string | number>): Sentence => ({ zh: say(appointmentsTexts, 'zh', key, values('zh')), en: say(appointmentsTexts, 'en', key, values('en')) })

export const sentenceOf = (refusal: Refusal): { code: string; sentence: Sentence } => ({ code: refusal.body.code, sentence: refusal.body.sentence })

/** Why just that time cannot be had, as a refusal (rule A16). */
export function hindranceRefused(hindrance: Hindrance, request: SlotRequest, { stations }: Openings): Refusal {
  if (hindrance.code === 'too-late') return refuse('past-the-promise', { until: sayMoment(new Date(request.latest)) })
  const station = 'stationId' in hindrance ? stations.find((one) => one.id === hindrance.stationId) : undefined
  return refuse(hindrance.code, { station: station?.name ?? '', stationEn: station?.nameEn ?? '', hours: station ? `${station.opensAt}–${station.closesAt}` : '' })
}
