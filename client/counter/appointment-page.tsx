import { useParams } from 'react-router'
import type { AppointmentId } from '#shared/appointments/words.ts'
import { AppointmentDetails } from '../appointments/appointment-details.tsx'
import { HowTold } from '../notices/how-told.tsx'
import { useMe } from '../people/use-me.ts'
import { GuestDoorAt } from '../sessions/guest-door.tsx'
import { Opening } from '../ui/empty.tsx'

/** One appointment at the counter, with how everybody was told of it. */
export function AppointmentPage() {
  const { appointmentId } = useParams() as { appointmentId: AppointmentId }
  const { data: me } = useMe()
  if (me?.kind !== 'staff') return <Opening />
  return <AppointmentDetails key={appointmentId} appointmentId={appointmentId} station={me.unitId} aside={<><HowTold appointmentId={appointmentId} /><GuestDoorAt appointmentId={appointmentId} /></>} />
}
