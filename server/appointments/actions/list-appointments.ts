import { mayBookAgain } from '#shared/appointments/may.ts'
import { surnameOnly } from '#shared/appointments/rules.ts'
import type { Appointment, AppointmentId, Escalation } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { StaffActor, StaffId, UnitId } from '#shared/people/words.ts'
import { addDays, atClock } from '#shared/platform/time.ts'
import { insistOnCase, loadCase } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { type Listed, loadAppointments, loadAppointmentsOf, loadEscalated } from '../store.ts'
import { shownOf } from './list-escalations.ts'
import { theirAppointment } from './their-appointment.ts'

type Asked = { day: string; stationId?: UnitId | undefined; officerId?: StaffId | undefined }

/** The appointments of a county day, as far as they are the asker's: surnames only, so a glance at a list tells nobody's business. */
export async function listAppointments(ctx: Context, { day, ...asked }: Asked): Promise<Appointment[]> {
  if (ctx.actor.kind === 'guest') throw refusePlainly('not-signed-in')
  if (ctx.actor.kind !== 'staff' || ctx.actor.role === 'admin') throw refusePlainly('not-allowed')
  const appointments = await loadAppointments(ctx.db, { from: atClock(day, '00:00'), to: atClock(addDays(day, 1), '00:00'), ...theirs(ctx.actor, asked) })
  return appointments.map(asListed)
}

/** The meetings of a case in order, whether one waits for a time, and whether the case is open to another: for who may open the case. */
export async function listOfCase(ctx: Context, caseId: CaseId): Promise<{ appointments: Appointment[]; waiting: Escalation | null; open: boolean }> {
  await insistOnCase(ctx, caseId)
  const [theCase, appointments, [waiting]] = await Promise.all([loadCase(ctx.db, caseId), loadAppointmentsOf(ctx.db, caseId), loadEscalated(ctx.db, { caseId }).then((found) => shownOf(ctx, found))])
  return { appointments: appointments.map(asListed), waiting: waiting && mayBookAgain(ctx.actor) ? waiting : null, open: theCase !== null && theCase.status !== 'closed' }
}

/** An appointment as lists show it: surnames only. */
export const asListed = (appointment: Appointment): Appointment => ({ ...appointment, sides: appointment.sides.map((side) => ({ ...side, names: side.names.map(surnameOnly) })) })

function theirs(actor: StaffActor, asked: Omit<Asked, 'day'>): Omit<Listed, 'from' | 'to'> {
  switch (actor.role) {
    case 'lead':
    case 'admin': return asked
    case 'clerk': return { stationId: actor.unitId }
    case 'officer': return { officerId: actor.id }
    case 'recorder':
    case 'expert': return { teamId: actor.id }
  }
}

/** One appointment with names. Whoever opens it is written down. */
export async function openAppointment(ctx: Context, id: AppointmentId): Promise<Appointment> {
  const { appointment } = await theirAppointment(ctx, id, 'read')
  await audit(ctx, { verb: 'open', subject: 'appointment', subjectId: id })
  return appointment
}
