import { mayRegister } from '#shared/appointments/may.ts'
import type { OffersAsked, OffersGiven } from '#shared/appointments/contract.ts'
import type { Offer } from '#shared/appointments/words.ts'
import { type Context, insist } from '#server/people/index.ts'
import { type Matter, matterOf, promiseMs, slotRequestOf, windowOf } from '../plan.ts'
import { assignSlot } from '../rules/assign-slot.ts'
import { offerOf, refusalOf, sentenceOf, slotOf } from '../say-slot.ts'
import { loadOpenings } from '../store.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'

/** Says what could be had before anything is booked: the earliest, two others, and what stands in the way. Rules A1–A13. */
export async function offerSlots(ctx: Context, asked: OffersAsked): Promise<OffersGiven> {
  insist(ctx, mayRegister(ctx.actor))
  return offersFor(ctx, matterOf(asked), { registeredAt: ctx.now, later: asked.waived })
}

/** The same for a matter that is known: three times inside the promise; three after it where asked for, or where nothing fits. */
export async function offersFor(ctx: Context, matter: Matter, { registeredAt, later, except = null }: { registeredAt: Date; later: boolean; except?: AppointmentId | null }): Promise<OffersGiven> {
  const dueAt = new Date(registeredAt.getTime() + promiseMs)
  const inTime = await three(ctx, matter, { registeredAt, waived: false, except, dueAt })
  const afterwards = later || inTime.obstacle ? await three(ctx, matter, { registeredAt, waived: true, except, dueAt }) : null
  return { sessionDueAt: dueAt.toISOString(), offers: inTime.offers, obstacle: inTime.obstacle, later: afterwards?.offers ?? [] }
}

async function three(ctx: Context, matter: Matter, { registeredAt, waived, except, dueAt }: { registeredAt: Date; waived: boolean; except: AppointmentId | null; dueAt: Date }): Promise<Pick<OffersGiven, 'offers' | 'obstacle'>> {
  const request = slotRequestOf(matter, { now: ctx.now, registeredAt, waived })
  const openings = await loadOpenings(ctx.db, { ...windowOf(request), now: ctx.now, except })
  const plan = assignSlot(request, openings, 3)
  const first = waived ? 'why.later' : matter.urgent ? 'why.urgent' : 'why.earliest'
  const offers: Offer[] = plan.slots.map((chosen, index) => offerOf(slotOf(chosen, request, openings), { why: index === 0 ? first : waived ? 'why.later' : 'why.another', dueAt, openings }))
  return { offers, obstacle: plan.obstacle && sentenceOf(refusalOf(plan.obstacle, request, openings)) }
}
