import type { AppointmentId } from '#shared/appointments/words.ts'
import { isOver } from '#shared/sessions/rules.ts'
import { GuestLinks } from './guest-links.tsx'
import { useComing } from './use-coming.ts'
import type { OpenSession } from './use-session.ts'

/** The host lets a party outside the county take part by phone. Draws nothing for anybody else. */
export function GuestDoor({ session: { session, seat, phase } }: { session: Pick<OpenSession, 'session' | 'seat' | 'phase'> }) {
  if (!session || seat?.role !== 'host' || phase !== 'in' || isOver(session.status)) return null
  return <GuestLinks sessionId={session.id} />
}

/** The same at the counter, for an appointment whose session is near. Draws nothing where there is none. */
export function GuestDoorAt({ appointmentId }: { appointmentId: AppointmentId }) {
  const session = useComing().data?.find((one) => one.appointmentId === appointmentId)
  return session && !isOver(session.status) ? <GuestLinks sessionId={session.id} /> : null
}
