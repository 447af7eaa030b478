import { checkInCode, comesEarly, isMarketDay } from '#shared/appointments/rules.ts'
import type { Appointment, AppointmentId } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Slip } from '#shared/notices/contract.ts'
import { dayOf } from '#shared/platform/time.ts'
import { hearOfAppointment, theirAppointment, theirWaiting, type Waiting } from '#server/appointments/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { loadStation, terminalsAt } from '#server/stations/index.ts'
import { loadWaitingSlips, settle } from '../store.ts'

/** What stands on the slip of one side: number, hour, place, whom to call, and the code that checks in; while no time is found, by when it will be. No name, no matter. */
export async function slipOf(ctx: Context, { appointmentId, side }: { appointmentId: AppointmentId; side: Side }): Promise<Slip> {
  const waiting = await theirWaiting(ctx, appointmentId)
  return waiting ? slipWithoutTime(ctx, waiting, side) : slipWithTime(ctx, (await theirAppointment(ctx, appointmentId, 'read')).appointment, side)
}

async function slipWithTime(ctx: Context, appointment: Appointment, side: Side): Promise<Slip> {
  // A side that sits at several stations gets the slip of the one that prints it.
  const own = ctx.actor.kind === 'staff' ? ctx.actor.unitId : null
  const places = appointment.slot.places.filter((one) => one.side === side)
  const place = places.find(({ stationId }) => stationId === own) ?? places[0]
  const station = place && (await loadStation(ctx.db, place.stationId))
  if (!place || !station) throw refusePlainly('not-found')
  const terminal = (await terminalsAt(ctx.db, [station.id], ctx.now)).find((one) => one.id === place.terminalId)
  return {
    appointmentId: appointment.id, side, caseNumber: appointment.caseNumber, registeredAt: appointment.registeredAt, cancelled: appointment.status === 'cancelled_by_party',
    // NOTE: an hour on standby may still go to an urgent matter: the slip says "expected", and when it is sure.
    sureAt: appointment.standby && appointment.toldAt === null ? appointment.tellAt : null,
    noticePeriod: appointment.promise === 'notice_period',
    time: { queueNumber: appointment.sides.find((one) => one.side === side && one.stationId === place.stationId)!.queueNumber, from: appointment.slot.from, to: appointment.slot.to, marketDay: isMarketDay(station.marketDigits, dayOf(new Date(appointment.slot.from))), earlyMinutes: comesEarly(appointment.sides, place), roomName: terminal?.roomName ?? place.terminalName, officerName: appointment.slot.officerName, checkInCode: checkInCode(appointment.id, side) },
    stationName: station.name, stationNameEn: station.nameEn, stationAddress: station.address, stationPhone: station.phone,
  }
}

async function slipWithoutTime(ctx: Context, { appointmentId, caseNumber, registeredAt, sessionDueAt, promise, ask }: Waiting, side: Side): Promise<Slip> {
  const own = ctx.actor.kind === 'staff' ? ctx.actor.unitId : null
  const seats = ask.sides.filter((one) => one.side === side)
  const seat = seats.find(({ stationId }) => stationId === own) ?? seats[0]
  const station = seat && (await loadStation(ctx.db, seat.stationId))
  if (!station) throw refusePlainly('not-found')
  return { appointmentId, side, caseNumber, registeredAt, cancelled: false, sureAt: sessionDueAt, noticePeriod: promise === 'notice_period', time: null, stationName: station.name, stationNameEn: station.nameEn, stationAddress: station.address, stationPhone: station.phone }
}

/** The slip was printed and given into a hand: that side has been told (N1, N7). */
export async function slipPrinted(ctx: Context, { appointmentId, side }: { appointmentId: AppointmentId; side: Side }): Promise<{ printedAt: string }> {
  return inTransaction(ctx, async (ctx) => {
    // Who gives the slip is who checks in: to have read of an appointment is not to have told anybody.
    const waiting = await theirWaiting(ctx, appointmentId)
    if (!waiting) await theirAppointment(ctx, appointmentId, 'check-in')
    for (const { id } of await loadWaitingSlips(ctx.db, appointmentId, side)) await settle(ctx.db, id, { status: 'sent', doneAt: ctx.now, ...(ctx.actor.kind === 'staff' ? { doneBy: ctx.actor.id } : {}) })
    await audit(ctx, { verb: 'print-slip', subject: 'appointment', subjectId: appointmentId })
    // NOTE: who knows no hour yet has not been told.
    if (!waiting) await hearOfAppointment(ctx, appointmentId)
    return { printedAt: ctx.now.toISOString() }
  })
}
