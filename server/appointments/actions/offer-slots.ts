import { mayRegister } from '#shared/appointments/may.ts'
import type { OffersAsked, OffersGiven } from '#shared/appointments/contract.ts'
import type { AppointmentId, Offer } from '#shared/appointments/words.ts'
import type { Sentence } from '#shared/platform/say.ts'
import { day, dayOf } from '#shared/platform/time.ts'
import { loadDays } from '#server/calendar/index.ts'
import { type Context, insist } from '#server/people/index.ts'
import type { KnownCounty } from '../as-county.ts'
import { askOf, type Matter, mannerOf, matterOf, promiseMs, stationsOf, windowOf } from '../plan.ts'
import { openBoard } from '../rules/plan/board.ts'
import { hurdleOn } from '../rules/plan/hurdle.ts'
import { timesFor } from '../rules/plan/times-for.ts'
import type { Ask, Decision } from '../rules/plan/words.ts'
import { sayHurdle, sayNotThere } from '../say-hurdle.ts'
import { refusalOf, sentenceOf } from '../say-slot.ts'
import { loadCounty } from '../store.ts'
import { firstOffer, otherOffer } from '../why-offered.ts'
import { holdFirst } from './hold-first.ts'

/** Says what could be had before anything is booked: the first time, two others, the same nearby, and what stands in the way; the first is kept for the form a short while. Rules A1–A25, P1–P9. */
export async function offerSlots(ctx: Context, asked: OffersAsked, holdMinutes = 0): Promise<OffersGiven> {
  insist(ctx, mayRegister(ctx.actor))
  const matter = matterOf(asked)
  const when = { registeredAt: ctx.now, later: asked.waived }
  if (!asked.hold || holdMinutes === 0) return offersFor(ctx, matter, when)
  const asks = asksFor(ctx, matter, when)
  const { county, first, until } = await holdFirst(ctx, { key: asked.hold, matter, ask: asked.waived ? asks.afterwards : asks.inTime, around: [asks.inTime, asks.afterwards], waived: asked.waived, minutes: holdMinutes })
  return offersIn(ctx, county, matter, { ...when, ...asks, kept: { first, until } })
}

type When = { registeredAt: Date; later: boolean; except?: AppointmentId | null }

/** The same for a matter that is known, keeping nothing: times inside the promise; and after it where asked for, or where nothing fits. */
export async function offersFor(ctx: Context, matter: Matter, when: When): Promise<OffersGiven> {
  const asks = asksFor(ctx, matter, when)
  const county = await loadCounty(ctx.db, { stationIds: stationsOf([matter]), ...windowOf([asks.inTime, asks.afterwards], ctx.now), now: ctx.now, except: when.except ?? null })
  return offersIn(ctx, county, matter, { ...when, ...asks, kept: null })
}

type Asks = { inTime: Ask; afterwards: Ask }
type KeptFirst = { first: Decision; until: Date | null }

function asksFor(ctx: Context, matter: Matter, { registeredAt, except = null }: When): Asks {
  const ask = (waived: boolean) => askOf(matter, { id: except ?? ctx.newId<'appointment'>(), now: ctx.now, registeredAt, waived })
  return { inTime: ask(false), afterwards: ask(true) }
}

async function offersIn(ctx: Context, county: KnownCounty, matter: Matter, { registeredAt, later, inTime, afterwards, kept }: When & Asks & { kept: KeptFirst | null }): Promise<OffersGiven> {
  // A21: what the law wants announced first has no time inside the 24 hours, and that is no obstacle.
  const found = matter.notBefore ? { offers: [], obstacle: null, elsewhere: [], notElsewhere: [] } : timesIn(ctx, county, matter, inTime, 'why.another', later ? null : kept)
  const wanted = later || matter.notBefore !== null || found.obstacle !== null
  const sessionDueAt = new Date(registeredAt.getTime() + promiseMs).toISOString()
  const { offers, obstacle, elsewhere, notElsewhere } = found
  const laterOffers = wanted ? timesIn(ctx, county, matter, afterwards, 'why.later', later ? kept : null).offers : []
  return { sessionDueAt, offers, obstacle, elsewhere, notElsewhere: elsewhere.length > 0 ? [] : notElsewhere, later: laterOffers, dayObstacle: await obstacleOn(ctx, county, { ...inTime, latest: afterwards.latest }, [...offers, ...laterOffers]) }
}

function timesIn(ctx: Context, county: KnownCounty, matter: Matter, ask: Ask, word: 'why.another' | 'why.later', kept: KeptFirst | null): Pick<OffersGiven, 'offers' | 'obstacle' | 'elsewhere' | 'notElsewhere'> {
  const { first, others, elsewhere, notElsewhere: helpless } = timesFor(county, ask, ctx.now.getTime(), mannerOf(county), 2, kept?.first)
  const nearby = elsewhere.map(({ kilometres, placed }) => ({ kilometres, offer: otherOffer(placed, 'why.another', ctx.now, matter, ask, county) }))
  const notElsewhere = helpless.map((one) => sayNotThere(one, ask, county))
  if (first.kind === 'escalation') return { offers: [], obstacle: sentenceOf(refusalOf(first.cause, ask, county)), elsewhere: nearby, notElsewhere }
  const best = word === 'why.later' ? otherOffer(first.placed, word, ctx.now, matter, ask, county) : firstOffer(first, matter, ask, county)
  const offers: Offer[] = [{ ...best, heldUntil: kept?.until?.toISOString() ?? null }, ...others.map((placed) => otherOffer(placed, word, ctx.now, matter, ask, county))]
  return { offers, obstacle: null, elsewhere: nearby, notElsewhere }
}

// A26: the day that was asked for has no time: a holiday, a shut door, everybody taken.
async function obstacleOn(ctx: Context, county: KnownCounty, ask: Ask, offers: readonly Offer[]): Promise<Sentence | null> {
  const { fromDay } = ask.wishes
  if (!fromDay || offers.some(({ slot }) => dayOf(new Date(slot.from)) === fromDay)) return null
  const board = openBoard(county, mannerOf(county), [ctx.now.getTime() - day, ask.latest + 4 * day])
  const on = (await loadDays(ctx.db, fromDay, fromDay)).find(({ kind }) => kind === 'holiday')
  return sayHurdle(hurdleOn(board, ask, fromDay), ask, county.stations, on?.name ?? null)
}
