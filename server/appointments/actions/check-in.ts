import { type Appointment, type AppointmentId, expectedStatuses } from '#shared/appointments/words.ts'
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
import { holdTheirs } from './their-appointment.ts'

/**
 * A side is at its station and the clerk has seen the card. Its terminal must be on, or there would be no video.
 * NOTE: as early as people come: whoever is there before the hour may begin before it, when the officer is free.
 */
export async function checkIn(ctx: Context, { appointmentId: id, side, stationId }: { appointmentId: AppointmentId; side: Side; stationId?: UnitId | undefined }): Promise<Appointment> {
  return inTransaction(ctx, async (ctx) => {
    const { appointment, reach } = await holdTheirs(ctx, id, 'check-in', [...expectedStatuses, 'in_session'])
    const own = ctx.actor.kind === 'staff' && ctx.actor.role === 'clerk' ? ctx.actor.unitId : stationId
    const place = appointment.slot.places.find((one) => one.side === side && (own === undefined || one.stationId === own))
    const seated = appointment.sides.find((one) => one.side === side && one.stationId === place?.stationId)
    if (!place || !seated) throw refuse('appointment-not-found')
    if (seated.checkedInAt) throw refuse('already-checked-in')
    const terminal = await loadTerminal(ctx.db, place.terminalId, ctx.now)
    if (!terminal || terminal.lamp === 'offline') throw refuse('terminal-offline', { station: place.stationName, stationEn: place.stationNameEn, terminal: place.terminalName })

    const everybodyIsHere = appointment.sides.every((one) => one === seated || one.checkedInAt !== null)
    await saveCheckIn(ctx.db, id, place, ctx.now)
    if (everybodyIsHere && appointment.status !== 'in_session') await saveChanges(ctx.db, id, { status: 'checked_in' })
    await noteOnTimeline(ctx, { caseId: appointment.caseId, what: 'party-checked-in', values: { side, station: place.stationName }, chapter: 'appointments', refId: id })
    await audit(ctx, { verb: 'check-in', subject: 'appointment', subjectId: id })
    await announce(ctx, partyCheckedIn, { appointmentId: id, side, terminalId: place.terminalId, everybodyIsHere, ...concernedBy(reach) })
    return (await loadAppointment(ctx.db, id))!
  })
}
