import { type Appointment, type AppointmentId, type CheckIn, expectedStatuses, type Place } from '#shared/appointments/words.ts'
import { usualCheckIn } from '#shared/appointments/rules.ts'
import type { Side } from '#shared/cases/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import type { UnitId } from '#shared/people/words.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { loadTerminal } from '#server/stations/index.ts'
import { partyCheckedIn } from '../announcements.ts'
import { concernedBy } from '../concerned.ts'
import { refuse } from '../refuse.ts'
import { loadAppointment, saveChanges, saveCheckIn } from '../store.ts'
import { holdTheirs, type Theirs } from './their-appointment.ts'

type AtCounter = { appointmentId: AppointmentId; side: Side; stationId?: UnitId | undefined }

/**
 * A side is at its station and the clerk has recognised it by a paper. Its terminal must be on, or there would be no video.
 * NOTE: as early as people come: whoever is there before the hour may begin before it, when the officer is free.
 */
export async function checkIn(ctx: Context, { saw = usualCheckIn, ...where }: AtCounter & { saw?: CheckIn }): Promise<Appointment> {
  return inTransaction(ctx, async (ctx) => {
    const { appointment, reach, place, seated } = await sideAt(ctx, where)
    if (seated.checkedInAt) throw refuse('already-checked-in')
    const terminal = await loadTerminal(ctx.db, place.terminalId, ctx.now)
    if (!terminal || terminal.lamp === 'offline') throw refuse('terminal-offline', { station: place.stationName, stationEn: place.stationNameEn, terminal: place.terminalName })

    const everybodyIsHere = appointment.sides.every((one) => one === seated || one.checkedInAt !== null)
    await saveCheckIn(ctx.db, appointment.id, place, { checkIn: saw, checkedInAt: ctx.now })
    if (everybodyIsHere && appointment.status !== 'in_session') await saveChanges(ctx.db, appointment.id, { status: 'checked_in' })
    return tell(ctx, { appointment, reach }, place, { what: 'party-checked-in', verb: 'check-in', saw, everybodyIsHere })
  })
}

/** Corrects what was noted of a side that was checked in: a guardian came later, another paper was shown. */
export async function amendCheckIn(ctx: Context, { saw, ...where }: AtCounter & { saw: CheckIn }): Promise<Appointment> {
  return inTransaction(ctx, async (ctx) => {
    const { appointment, reach, place, seated } = await sideAt(ctx, where)
    if (!seated.checkedInAt) throw refuse('not-checked-in')
    await saveCheckIn(ctx.db, appointment.id, place, { checkIn: saw })
    return tell(ctx, { appointment, reach }, place, { what: 'check-in-amended', verb: 'amend-check-in', saw, everybodyIsHere: appointment.sides.every((one) => one.checkedInAt !== null) })
  })
}

// The side that is meant, at the asker's own station or the one that they name.
async function sideAt(ctx: Context, { appointmentId, side, stationId }: AtCounter) {
  const { appointment, reach } = await holdTheirs(ctx, appointmentId, 'check-in', [...expectedStatuses, 'in_session'])
  const own = ctx.actor.kind === 'staff' && ctx.actor.role === 'clerk' ? ctx.actor.unitId : stationId
  const place = appointment.slot.places.find((one) => one.side === side && (own === undefined || one.stationId === own))
  const seated = appointment.sides.find((one) => one.side === side && one.stationId === place?.stationId)
  if (!place || !seated) throw refuse('appointment-not-found')
  return { appointment, reach, place, seated }
}

type Seen = { what: string; verb: string; saw: CheckIn; everybodyIsHere: boolean }

async function tell(ctx: Context, { appointment: { id, caseId }, reach }: Theirs, { side, terminalId, stationName: station }: Place, { what, verb, saw, everybodyIsHere }: Seen): Promise<Appointment> {
  await noteOnTimeline(ctx, { caseId, what, values: { side, station, paper: saw.paper, ...saw.along }, chapter: 'appointments', refId: id })
  await audit(ctx, { verb, subject: 'appointment', subjectId: id })
  await announce(ctx, partyCheckedIn, { appointmentId: id, side, terminalId, everybodyIsHere, ...concernedBy(reach) })
  return (await loadAppointment(ctx.db, id))!
}
