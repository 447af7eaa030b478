import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Deps } from '#server/deps.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import { appointmentBooked, appointmentCancelled, appointmentChanged, appointmentEscalated, appointmentHandedOver, appointmentMoved, appointmentReplanned, appointmentTold, type Concerned, handoverChanged, partyCheckedIn, promiseBreached } from './announcements.ts'

/** Connected screens of the stations and staff concerned, and the leads', look again. */
export function tellAppointments({ lines }: Pick<Deps, 'lines'>): Listener[] {
  const look = ({ appointmentId, stationIds, staffIds }: { appointmentId: AppointmentId } & Concerned) => {
    const rooms = lines.to([...stationIds.map((id) => `unit:${id}`), ...staffIds.map((id) => `staff:${id}`), 'role:lead'])
    rooms.emit('changed', { chapter: 'appointments', id: appointmentId })
    rooms.emit('changed', { chapter: 'cases', id: null })
  }
  return [tell(appointmentBooked, look), tell(appointmentReplanned, look), tell(appointmentTold, look), tell(appointmentEscalated, look), tell(appointmentMoved, look), tell(appointmentCancelled, look), tell(appointmentHandedOver, look), tell(handoverChanged, look), tell(partyCheckedIn, look), tell(appointmentChanged, look), tell(promiseBreached, look)]
}
