import { mayRegister } from '#shared/appointments/may.ts'
import type { OffersAsked, OffersGiven } from '#shared/appointments/contract.ts'
import type { AppointmentId, Offer } from '#shared/appointments/words.ts'
import { type Context, insist } from '#server/people/index.ts'
import type { KnownCounty } from '../as-county.ts'
import { askOf, type Matter, mannerOf, matterOf, promiseMs, stationsOf, windowOf } from '../plan.ts'
import { timesFor } from '../rules/plan/times-for.ts'
import type { Ask } from '../rules/plan/words.ts'
import { refusalOf, sentenceOf } from '../say-slot.ts'
import { loadCounty } from '../store.ts'
import { firstOffer, otherOffer } from '../why-offered.ts'

/** Says what could be had before anything is booked: the first time, two others, the same nearby, and what stands in the way. Rules A1–A21, P1–P9. */
export async function offerSlots(ctx: Context, asked: OffersAsked): Promise<OffersGiven> {
  insist(ctx, mayRegister(ctx.actor))
  return offersFor(ctx, matterOf(asked), { registeredAt: ctx.now, later: asked.waived })
}

/** The same for a matter that is known: times inside the promise; and after it where asked for, or where nothing fits. */
export async function offersFor(ctx: Context, matter: Matter, { registeredAt, later, except = null }: { registeredAt: Date; later: boolean; except?: AppointmentId | null }): Promise<OffersGiven> {
  const dueAt = new Date(registeredAt.getTime() + promiseMs)
  const ask = (waived: boolean) => askOf(matter, { id: except ?? ctx.newId<'appointment'>(), now: ctx.now, registeredAt, waived })
  const [inTime, afterwards] = [ask(false), ask(true)]
  const county = await loadCounty(ctx.db, { stationIds: stationsOf([matter]), ...windowOf([inTime, afterwards], ctx.now), now: ctx.now, except })
  // A21: what the law wants announced first has no time inside the 24 hours, and that is no obstacle.
  const found = matter.notBefore ? { offers: [], obstacle: null, elsewhere: [] } : timesIn(ctx, county, matter, inTime, 'why.another')
  const wanted = later || matter.notBefore !== null || found.obstacle !== null
  return { sessionDueAt: dueAt.toISOString(), offers: found.offers, obstacle: found.obstacle, elsewhere: found.elsewhere, later: wanted ? timesIn(ctx, county, matter, afterwards, 'why.later').offers : [] }
}

function timesIn(ctx: Context, county: KnownCounty, matter: Matter, ask: Ask, word: 'why.another' | 'why.later'): Pick<OffersGiven, 'offers' | 'obstacle' | 'elsewhere'> {
  const { first, others, elsewhere } = timesFor(county, ask, ctx.now.getTime(), mannerOf(county), 2)
  const nearby = elsewhere.map(({ kilometres, placed }) => ({ kilometres, offer: otherOffer(placed, 'why.another', ctx.now, matter, ask, county) }))
  if (first.kind === 'escalation') return { offers: [], obstacle: sentenceOf(refusalOf(first.cause, ask, county)), elsewhere: nearby }
  const offers: Offer[] = [word === 'why.later' ? otherOffer(first.placed, word, ctx.now, matter, ask, county) : firstOffer(first, matter, ask, county), ...others.map((placed) => otherOffer(placed, word, ctx.now, matter, ask, county))]
  return { offers, obstacle: null, elsewhere: nearby }
}
