import type { Deps } from '#server/deps.ts'
import { appointmentBooked, appointmentCancelled, appointmentChanged, appointmentEscalated, appointmentMoved, appointmentReplanned, partyCheckedIn, promiseBreached } from '#server/appointments/index.ts'
import { shiftChanged } from '#server/calendar/index.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'

/** The leads' boards look again when a meeting or somebody's shift has changed. */
export function tellOversight({ lines }: Pick<Deps, 'lines'>): Listener[] {
  const look = () => { lines.to('role:lead').emit('changed', { chapter: 'oversight', id: null }) }
  return [tell(appointmentBooked, look), tell(appointmentReplanned, look), tell(appointmentEscalated, look), tell(appointmentMoved, look), tell(appointmentCancelled, look), tell(appointmentChanged, look), tell(partyCheckedIn, look), tell(promiseBreached, look), tell(shiftChanged, look)]
}
