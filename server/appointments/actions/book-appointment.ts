import type { MeetingAgain, Registration } from '#shared/appointments/contract.ts'
import { mayBookAgain, mayRegister } from '#shared/appointments/may.ts'
import { noticeDaysFor, tracksFor } from '#shared/appointments/rules.ts'
import type { Appointment, AppointmentId, Escalation } from '#shared/appointments/words.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { addDays, dayOf } from '#shared/platform/time.ts'
import { insistOnCase, loadCase, loadCaseParties, refuseCase } from '#server/cases/index.ts'
import { type Context, insist } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { BookingDesk } from '../booking-desk.ts'
import { type Matter, matterOf, withLength } from '../plan.ts'
import { loadAppointment } from '../store.ts'
import { type Asked, bookAll } from './book-all.ts'
import { escalationOf } from './list-escalations.ts'

/** What came of a registration: its appointment, or (nothing fits inside its clock) the duty lead has it. */
export type Registered = { appointment: Appointment | null; asChosen: boolean; escalation: Escalation | null }

/**
 * Registers a matter: keeps its people, opens its case, and gives it a time, an officer and terminals within 24 hours.
 * Rules A1–A18, P1–P9. The same submission twice is one appointment. `caseMark` is the county's mark in case numbers.
 */
export async function bookAppointment(ctx: Context, request: Registration, caseMark: string): Promise<Registered> {
  insist(ctx, mayRegister(ctx.actor))
  const { topic, summary, sides, waived, chosen, idempotencyKey: key } = request
  return ask({ ctx, staff: staffOf(ctx), key, waived, chosen, matter: matterOf(request), from: { case: { topic, summary, caseMark, sides } } })
}

/** Books another meeting of an open case: the specialist's after a first contact, a mediation's second. A18: announced in time where the law wants it. */
export async function bookAgain(ctx: Context, { caseId, idempotencyKey: key, waived, chosen, ...asked }: MeetingAgain): Promise<Registered> {
  insist(ctx, mayBookAgain(ctx.actor))
  await insistOnCase(ctx, caseId)
  const [theCase, parties] = await Promise.all([loadCase(ctx.db, caseId), loadCaseParties(ctx.db, caseId)])
  if (theCase?.status !== 'open') throw refuseCase('case-is-closed')
  const sides = [...new Map(parties.map(({ side, stationId }) => [`${side} ${stationId}`, { side, stationId }])).values()]
  const track = asked.track ?? (tracksFor(theCase.topic, sides.length > 1).includes(theCase.track) ? theCase.track : null)
  const matter = withLength(matterOf({ ...asked, topic: theCase.topic, track, urgent: false, allHere: false, sides }))
  return ask({ ctx, staff: staffOf(ctx), key, chosen, ...announced(ctx, matter, waived), from: { caseId } })
}

// NOTE: what must be announced days before lies after the 24 hours by law: its first contact has kept them.
function announced(ctx: Context, matter: Matter, waived: boolean): { matter: Matter; waived: boolean } {
  const days = noticeDaysFor(matter.topic, matter.track)
  if (days === 0) return { matter, waived }
  const fromDay = addDays(dayOf(ctx.now), days)
  return { waived: true, matter: { ...matter, wishes: { ...matter.wishes, fromDay: matter.wishes.fromDay && matter.wishes.fromDay > fromDay ? matter.wishes.fromDay : fromDay } } }
}

async function ask(asked: Asked): Promise<Registered> {
  const { ctx, staff, key, chosen } = asked
  const id: AppointmentId = await BookingDesk.at(ctx.db, bookAll).book(`${staff.id} ${key}`, asked)
  const appointment = await loadAppointment(ctx.db, id)
  return { appointment, asChosen: appointment !== null && (!chosen || Date.parse(chosen.from) === Date.parse(appointment.slot.from)), escalation: appointment ? null : await escalationOf(ctx, id) }
}

function staffOf({ actor }: Context): StaffActor {
  if (actor.kind !== 'staff') throw refusePlainly('not-allowed')
  return actor
}
