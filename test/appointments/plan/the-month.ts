import type { Topic, Track } from '#shared/cases/words.ts'
import type { Craft, helpers } from '#shared/appointments/words.ts'
import type { StaffId, TerminalId } from '#shared/people/words.ts'
import { addDays, atClock, type Day } from '#shared/platform/time.ts'
import { askOf, mannerOf, type Matter, matterOf } from '#server/appointments/plan.ts'
import type { Ask, County, OfficerHours } from '#server/appointments/rules/plan/words.ts'
import { asDays, isWorked } from '#server/calendar/rules/count-days.ts'
import { yearOfDays } from '#server/calendar/rules/year-of-days.ts'
import { unit } from './county.ts'

export const firstDay: Day = '2026-09-18'
const lastOfThem = 31

/** 2026 as its notice has it, as far as the month goes: 中秋, 国庆, and the two weekend days that are worked for them. */
export const year2026 = asDays(yearOfDays(2026, {
  holidays: new Map([...[25, 26, 27].map((n): [Day, string] => [`2026-09-${n}`, '中秋']), ...[1, 2, 3, 4, 5, 6, 7].map((n): [Day, string] => [`2026-10-0${n}`, '国庆节'])]),
  makeups: new Map([['2026-09-20', '国庆节'], ['2026-10-10', '国庆节']]),
}, 'test'))

/** "09-18 09:12" as an instant of the month. */
export const when = (text: string): number => atClock(`2026-${text.slice(0, 5)}` as Day, text.slice(6)).getTime()

const stations = ['禾城', '石坎', '白鹭', '双溪口', '云岭', '桐子坪', '大垭', '清泉', '柏树湾', '金竹', '老鹰岩', '磨刀溪', '羊角寨', '梨花沟', '红石滩', '杉木林', '水磨坝', '高店子', '月亮坝', '工业园'] as const
export type Station = (typeof stations)[number]
/** 24 terminals: 禾城 has three, 石坎, 云岭 and 工业园 two, the others one. */
const terminalsAt = (name: Station) => (name === '禾城' ? 3 : ['石坎', '云岭', '工业园'].includes(name) ? 2 : 1)

/** 40 officers by their skills (domain.md §8); who is on duty on a day of rest goes round. */
const crews: [string, number, Craft[]][] = [['户籍', 6, ['household']], ['治安', 11, ['public_security']], ['交警', 6, ['traffic']], ['刑侦', 4, ['public_security', 'mediation']], ['法制', 4, ['legal', 'mediation']], ['审批', 3, ['admin_approval']], ['调解', 6, ['mediation']]]
const dutyCrews = ['户籍', '治安', '调解']

/** The county of the thirty cases with nothing booked: its rosters follow the calendar. */
export function theCounty(): County {
  const officers = crews.flatMap(([crew, many, skills]) => Array.from({ length: many }, (_, n) => officerOf(crew, n, many, skills)))
  const beside = ([['律师', 'lawyer'], ['心理', 'psychologist'], ['羌语', 'interpreter']] as const).map(([name, craft]) => officerOf(name, 0, 1, [craft], true))
  return {
    officers: [...officers, ...beside], bookings: [],
    stations: stations.map((name, n) => ({ id: unit(name), name, nameEn: name, opensAt: '08:30', closesAt: '17:30', marketDigits: [[1, 4, 7], [2, 5, 8], [3, 6, 9]][n % 3]!, east: (n % 5) * 9, north: Math.floor(n / 5) * 9 })),
    terminals: stations.flatMap((name) => Array.from({ length: terminalsAt(name) }, (_, n) => ({ id: `${name}-${n}` as TerminalId, name: `${n + 1}`, stationId: unit(name), busy: [] }))),
  }
}

function officerOf(crew: string, n: number, many: number, skills: Craft[], helps = false): OfficerHours {
  const days = Array.from({ length: lastOfThem }, (_, at) => addDays(firstDay, at)).filter((on, at) => (isWorked(on, year2026) ? true : dutyCrews.includes(crew) && at % many === n))
  return {
    id: `${crew}${n + 1}` as StaffId, name: `${crew}${n + 1}`, skills: helps ? skills : [...skills, 'any'], leave: [], busy: [],
    roster: days.flatMap((on) => [[atClock(on, '08:30').getTime(), atClock(on, '12:00').getTime()], [atClock(on, '14:00').getTime(), atClock(on, '17:30').getTime()]] as const),
  }
}

/** What a clerk enters. */
export type Told = { at: string; topic: Topic; track?: Track; sides: readonly Station[]; urgent?: boolean; also?: (typeof helpers)[number][]; recused?: string[]; notBefore?: string; notOnMarketDay?: boolean }

export function matterFrom({ topic, track, sides, urgent = false, also = [], recused = [], notBefore, notOnMarketDay = false }: Told): Matter {
  return matterOf({
    topic, track: track ?? null, urgent, allHere: urgent, also, recused: recused as StaffId[], wishes: { notBefore: notBefore ?? null, notOnMarketDay, fromDay: null },
    sides: sides.map((name, n) => ({ side: n === 0 ? 'applicant' : 'respondent', stationId: unit(name) })),
  })
}

/** The request as the live booking makes it. */
export const askFrom = (told: Told, id: string): Ask => askOf(matterFrom(told), { id, now: new Date(when(told.at)), registeredAt: new Date(when(told.at)) })

/** The county's own way, in a month with an urgent matter a day. */
export const theirWay = mannerOf({ ...theCounty(), urgentLately: 28, holds: [] })
