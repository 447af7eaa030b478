import type { Registration } from '#shared/appointments/contract.ts'
import type { AppointmentId, Slot } from '#shared/appointments/words.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { bylineOf, type CaseOpening, insistOnSides, openingOf } from '#server/cases/index.ts'
import { audit, type Context, keepParty } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { databaseError } from '#server/platform/db.ts'
import { announce } from '#server/platform/outbox.ts'
import { appointmentBooked } from '../announcements.ts'
import type { Outcome } from '../booking-desk.ts'
import { claimsOf, duringOf } from '../claims.ts'
import { concerned } from '../concerned.ts'
import { type Matter, promiseMs, slotRequestOf, windowOfAll } from '../plan.ts'
import { refuse } from '../refuse.ts'
import type { Openings, Plan, SlotRequest } from '../rules/plan-types.ts'
import { planAll } from '../rules/plan-all.ts'
import { refusalOf, slotOf } from '../say-slot.ts'
import { findSubmissions, loadOpenings, lockCounty, saveBooking } from '../store.ts'

/** A registration at a clerk's counter, ready to be planned. */
export type Asked = { ctx: Context; clerk: StaffActor; request: Registration; matter: Matter; caseMark: string }

/** Thrown inside the transaction so that it rolls back: somebody who does not ask for the county's lock was quicker. */
class Taken extends Error {}

/** Books registrations of the same moment in one transaction; for each its appointment, or what stands in the way. */
export async function bookAll(asked: readonly Asked[]): Promise<Outcome[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(asked[0]!.ctx, ({ db }) => book(asked.map((one) => ({ ...one, ctx: { ...one.ctx, db } }))))
    } catch (error) {
      // A failed statement aborts the whole transaction, so the action runs again from the top and takes the next best.
      const taken = error instanceof Taken || databaseError(error)?.code === '23P01'
      if (!taken) throw error
      if (attempt === 5) throw refuse('slot-taken')
    }
  }
}

async function book(asked: readonly Asked[]): Promise<Outcome[]> {
  const { db, now } = asked[0]!.ctx
  // load. NOTE: sent together and answered in order: everything is read after the county's lock is ours.
  const requests = asked.map(({ matter, request, ctx }) => slotRequestOf(matter, { now: ctx.now, registeredAt: ctx.now, waived: request.waived }))
  const [, known, openings] = await Promise.all([lockCounty(db), findSubmissions(db, asked.map(({ clerk, request }) => ({ registeredBy: clerk.id, idempotencyKey: request.idempotencyKey }))), loadOpenings(db, { ...windowOfAll(requests), now })])
  const knownId = ({ clerk, request }: Asked) => known.get(`${clerk.id} ${request.idempotencyKey}`) ?? null

  // decide
  const fresh = asked.flatMap((one, nth) => (knownId(one) ? [] : [{ one, request: requests[nth]!, accepted: one.request.chosen && { from: Date.parse(one.request.chosen.from), officerId: one.request.chosen.officerId } }]))
  const plans = new Map(planAll(fresh, openings).map((plan, nth): [Asked, Planned] => [fresh[nth]!.one, { plan, request: fresh[nth]!.request }]))
  const toBook = fresh.flatMap(({ one, request }) => {
    const [chosen] = plans.get(one)!.plan.slots
    return chosen ? [{ ...one, id: one.ctx.newId<'appointment'>(), slot: slotOf(chosen, request, openings) }] : []
  })

  // save, announce
  const parties = await keepEverybody(toBook)
  const booked = await Promise.all(toBook.map((one) => saveBooking(db, bookingOf(one, parties.get(one)!))))
  if (booked.some((one) => !('caseNumber' in one))) throw new Taken()
  await Promise.all(toBook.flatMap(({ ctx, id, slot, clerk }) => [
    announce(ctx, appointmentBooked, { appointmentId: id, newsId: ctx.newId<'news'>(), ...concerned(slot, [clerk.unitId]) }),
    audit(ctx, { verb: 'register', subject: 'appointment', subjectId: id }),
  ]))
  const ids = new Map(toBook.map(({ request, id }) => [request, id]))
  return asked.map((one) => outcomeOf(knownId(one) ?? ids.get(one.request) ?? null, plans.get(one), openings))
}

type Planned = { plan: Plan; request: SlotRequest }
type ToBook = Asked & { id: AppointmentId; slot: Slot }
type Seated = CaseOpening['parties'][number]

function outcomeOf(id: AppointmentId | null, planned: Planned | undefined, openings: Openings): Outcome {
  if (id) return { id }
  if (!planned?.plan.obstacle) throw new Error('a registration was neither booked nor refused')
  return { refused: refusalOf(planned.plan.obstacle, planned.request, openings) }
}

// NOTE: in the order of their numbers, so that registrations on two servers cannot lock each other's people out.
async function keepEverybody(toBook: readonly ToBook[]): Promise<Map<ToBook, Seated[]>> {
  const people = toBook.flatMap((one) => one.request.sides.flatMap(({ side, stationId, parties }) => parties.map((party) => ({ one, side, stationId, party })))).toSorted((a, b) => (a.party.idNumber < b.party.idNumber ? -1 : 1))
  const kept = await Promise.all(people.map(async ({ one, side, stationId, party }) => ({ one, seated: { side, stationId, partyId: await keepParty(one.ctx, party) } })))
  const seats = new Map(toBook.map((one) => [one, kept.filter((each) => each.one === one).map(({ seated }) => seated)]))
  for (const seated of seats.values()) insistOnSides(seated)
  return seats
}

function bookingOf({ ctx, clerk, request, matter, caseMark, id, slot }: ToBook, parties: Seated[]): object {
  const at = new Date(slot.from)
  const due = new Date(ctx.now.getTime() + promiseMs)
  const caseId = ctx.newId<'case'>()
  const stationId = clerk.role === 'clerk' ? clerk.unitId : request.sides[0]!.stationId
  return {
    id, case: openingOf(ctx, { id: caseId, topic: request.topic, track: matter.track, summary: request.summary, ownerId: slot.officerId, stationId, parties, mark: caseMark }),
    stationId, skill: matter.skill, urgent: matter.urgent, wishes: matter.wishes, during: duringOf(slot), day: dayOf(at), officerId: slot.officerId,
    promise: at > due ? 'waived_by_party' : 'open', registeredAt: ctx.now.toISOString(), registeredBy: clerk.id, noticeDueAt: due.toISOString(), sessionDueAt: due.toISOString(),
    idempotencyKey: request.idempotencyKey, places: slot.places, claims: claimsOf(ctx, slot),
    entry: { id: ctx.newId(), caseId, at: ctx.now.toISOString(), what: 'appointment-booked', values: { from: slot.from, officer: slot.officerName }, by: bylineOf(ctx.actor), chapter: 'appointments', refId: id },
  }
}
