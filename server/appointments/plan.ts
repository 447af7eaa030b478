import { firstContactMinutes, minutesOf, noticeDaysFor, skillFor, tracksFor, usualTrack } from '#shared/appointments/rules.ts'
import type { OffersAsked } from '#shared/appointments/contract.ts'
import type { Craft, Promised, Wishes } from '#shared/appointments/words.ts'
import type { Topic, Track } from '#shared/cases/words.ts'
import type { Skill, StaffId, UnitId } from '#shared/people/words.ts'
import { addDays, atClock, day, dayOf, hour, minute } from '#shared/platform/time.ts'
import type { KnownCounty } from './as-county.ts'
import { refuse } from './refuse.ts'
import { countyManner, reserveFor, tellAtOnce } from './rules/plan/manner.ts'
import type { Ask, Manner } from './rules/plan/words.ts'
import { promiseOf } from './rules/promise.ts'

/** The promise: a session begins within 24 calendar hours of registration. */
export const promiseMs = 24 * hour
/** How far ahead a party who wants later may book. */
export const laterMs = 7 * day
/** An urgent matter should begin within two hours. */
const urgentMs = 2 * hour
/** How soon a meeting may begin: people need time to come; when they are here and it is urgent, five minutes do. Rule A7. */
const soonestMs = (urgent: boolean, allHere: boolean) => (urgent && allHere ? 5 : 30) * minute
/** A form takes its time: an accepted offer may be this much nearer than A7 says (A14). */
const offerHoldsMs = 20 * minute

/** A matter to be planned. `firstContact`: whether somebody without the skill may hold a first meeting (P8); `notBefore`: what the law says must be announced so long before. */
export type Matter = Pick<OffersAsked, 'topic' | 'urgent' | 'allHere' | 'sides'> & { track: Track; skill: Skill; wishes: Wishes; also: Craft[]; recused: StaffId[]; minutes: number; firstContact: boolean; notBefore: Date | null }

/** What is asked for, with the way, the skill and the length settled; refuses a way that is not open to it. A21: what must be announced days before begins with a first contact. */
export function matterOf(asked: Pick<OffersAsked, 'topic' | 'track' | 'urgent' | 'allHere' | 'wishes' | 'sides' | 'also' | 'recused'>): Matter {
  const otherSide = new Set(asked.sides.map(({ side }) => side)).size > 1
  const track = asked.track ?? usualTrack(asked.topic, otherSide)
  if (!tracksFor(asked.topic, otherSide).includes(track)) throw refuse('way-not-open')
  return { ...asked, track, skill: skillFor(asked.topic, track), minutes: noticeDaysFor(asked.topic, track) > 0 ? firstContactMinutes : minutesOf[track], firstContact: true, notBefore: null }
}

/** The meeting itself, after its first contact: with the specialist, at full length, and announced to everybody so many days before as the law wants (A21). */
export function meetingItself(matter: Matter, now: Date): Matter {
  return { ...matter, minutes: minutesOf[matter.track], firstContact: false, notBefore: noticeOver(matter, now) }
}

/** When the notice that the law wants is over, given that day; null where it wants none (A21). */
export function noticeOver({ topic, track }: { topic: Topic; track: Track }, given: Date): Date | null {
  const days = noticeDaysFor(topic, track)
  return days > 0 ? atClock(addDays(dayOf(given), days), '00:00') : null
}

/** How the promise of a matter stands when it is booked (A11, A21). */
export const bookedFor = ({ notBefore, wishes }: Pick<Matter, 'notBefore' | 'wishes'>, from: number | null, dueAt: Date): Promised =>
  promiseOf(from, { dueAt: dueAt.getTime(), notBefore: notBefore?.getTime() ?? null, fromDay: wishes.fromDay })

type When = { id: string; now: Date; registeredAt: Date; waived?: boolean }

/** What the planner is asked: inside the promise, or after it when the party wants later. */
export function askOf(matter: Matter, { id, now, registeredAt, waived = false }: When): Ask {
  const due = registeredAt.getTime() + promiseMs
  const soonest = Math.max(now.getTime() + soonestMs(matter.urgent, matter.allHere), matter.notBefore?.getTime() ?? 0)
  return {
    id, skill: matter.skill, also: matter.also, minutes: matter.minutes, registeredAt: registeredAt.getTime(), sides: matter.sides, wishes: matter.wishes, recused: matter.recused,
    earliest: waived ? Math.max(soonest, due + 1) : soonest,
    latest: waived ? due + laterMs : due,
    urgentBy: matter.urgent && !waived ? registeredAt.getTime() + urgentMs : null,
    firstContact: waived || !matter.firstContact ? null : 'any',
  }
}

/** Which part of the county's time requests can touch. */
export const windowOf = (asks: readonly Ask[], now: Date): { from: Date; to: Date } => ({
  from: new Date(Math.min(now.getTime() - 4 * hour, ...asks.map(({ earliest }) => earliest - offerHoldsMs))),
  to: new Date(Math.max(now.getTime() + promiseMs, ...asks.map(({ latest, minutes }) => latest + minutes * minute)) + hour),
})

/** An accepted offer, if it still lies where an offer may lie (A14). */
export const acceptedBy = ({ earliest, latest }: Ask, chosen: { from: string } | null): number | null => {
  const from = chosen ? Date.parse(chosen.from) : null
  return from !== null && from >= earliest - offerHoldsMs && from <= latest ? from : null
}

/** How this county plans: everybody is told at once but those on standby (P3, P5), of whom there are as many as urgent matters are to be expected. */
export function mannerOf({ officers, urgentLately }: KnownCounty): Manner {
  // NOTE: nine open hours a day; an hour is the last one for what comes in the two hours before it.
  const expected = (urgentLately / 28) * (2 / 9)
  const atWork = (at: number) => officers.filter(({ skills, roster, leave }) => skills.includes('any') && holds(roster, at) && !holds(leave, at)).length
  return countyManner((at) => (expected === 0 ? 0 : reserveFor(expected, atWork(at))), tellAtOnce)
}

const holds = (stretches: readonly (readonly [number, number])[], at: number): boolean => stretches.some(([from, to]) => from <= at && at < to)

/** The stations of some matters. */
export const stationsOf = (matters: readonly { sides: readonly { stationId: UnitId }[] }[]): UnitId[] => [...new Set(matters.flatMap(({ sides }) => sides.map(({ stationId }) => stationId)))]
