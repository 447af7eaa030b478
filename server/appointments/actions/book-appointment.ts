import type { Registration } from '#shared/appointments/contract.ts'
import { mayRegister } from '#shared/appointments/may.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { type Context, insist } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { BookingDesk } from '../booking-desk.ts'
import { matterOf } from '../plan.ts'
import { refuse } from '../refuse.ts'
import { loadAppointment } from '../store.ts'
import { type Asked, bookAll } from './book-all.ts'

/**
 * Registers a matter: keeps its people, opens its case, and gives it the first officer, terminals and time within 24 hours.
 * Rules A1–A15. The same submission twice is one appointment. `caseMark` is the county's mark in case numbers.
 */
export async function bookAppointment(ctx: Context, request: Registration, caseMark: string): Promise<{ appointment: Appointment; asChosen: boolean }> {
  insist(ctx, mayRegister(ctx.actor))
  if (ctx.actor.kind !== 'staff') throw refusePlainly('not-allowed')
  const asked: Asked = { ctx, clerk: ctx.actor, request, matter: matterOf(request), caseMark }
  const id = await BookingDesk.at(ctx.db, bookAll).book(`${ctx.actor.id} ${request.idempotencyKey}`, asked)

  const appointment = await loadAppointment(ctx.db, id)
  if (!appointment) throw refuse('appointment-not-found')
  const { chosen } = request
  return { appointment, asChosen: !chosen || (Date.parse(chosen.from) === Date.parse(appointment.slot.from) && chosen.officerId === appointment.slot.officerId) }
}
