import type { Appointment } from '#shared/appointments/words.ts'
import type { AppointmentReach } from '#shared/appointments/may.ts'
import type { Staff, StaffId, UnitId } from '#shared/people/words.ts'
import { shiftsBetween, timesOnShift } from '#server/calendar/index.ts'
import { loadRecusals, noteOnTimeline, passCase, refuseCase } from '#server/cases/index.ts'
import { audit, type Context, loadStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { databaseError } from '#server/platform/db.ts'
import { announce } from '#server/platform/outbox.ts'
import { appointmentHandedOver } from '../announcements.ts'
import { bothConcerned, concernedBy } from '../concerned.ts'
import { refuse } from '../refuse.ts'
import { isThere } from '../rules/officer-away.ts'
import { breakMs } from '../rules/assign-slot.ts'
import { loadBusy, loadKept, lockCounty, saveNewOfficer } from '../store.ts'

/** Who is to have an appointment, if they may: an officer with the skill (anybody for a first contact) who does not hold it already and has no conflict of interest. */
export async function takerOf(ctx: Context, { id, caseId, slot, skill }: Pick<Appointment, 'id' | 'caseId' | 'slot' | 'skill'>, takerId: StaffId): Promise<Staff> {
  const [[taker], kept, steppedBack] = await Promise.all([loadStaff(ctx.db, [takerId]), loadKept(ctx.db, [id]), loadRecusals(ctx.db, caseId)])
  if (taker && steppedBack.some(({ staffId }) => staffId === takerId)) throw refuseCase('has-stepped-back', { name: taker.name })
  const { firstContact, recused } = kept.get(id)!
  if (!taker || taker.role !== 'officer' || taker.suspended || !(firstContact || taker.skills.includes(skill)) || recused.includes(taker.id) || taker.id === slot.officerId) throw refuse('taker-not-fit', { taker: taker?.name ?? '' })
  return taker
}

/** Whether somebody is on shift and free at the time of an appointment. What of it has passed already does not count. */
export async function thenOf(ctx: Context, { id, slot }: Pick<Appointment, 'id' | 'slot'>, staffIds: readonly StaffId[]): Promise<Map<StaffId, 'free' | 'busy' | 'off'>> {
  const range = { from: new Date(Math.max(Date.parse(slot.from), ctx.now.getTime())), to: new Date(slot.to) }
  const [shifts, busy] = await Promise.all([shiftsBetween(ctx.db, staffIds, range), loadBusy(ctx.db, staffIds, officerTimeOf(slot), id)])
  return new Map(staffIds.map((staffId) => {
    const onShift = timesOnShift(shifts.filter((shift) => shift.staffId === staffId))
    return [staffId, busy.has(staffId) ? 'busy' : isThere(onShift, range.from, range.to) ? 'free' : 'off']
  }))
}

/** Runs what passes an appointment on, under the county's lock. The database has the last word on everybody's time (A1). */
export async function passing<Result>(ctx: Context, stationIds: readonly UnitId[], work: (ctx: Context) => Promise<Result>): Promise<Result> {
  try {
    return await inTransaction(ctx, async (ctx) => {
      await lockCounty(ctx.db, stationIds)
      return work(ctx)
    })
  } catch (error) {
    // NOTE: the officer's time was looked at under the lock; what overlaps now are terminals that were given back when nobody came.
    throw databaseError(error)?.code === '23P01' ? refuse('terminals-gone') : error
  }
}

/**
 * Gives an appointment and its case to another officer, at its time and place: claims, owner, timeline, and the session follows.
 * The caller holds the appointment, inside `passing`.
 */
export async function passOn(ctx: Context, { appointment, reach, takerId, reason }: { appointment: Appointment; reach: AppointmentReach; takerId: StaffId; reason: string }): Promise<void> {
  const { id, caseId, slot } = appointment
  const taker = await takerOf(ctx, appointment, takerId)
  if (new Date(slot.to) <= ctx.now) throw refuse('time-is-past')
  const then = (await thenOf(ctx, appointment, [takerId])).get(takerId)
  if (then !== 'free') throw refuse(then === 'busy' ? 'taker-busy-then' : 'taker-off-then', { taker: taker.name })
  await saveNewOfficer(ctx.db, { id, officerId: takerId, claimId: ctx.newId<'claim'>(), during: officerTimeOf(slot) })
  await passCase(ctx, { caseId, ownerId: takerId })
  await noteOnTimeline(ctx, { caseId, what: 'handed-over', values: { giver: slot.officerName, taker: taker.name, reason }, chapter: 'appointments', refId: id })
  await audit(ctx, { verb: 'hand-over', subject: 'appointment', subjectId: id })
  await announce(ctx, appointmentHandedOver, { appointmentId: id, ...bothConcerned(concernedBy(reach), { stationIds: [], staffIds: [takerId] }) })
}

/** What a meeting takes of its officer's time: ten minutes more than it lasts (A3). */
const officerTimeOf = ({ from, to }: { from: string; to: string }): string => `[${from},${new Date(Date.parse(to) + breakMs).toISOString()})`
