import type { AppointmentId } from '#shared/appointments/words.ts'
import type { CaseId, Side, Topic } from '#shared/cases/words.ts'
import type { PartyInput } from '#shared/people/contract.ts'
import type { StaffActor, UnitId } from '#shared/people/words.ts'
import { bylineOf, type CaseOpening, insistOnSides, openingOf, saveSafety } from '#server/cases/index.ts'
import { audit, type Context, keepParty } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { databaseError } from '#server/platform/db.ts'
import { announceAll } from '#server/platform/outbox.ts'
import type { KnownCounty } from '../as-county.ts'
import { announceChanges, newsOfBooked, newsOfEscalated } from '../announce-plan.ts'
import type { Outcome } from '../booking-desk.ts'
import { acceptedBy, askOf, bookedFor, type Matter, mannerOf, promiseMs, stationsOf, windowOf } from '../plan.ts'
import { changing, escalating, keeping, type Kept, placing, unplacing } from '../planned.ts'
import { refuse } from '../refuse.ts'
import { planMany, type Plans } from '../rules/plan/plan-many.ts'
import type { Ask, Decision } from '../rules/plan/words.ts'
import { slotFrom } from '../say-slot.ts'
import { findDutyLead, findSubmissions, loadCounty, loadKept, lockCounty, savePlan } from '../store.ts'

/** A matter that is asked for at a counter or a desk, ready to be planned: a new case with its people, or another meeting of an open one. */
export type Asked = {
  ctx: Context
  staff: StaffActor
  key: string
  waived: boolean
  chosen: { from: string } | null
  matter: Matter
  from: { case: { topic: Topic; summary: string; caseMark: string; unsafe?: boolean; sides: { side: Side; stationId: UnitId; parties: PartyInput[] }[] } } | { caseId: CaseId }
}

/** Thrown inside the transaction so that it rolls back: somebody who does not ask for the county's lock was quicker. */
class Taken extends Error {}

/** Books what is asked at the same moment in one transaction; for each its appointment, with a time or (nothing fits) in the duty lead's hands. */
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

type Wanted = Asked & { id: AppointmentId; ask: Ask }
type Answered = Wanted & { caseId: CaseId; decision: Decision }

async function book(asked: readonly Asked[]): Promise<Outcome[]> {
  const { db, now } = asked[0]!.ctx
  // load. NOTE: sent together and answered in order: everything is read after the county's lock is ours.
  const wanted = asked.map((one): Wanted => {
    const id = one.ctx.newId<'appointment'>()
    return { ...one, id, ask: askOf(one.matter, { id, now: one.ctx.now, registeredAt: one.ctx.now, waived: one.waived }) }
  })
  const stationIds = stationsOf(asked.map(({ matter }) => matter))
  const [, known, county] = await Promise.all([
    lockCounty(db, stationIds), findSubmissions(db, asked.map(({ staff, key }) => ({ registeredBy: staff.id, idempotencyKey: key }))),
    loadCounty(db, { stationIds, ...windowOf(wanted.map(({ ask }) => ask), now), now }),
  ])
  const fresh = wanted.filter(({ staff, key }) => !known.has(`${staff.id} ${key}`))

  for (const { matter } of fresh) insistOnStations(matter, county)

  // decide
  const plans = planMany(county, fresh.map(({ ask, chosen, staff, key }) => ({ ask, accepted: acceptedBy(ask, chosen), kept: county.holds.find((one) => one.staffId === staff.id && one.key === key)?.id ?? null })), now.getTime(), mannerOf(county))
  const answered = fresh.map((one, nth): Answered => ({ ...one, caseId: 'caseId' in one.from ? one.from.caseId : one.ctx.newId<'case'>(), decision: plans.answers[nth]! }))

  // save, announce
  await save(answered, plans, county)
  const ids = new Map(answered.map(({ staff, key, id }) => [`${staff.id} ${key}`, id]))
  return asked.map(({ staff, key }) => ({ id: known.get(`${staff.id} ${key}`) ?? ids.get(`${staff.id} ${key}`)! }))
}

