import type { Registration } from '#shared/appointments/contract.ts'
import { mayRegister } from '#shared/appointments/may.ts'
import { type Appointment, type AppointmentId, type Slot } from '#shared/appointments/words.ts'
import type { CaseOpening } from '#server/cases/index.ts'
import { bylineOf, insistOnSides, openingOf } from '#server/cases/index.ts'
import { audit, type Context, insist, keepParty } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { databaseError } from '#server/platform/db.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { dayOf } from '#shared/platform/time.ts'
import { appointmentBooked } from '../announcements.ts'
import { claimsOf, duringOf } from '../claims.ts'
import { concerned } from '../concerned.ts'
import { type Matter, matterOf, promiseMs, slotRequestOf, windowOf } from '../plan.ts'
import { refuse } from '../refuse.ts'
import { chooseSlot } from '../rules/choose-slot.ts'
import { refusalOf, slotOf } from '../say-slot.ts'
import { type Booked, findSubmission, loadAppointment, loadOpenings, lockCounty, saveBooking } from '../store.ts'

/** Thrown inside the transaction so that it rolls back: the slot went to somebody else, or the submission is known. */
class Taken extends Error {}
class Known extends Error {
  readonly id: AppointmentId
  constructor(id: AppointmentId) { super(id); this.id = id }
}

/**
 * Registers a matter: keeps its people, opens its case, and gives it the first officer, terminals and time within 24 hours.
 * Rules A1–A14. The same submission twice is one appointment. `mark` is the county's mark in case numbers.
 */
export async function bookAppointment(ctx: Context, request: Registration, mark: string): Promise<{ appointment: Appointment; asChosen: boolean }> {
  insist(ctx, mayRegister(ctx.actor))
  const matter = matterOf(request)
  for (let attempt = 1; ; attempt++) {
    try {
      return answer(ctx, request, await inTransaction(ctx, (ctx) => book(ctx, request, matter, mark)))
    } catch (error) {
      if (error instanceof Known) return answer(ctx, request, error.id)
      // A failed statement aborts the whole transaction, so the action runs again from the top and takes the next best.
      const taken = error instanceof Taken || databaseError(error)?.code === '23P01'
      if (!taken) throw error
      if (attempt === 5) throw refuse('slot-taken')
    }
  }
}

async function book(ctx: Context, request: Registration, matter: Matter, mark: string): Promise<AppointmentId> {
  if (ctx.actor.kind !== 'staff') throw refusePlainly('not-allowed')
  const parties = await keepEverybody(ctx, request)
  // load: NOTE: under the county's lock, so that 64 clerks who want the same hour plan one after the other and none plans twice.
  const asked = slotRequestOf(matter, { now: ctx.now, registeredAt: ctx.now, waived: request.waived })
  const [, openings] = await Promise.all([lockCounty(ctx.db), loadOpenings(ctx.db, { ...windowOf(asked), now: ctx.now })])
  // decide
  const accepted = request.chosen && { from: Date.parse(request.chosen.from), officerId: request.chosen.officerId }
  const plan = chooseSlot(asked, openings, accepted)
  if (plan.obstacle) {
    const known = await findSubmission(ctx.db, ctx.actor.id, request.idempotencyKey)
    throw known ? new Known(known) : refusalOf(plan.obstacle, asked, openings)
  }
  const slot = slotOf(plan.slots[0]!, asked, openings)
  // save, announce
  const id = ctx.newId<'appointment'>()
  const opening = openingOf(ctx, { id: ctx.newId<'case'>(), topic: request.topic, track: matter.track, summary: request.summary, ownerId: slot.officerId, stationId: stationOf(ctx, request), parties, mark })
  const [booked] = await Promise.all([
    saveBooking(ctx.db, bookingOf(ctx, { id, slot, matter, opening, request })),
    announce(ctx, appointmentBooked, { appointmentId: id, newsId: ctx.newId<'news'>(), ...concerned(slot, [stationOf(ctx, request)]) }),
    audit(ctx, { verb: 'register', subject: 'appointment', subjectId: id }),
  ])
  if ('already' in booked) throw new Known(booked.already)
  if ('taken' in booked) throw new Taken()
  return id
}

// NOTE: always in the order of their numbers, so that two registrations of the same two people cannot lock each other out.
async function keepEverybody(ctx: Context, { sides }: Registration): Promise<CaseOpening['parties']> {
  const people = sides.flatMap(({ side, stationId, parties }) => parties.map((party) => ({ side, stationId, party }))).toSorted((a, b) => (a.party.idNumber < b.party.idNumber ? -1 : 1))
  const kept = await Promise.all(people.map(async ({ side, stationId, party }) => ({ side, stationId, partyId: await keepParty(ctx, party) })))
  insistOnSides(kept)
  return kept
}

const stationOf = ({ actor }: Context, { sides }: Registration) => (actor.kind === 'staff' && actor.role === 'clerk' ? actor.unitId : sides[0]!.stationId)

function bookingOf(ctx: Context, { id, slot, matter, opening, request }: { id: AppointmentId; slot: Slot; matter: Matter; opening: object; request: Registration }): object {
  const at = new Date(slot.from)
  const due = new Date(ctx.now.getTime() + promiseMs)
  return {
    id, case: opening, stationId: stationOf(ctx, request), skill: matter.skill, urgent: matter.urgent, wishes: matter.wishes, during: duringOf(slot), day: dayOf(at), officerId: slot.officerId,
    promise: at > due ? 'waived_by_party' : 'open', registeredAt: ctx.now.toISOString(), registeredBy: ctx.actor.kind === 'staff' ? ctx.actor.id : null, noticeDueAt: due.toISOString(), sessionDueAt: due.toISOString(),
    idempotencyKey: request.idempotencyKey, places: slot.places, claims: claimsOf(ctx, slot),
    entry: { id: ctx.newId(), caseId: (opening as { id: string }).id, at: ctx.now.toISOString(), what: 'appointment-booked', values: { from: slot.from, officer: slot.officerName }, by: bylineOf(ctx.actor), chapter: 'appointments', refId: id },
  }
}

async function answer(ctx: Context, request: Registration, id: AppointmentId): Promise<{ appointment: Appointment; asChosen: boolean }> {
  const appointment = await loadAppointment(ctx.db, id)
  if (!appointment) throw refuse('appointment-not-found')
  const { chosen } = request
  return { appointment, asChosen: !chosen || (Date.parse(chosen.from) === Date.parse(appointment.slot.from) && chosen.officerId === appointment.slot.officerId) }
}
