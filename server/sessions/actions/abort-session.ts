import type { AppointmentId } from '#shared/appointments/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Context } from '#server/people/index.ts'
import { holdSessionOf } from '../store.ts'
import { closeSession } from './end-session.ts'

/** Calls a session off because its appointment is: gives the session, so that whoever waits is told. */
export async function abortSession(ctx: Context, { appointmentId }: { appointmentId: AppointmentId }): Promise<SessionId | null> {
  const session = await holdSessionOf(ctx.db, appointmentId)
  if (!session) return null
  await closeSession(ctx, { sessionId: session.id })
  return session.id
}
