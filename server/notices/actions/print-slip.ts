import { checkInCode, isMarketDay } from '#shared/appointments/rules.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Slip } from '#shared/notices/contract.ts'
import { dayOf } from '#shared/platform/time.ts'
import { hearOfAppointment, theirAppointment } from '#server/appointments/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { loadStation, terminalsAt } from '#server/stations/index.ts'
import { loadWaitingSlips, settle } from '../store.ts'

/** What stands on the slip of one side: number, hour, place, whom to call, and the code that checks in. No name, no matter. */
export async function slipOf(ctx: Context, { appointmentId, side }: { appointmentId: AppointmentId; side: Side }): Promise<Slip> {
  const { appointment } = await theirAppointment(ctx, appointmentId, 'read')
  const place = appointment.slot.places.find((one) => one.side === side)
  const station = place && (await loadStation(ctx.db, place.stationId))
  if (!place || !station) throw refusePlainly('not-found')
  const terminal = (await terminalsAt(ctx.db, [station.id], ctx.now)).find((one) => one.id === place.terminalId)
  return {
    appointmentId, side, queueNumber: appointment.sides.find((one) => one.side === side)!.queueNumber, from: appointment.slot.from, to: appointment.slot.to,
    marketDay: isMarketDay(station.marketDigits, dayOf(new Date(appointment.slot.from))), cancelled: appointment.status === 'cancelled_by_party',
    stationName: station.name, stationNameEn: station.nameEn, stationAddress: station.address, stationPhone: station.phone, roomName: terminal?.roomName ?? place.terminalName,
    officerName: appointment.slot.officerName, checkInCode: checkInCode(appointmentId, side), registeredAt: appointment.registeredAt,
  }
}

/** The slip was printed and given into a hand: that side has been told (N1, N7). */
export async function slipPrinted(ctx: Context, { appointmentId, side }: { appointmentId: AppointmentId; side: Side }): Promise<{ printedAt: string }> {
  return inTransaction(ctx, async (ctx) => {
    // Who gives the slip is who checks in: to have read of an appointment is not to have told anybody.
    await theirAppointment(ctx, appointmentId, 'check-in')
    for (const { id } of await loadWaitingSlips(ctx.db, appointmentId, side)) await settle(ctx.db, id, { status: 'sent', doneAt: ctx.now, ...(ctx.actor.kind === 'staff' ? { doneBy: ctx.actor.id } : {}) })
    await audit(ctx, { verb: 'print-slip', subject: 'appointment', subjectId: appointmentId })
    await hearOfAppointment(ctx, appointmentId)
    return { printedAt: ctx.now.toISOString() }
  })
}
