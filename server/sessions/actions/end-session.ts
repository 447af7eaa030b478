import { may } from '#shared/sessions/may.ts'
import { isOver, sessionClock } from '#shared/sessions/rules.ts'
import type { Session, SessionId, SessionStatus } from '#shared/sessions/words.ts'
import { completeAppointment } from '#server/appointments/index.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { minute } from '#shared/platform/time.ts'
import { sessionEnded } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { holdSession, saveSession } from '../store.ts'

/** The host ends the session for everybody; what was held completes its appointment. */
export async function endSession(ctx: Context, { sessionId }: { sessionId: SessionId }): Promise<SessionStatus> {
  return inTransaction(ctx, async (ctx) => {
    const session = await holdSession(ctx.db, sessionId)
    if (!session) throw refuse('session-not-yours')
    if (!may(ctx.actor, 'host', session)) throw refuse('session-host-only')
    if (isOver(session.status)) throw refuse('session-over')
    return close(ctx, session)
  })
}

/** Ends a session that was called off, or that everybody forgot to end. Doing it again changes nothing. */
export async function closeSession(ctx: Context, { sessionId }: { sessionId: SessionId }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = await holdSession(ctx.db, sessionId)
    if (session && !isOver(session.status)) await close(ctx, session)
  })
}

async function close(ctx: Context, session: Session): Promise<SessionStatus> {
  const { id: sessionId, appointmentId, caseId } = session
  const held = session.status === 'live'
  const status = held ? 'closed' : 'aborted'
  await saveSession(ctx.db, sessionId, { status, endedAt: ctx.now })
  if (held) {
    await completeAppointment(ctx, appointmentId)
    await noteOnTimeline(ctx, { caseId, what: 'session-ended', values: { minutes: Math.ceil(sessionClock(session, ctx.now) / minute) }, chapter: 'sessions', refId: sessionId })
  }
  await audit(ctx, { verb: held ? 'end' : 'abort', subject: 'session', subjectId: sessionId })
  await announce(ctx, sessionEnded, { sessionId, appointmentId, caseId, held })
  return status
}
