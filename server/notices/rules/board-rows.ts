import type { Appointment } from '#shared/appointments/words.ts'
import type { BoardRow } from '#shared/notices/contract.ts'
import type { UnitId } from '#shared/people/words.ts'
import { minute } from '#shared/platform/time.ts'

const keptMs = 10 * minute

/** What a station's wall screen shows of a day: numbers, hours, rooms; what is over goes after ten minutes. */
export function boardRows(appointments: readonly Appointment[], stationId: UnitId, roomOf: (terminalId: string) => string, now: Date): BoardRow[] {
  return appointments.flatMap((appointment) => appointment.slot.places.filter((place) => place.stationId === stationId).flatMap((place): BoardRow[] => {
    const side = appointment.sides.find((one) => one.side === place.side && one.stationId === place.stationId)
    const state = stateOf(appointment, side?.checkedInAt != null, now)
    return state && side ? [{ queueNumber: side.queueNumber, from: appointment.slot.from, state, roomName: roomOf(place.terminalId) }] : []
  }))
}

function stateOf({ status, slot }: Appointment, here: boolean, now: Date): BoardRow['state'] | null {
  switch (status) {
    case 'offered':
    case 'confirmed':
    case 'rescheduled':
    case 'checked_in':
      if (!here) return now.getTime() > Date.parse(slot.from) ? 'late' : 'expected'
      return status === 'checked_in' && now.getTime() >= Date.parse(slot.from) - 5 * minute ? 'called' : 'here'
    case 'in_session': return 'talking'
    case 'completed': return now.getTime() < Date.parse(slot.to) + keptMs ? 'done' : null
    case 'no_show_officer': return 'late'
    case 'triaged':
    case 'cancelled_by_party':
    case 'no_show_party':
    case 'redirected': return null
  }
}
