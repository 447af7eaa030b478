import { minutesOf, skillFor, tracksFor, usualTrack } from '#shared/appointments/rules.ts'
import type { OffersAsked } from '#shared/appointments/contract.ts'
import type { Wishes } from '#shared/appointments/words.ts'
import type { Topic, Track } from '#shared/cases/words.ts'
import type { Skill, UnitId } from '#shared/people/words.ts'
import { day, hour, minute } from '#shared/platform/time.ts'
import { refuse } from './refuse.ts'
import type { SlotRequest } from './rules/plan-types.ts'
import { breakMs } from './rules/assign-slot.ts'
import { offerHoldsMs } from './rules/choose-slot.ts'

/** The promise: a session begins within 24 calendar hours of registration (domain.md §6). */
export const promiseMs = 24 * hour
/** How far ahead a party who wants later may book. */
export const laterMs = 7 * day
/** How soon a meeting may begin: people need time to come; when they are here and it is urgent, five minutes do. Rule A7. */
const soonestMs = (urgent: boolean, allHere: boolean) => (urgent && allHere ? 5 : 30) * minute

export type Matter = Pick<OffersAsked, 'topic' | 'urgent' | 'allHere' | 'sides'> & { track: Track; skill: Skill; wishes: Wishes }

/** What is asked for, with the way and the skill settled; refuses a way that is not open to it. */
export function matterOf(asked: { topic: Topic; track: Track | null; urgent: boolean; allHere: boolean; wishes: Wishes; sides: OffersAsked['sides'] }): Matter {
  const otherSide = asked.sides.length > 1
  const track = asked.track ?? usualTrack(asked.topic, otherSide)
  if (!tracksFor(asked.topic, otherSide).includes(track)) throw refuse('way-not-open')
  return { ...asked, track, skill: skillFor(asked.topic, track) }
}

/** What the planner is asked: inside the promise, or after it when the party wants later. */
export function slotRequestOf(matter: Matter, { now, registeredAt, waived = false }: { now: Date; registeredAt: Date; waived?: boolean }): SlotRequest {
  const due = registeredAt.getTime() + promiseMs
  const soonest = now.getTime() + soonestMs(matter.urgent, matter.allHere)
  return {
    skill: matter.skill, minutes: minutesOf[matter.track], sides: matter.sides, wishes: matter.wishes,
    earliest: waived ? Math.max(soonest, due + 1) : soonest,
    latest: waived ? due + laterMs : due,
  }
}

type Window = { skills: Skill[]; stationIds: UnitId[]; from: Date; to: Date }

/** Which part of the county's openings requests can touch. */
export const windowOfAll = (requests: readonly SlotRequest[]): Window => ({
  skills: [...new Set(requests.map((request) => request.skill))],
  stationIds: [...new Set(requests.flatMap((request) => request.sides.map((side) => side.stationId)))],
  from: new Date(Math.min(...requests.map((request) => request.earliest)) - offerHoldsMs - breakMs),
  to: new Date(Math.max(...requests.map((request) => request.latest + request.minutes * minute)) + breakMs),
})

export const windowOf = (request: SlotRequest): Window => windowOfAll([request])
