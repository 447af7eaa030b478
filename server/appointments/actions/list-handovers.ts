import { mayTakeOver } from '#shared/appointments/may.ts'
import { type Appointment, type AppointmentId, type Colleague, expectedStatuses, type Handover } from '#shared/appointments/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { day, hour } from '#shared/platform/time.ts'
import { mayReadShifts } from '#shared/calendar/may.ts'
import { shiftsBetween, timesOnShift } from '#server/calendar/index.ts'
import { loadRecusals } from '#server/cases/index.ts'
import { type Context, insist, insistStaff, loadStaff, staffWithSkill } from '#server/people/index.ts'
import { isOfficerAway } from '../rules/officer-away.ts'
import { countTouched, loadAppointments, loadHandovers } from '../store.ts'
import { asListed } from './list-appointments.ts'
import { thenOf } from './pass-on.ts'
import { theirAppointment } from './their-appointment.ts'

/** What waits for me, what of mine waits for another, and what came back in the last day; for a lead, what waits between officers. */
export async function listHandovers(ctx: Context): Promise<Handover[]> {
  const actor = insistStaff(ctx)
  insist(ctx, actor.role === 'officer' || actor.role === 'lead')
  return loadHandovers(ctx.db, { staffId: actor.role === 'lead' ? null : actor.id, now: ctx.now, since: new Date(ctx.now.getTime() - day) })
}

/** Officers with the skill that an appointment needs, those who are free at its time first; who has stepped back from its case is none of them (T2). */
export async function listColleagues(ctx: Context, id: AppointmentId): Promise<Colleague[]> {
  const { appointment } = await theirAppointment(ctx, id, 'hand-over')
  const [skilled, steppedBack] = await Promise.all([staffWithSkill(ctx.db, appointment.skill), loadRecusals(ctx.db, appointment.caseId)])
  const able = skilled.filter(({ id: staffId, role }) => role === 'officer' && staffId !== appointment.slot.officerId && !steppedBack.some((one) => one.staffId === staffId))
  const then = await thenOf(ctx, appointment, able.map(({ id: staffId }) => staffId))
  const rank = { free: 0, busy: 1, off: 2 }
  return able.map(({ id: staffId, name, unitName, unitNameEn }): Colleague => ({ id: staffId, name, unitName, unitNameEn, then: then.get(staffId)! })).toSorted((a, b) => rank[a.then] - rank[b.then])
}

/** Appointments of now and the coming day whose officer is not there for them, as far as the asker could take them. */
export async function listWithoutOfficer(ctx: Context): Promise<Appointment[]> {
  const actor = insistStaff(ctx)
  insist(ctx, actor.role === 'officer' || actor.role === 'lead')
  const range = { from: new Date(ctx.now.getTime() - 4 * hour), to: new Date(ctx.now.getTime() + day) }
  const open: readonly Appointment['status'][] = [...expectedStatuses, 'no_show_officer']
  const coming = (await loadAppointments(ctx.db, range)).filter(({ status, slot, skill }) => open.includes(status) && new Date(slot.to) > ctx.now && slot.officerId !== actor.id && mayTakeOver(actor, skill))
  const officerIds = [...new Set(coming.map(({ slot }) => slot.officerId))]
  const [shifts, officers] = await Promise.all([shiftsBetween(ctx.db, officerIds, { from: range.from, to: new Date(range.to.getTime() + day) }), loadStaff(ctx.db, officerIds)])
  const of = (staffId: StaffId) => ({ onShift: timesOnShift(shifts.filter((shift) => shift.staffId === staffId)), suspended: officers.find(({ id }) => id === staffId)?.suspended ?? true })
  return coming.filter((appointment) => isOfficerAway(appointment, of(appointment.slot.officerId), ctx.now)).map(asListed)
}

/** How many appointments leave would be entered over. Whoever may read the shifts may know. */
export async function countTouchedBy(ctx: Context, { staffId, from, to }: { staffId: StaffId; from: string; to: string }): Promise<{ count: number }> {
  insist(ctx, mayReadShifts(ctx.actor, staffId))
  return { count: await countTouched(ctx.db, staffId, { from: new Date(from), to: new Date(to) }) }
}