async function save(answered: readonly Answered[], plans: Plans, county: KnownCounty): Promise<void> {
  const ctx = answered[0]?.ctx
  if (!ctx) return
  const touched = [...plans.changes, ...plans.escalated].map(({ id }) => id as AppointmentId)
  const leadNeeded = answered.some(({ decision }) => decision.kind === 'escalation')
  const [kept, lead, parties] = await Promise.all([loadKept(ctx.db, touched), leadNeeded ? findDutyLead(ctx.db, ctx.now) : null, keepEverybody(answered)])
  const saved = await savePlan(ctx.db, {
    ...keeping(ctx, plans.holds, county),
    bookings: answered.map((one) => bookingOf(one, parties.get(one) ?? [], lead ?? one.staff.id, county)),
    changes: [...plans.changes.map((change) => changing(ctx, change, keptOf(kept, change.id), county)), ...plans.escalated.map((given) => unplacing(ctx, given, keptOf(kept, given.id)))],
  })
  if (!saved) throw new Taken()
  // S1: what was answered in private stands from the same moment as the case.
  await Promise.all(answered.map(async ({ ctx: own, staff, from, caseId }) => { if ('case' in from && from.case.unsafe) await saveSafety(own.db, { caseId, unsafe: true, askedBy: staff.id, at: own.now }) }))
  await Promise.all([
    announceAll(ctx, answered.flatMap(({ ctx: own, id, decision, staff, matter }) => (decision.kind === 'offer' ? newsOfBooked(own, id, decision, staff.unitId) : newsOfEscalated(id, [staff.unitId, ...stationsOf([matter])])))),
    ...answered.map(({ ctx: own, id }) => audit(own, { verb: 'register', subject: 'appointment', subjectId: id })),
  ])
  await announceChanges(ctx, plans.changes, plans.escalated)
}

function insistOnStations({ sides }: Matter, { stations }: KnownCounty): void {
  if (!sides.every(({ stationId }) => stations.some(({ id }) => id === stationId))) throw refuse('station-unknown')
}

const keptOf = (kept: ReadonlyMap<string, Kept>, id: string): Kept => {
  const found = kept.get(id)
  if (!found) throw new Error(`an appointment that was planned is not there: ${id}`)
  return found
}

type Seated = CaseOpening['parties'][number]

// NOTE: in the order of their numbers, so that registrations on two servers cannot lock each other's people out.
async function keepEverybody(answered: readonly Answered[]): Promise<Map<Answered, Seated[]>> {
  const people = answered.flatMap((one) => ('case' in one.from ? one.from.case.sides : []).flatMap(({ side, stationId, parties }) => parties.map((party) => ({ one, side, stationId, party })))).toSorted((a, b) => (a.party.idNumber < b.party.idNumber ? -1 : 1))
  const kept = await Promise.all(people.map(async ({ one, side, stationId, party }) => ({ one, seated: { side, stationId, partyId: await keepParty(one.ctx, party) } })))
  const seats = new Map(answered.map((one) => [one, kept.filter((each) => each.one === one).map(({ seated }) => seated)]))
  for (const [one, seated] of seats) if ('case' in one.from) insistOnSides(seated)
  return seats
}

function bookingOf({ ctx, staff, key, matter, from, id, caseId, decision, ask }: Answered, parties: Seated[], leadId: StaffActor['id'], county: KnownCounty): object {
  const placed = decision.kind === 'offer' ? decision.placed : null
  const due = new Date(ctx.now.getTime() + promiseMs)
  const stationId = staff.role === 'clerk' ? staff.unitId : matter.sides[0]!.stationId
  const slot = placed && slotFrom(placed, matter.skill, county)
  const tellAt = decision.kind === 'offer' ? decision.tellAt : null
  const now = ctx.now.toISOString()
  return {
    id, caseId, ...('case' in from ? { case: openingOf(ctx, { id: caseId, topic: from.case.topic, track: matter.track, summary: from.case.summary, ownerId: slot?.officerId ?? leadId, stationId, parties, mark: from.case.caseMark }) } : {}),
    stationId, skill: matter.skill, urgent: matter.urgent, wishes: matter.wishes, minutes: matter.minutes, also: matter.also, recused: matter.recused, urgentBy: ask.urgentBy && new Date(ask.urgentBy).toISOString(),
    status: placed ? 'confirmed' : 'triaged', promise: bookedFor(matter, placed?.from ?? null, due), firstContact: placed?.people[0]!.craft === 'any',
    tellAt: tellAt && new Date(tellAt).toISOString(), toldAt: tellAt !== null && tellAt <= ctx.now.getTime() ? now : null, standby: decision.kind === 'offer' && decision.standby,
    registeredAt: now, registeredBy: staff.id, noticeDueAt: due.toISOString(), sessionDueAt: due.toISOString(), idempotencyKey: key,
    ...placing(ctx, placed), escalation: decision.kind === 'escalation' ? escalating(ctx, decision) : null,
    entry: { id: ctx.newId(), caseId, at: now, what: slot ? 'appointment-booked' : 'appointment-escalated', values: slot ? { from: slot.from, officer: slot.officerName } : {}, by: bylineOf(ctx.actor), chapter: 'appointments', refId: id },
  }
}
