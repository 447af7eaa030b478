import { minutesOf, noticeDaysFor } from '#shared/appointments/rules.ts'
import type { Offer } from '#shared/appointments/words.ts'
import type { KnownCounty } from './as-county.ts'
import { bookedFor, type Matter, promiseMs } from './plan.ts'
import type { Language } from '#shared/platform/say.ts'
import type { Hurdle } from './rules/plan/hurdle.ts'
import type { Ask, Offer as Planned, Placed } from './rules/plan/words.ts'
import { sayHurdle } from './say-hurdle.ts'
import { offerOf, slotFrom, type Why } from './say-slot.ts'

const words = { chosen: 'why.chosen', earliest: 'why.earliest', urgent: 'why.urgent', 'urgent-late': 'why.urgentLate', 'first-contact': 'why.firstContact', 'made-room': 'why.madeRoom' } as const

/** The planner's first choice with its reason: why this officer, this hour, this station, and which wish could not be kept. */
export function firstOffer({ placed, tellAt, standby, reason }: Planned, matter: Matter, ask: Ask, county: KnownCounty): Offer {
  const hurdleIn = (hurdle: Hurdle) => (language: Language) => ({ hurdle: sayHurdle(hurdle, ask, county.stations)[language] })
  const more: NonNullable<Why['more']> = [
    ...(reason.atWork > 1 && !standby ? [['why.atWork', () => ({ atWork: reason.atWork, free: reason.free })] as const] : []),
    ...(reason.hurdle ? [['why.wishRefused', hurdleIn(reason.hurdle)] as const] : []),
    ...(noticeDaysFor(matter.topic, matter.track) > 0 && matter.minutes < minutesOf[matter.track] ? [['why.notice', () => ({})] as const] : []),
  ]
  return offerOf(slotFrom(placed, matter.skill, county), { word: standby ? 'why.standby' : words[reason.why], more, beside: besideIn(placed, county), tellAt, standby, firstContact: isFirstContact(placed) }, said(ask, county))
}

/** Another time that could be had as well. */
export function otherOffer(placed: Placed, word: 'why.another' | 'why.later', now: Date, matter: Matter, ask: Ask, county: KnownCounty): Offer {
  const noticePeriod = bookedFor(matter, placed.from, said(ask, county).dueAt) === 'notice_period'
  return offerOf(slotFrom(placed, matter.skill, county), { word: noticePeriod ? 'why.afterNotice' : word, beside: besideIn(placed, county), tellAt: now.getTime(), noticePeriod, firstContact: isFirstContact(placed) }, said(ask, county))
}

// A24: who sits there besides the officer, by name.
const besideIn = ({ people }: Placed, { officers }: KnownCounty) => people.slice(1).map(({ craft, staffId }) => ({ craft, name: officers.find(({ id }) => id === staffId)?.name ?? '' }))

const isFirstContact = ({ people }: Placed): boolean => people[0]!.craft === 'any'

const said = (ask: Ask, { stations }: KnownCounty) => ({ dueAt: new Date(ask.registeredAt + promiseMs), stations })
