import { type AppointmentReach, type AppointmentVerb, may } from '#shared/appointments/may.ts'
import type { Appointment, AppointmentId, AppointmentStatus } from '#shared/appointments/words.ts'
import type { Context } from '#server/people/index.ts'
import { refuse } from '../refuse.ts'
import { holdAppointment, loadAppointment, loadReach } from '../store.ts'

export type Theirs = { appointment: Appointment; reach: AppointmentReach }

/** The appointment, if whoever asks may do this with it; else it answers as if there were none. */
export async function theirAppointment(ctx: Context, id: AppointmentId, verb: AppointmentVerb): Promise<Theirs> {
  const reach = await loadReach(ctx.db, id)
  if (!reach || !may(ctx.actor, verb, reach)) throw refuse('appointment-not-found')
  const appointment = await loadAppointment(ctx.db, id)
  // NOTE: what waits for a time has none to open; it stands on the list of what the duty lead arranges.
  if (!appointment) throw refuse('wrong-state', { state: 'triaged' })
  return { appointment, reach }
}

/** The same, held until the transaction ends and in one of these states. */
export async function holdTheirs(ctx: Context, id: AppointmentId, verb: AppointmentVerb, states: readonly AppointmentStatus[]): Promise<Theirs> {
  await holdAppointment(ctx.db, id)
  const theirs = await theirAppointment(ctx, id, verb)
  if (!states.includes(theirs.appointment.status)) throw refuse('wrong-state', { state: theirs.appointment.status })
  return theirs
}
