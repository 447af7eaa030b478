import type { Registration } from '#shared/appointments/contract.ts'
import { mayRegister } from '#shared/appointments/may.ts'
import type { Appointment, AppointmentId, Escalation } from '#shared/appointments/words.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { refuseCase } from '#server/cases/index.ts'
import { type Context, insist } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { BookingDesk } from '../booking-desk.ts'
import { matterOf, stationsOf } from '../plan.ts'
import { countiesOf, loadAppointmentsWith, loadEscalated } from '../store.ts'
import { type Asked, bookAll } from './book-all.ts'
import { shownOf } from './list-escalations.ts'

/** What came of a registration: its appointment, or (nothing fits inside its clock) the duty lead has it. */
export type Registered = { appointment: Appointment | null; asChosen: boolean; escalation: Escalation | null }

/**
 * Registers a matter: keeps its people, opens its case, and gives it a time, an officer and terminals within 24 hours.
 * Rules A1–A21, P1–P9. The same submission twice is one appointment. `caseMark` is the county's mark in case numbers.
 */
export async function bookAppointment(ctx: Context, request: Registration, caseMark: string): Promise<Registered> {
  insist(ctx, mayRegister(ctx.actor))
  const { topic, summary, sides, unsafe, waived, chosen, idempotencyKey: key } = request
  if (unsafe && sides.some(({ side }) => side === 'respondent')) throw refuseCase('no-joint-session')
  return bookAsked({ ctx, staff: staffOf(ctx), key, waived, chosen, matter: matterOf(request), from: { case: { topic, summary, caseMark, sides, unsafe } } })
}

/** Asks for a time and says what came of it. */
export async function bookAsked(asked: Asked): Promise<Registered> {
  const { ctx, matter, staff, key } = asked
  return BookingDesk.at(ctx.db, await countiesOf(ctx.db, stationsOf([matter])), { bookAll, answerAll }).book(`${staff.id} ${key}`, asked)
}

/** What came of some registrations, read together once they are booked: the ways out of those without a time keep nobody's booking waiting. */
async function answerAll(booked: readonly { item: Asked; id: AppointmentId }[]): Promise<Registered[]> {
  const { ctx } = booked.at(-1)!.item
  const appointmentIds = booked.map(({ id }) => id)
  const appointments = new Map((await loadAppointmentsWith(ctx.db, appointmentIds)).map((one) => [one.id, one]))
  const without = appointmentIds.filter((id) => !appointments.has(id))
  const escalations = new Map(without.length === 0 ? [] : (await shownOf(ctx, await loadEscalated(ctx.db, { appointmentIds: without }))).map((one) => [one.appointmentId, one]))
  return booked.map(({ item: { chosen }, id }) => {
    const appointment = appointments.get(id) ?? null
    return { appointment, asChosen: appointment !== null && (!chosen || Date.parse(chosen.from) === Date.parse(appointment.slot.from)), escalation: appointment ? null : escalations.get(id) ?? null }
  })
}

/** Only staff register. */
export function staffOf({ actor }: Context): StaffActor {
  if (actor.kind !== 'staff') throw refusePlainly('not-allowed')
  return actor
}
