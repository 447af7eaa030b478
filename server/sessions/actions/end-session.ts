import { may } from '#shared/sessions/may.ts'
import { isOver, isUnderWay, sessionClock } from '#shared/sessions/rules.ts'
import type { BreakReason, Session, SessionId, SessionStatus } from '#shared/sessions/words.ts'
import { completeAppointment } from '#server/appointments/index.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { minute } from '#shared/platform/time.ts'
import { sessionEnded } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { holdSession, saveSession } from '../store.ts'

/** How a host ends a session: it is done, it goes on in person, or it was broken off and why; in their own words where they want. */
export type Ending = { as: 'closed' | 'moved' | BreakReason; reason: string | null }

/** The host ends the session for everybody; what was held completes its appointment. Rule S20. */
export async function endSession(ctx: Context, { sessionId, ending }: { sessionId: SessionId; ending: Ending }): Promise<Pick<Session, 'status' | 'course'>> {
  return inTransaction(ctx, async (ctx) => {
    const session = await holdSession(ctx.db, sessionId)
    if (!session) throw refuse('session-not-yours')
    if (!may(ctx.actor, 'host', session)) throw refuse('session-host-only')
    if (isOver(session.status)) throw refuse('session-over')
    return close(ctx, session, ending)
  })
}

/** Ends a session that was called off, or that everybody forgot to end. Doing it again changes nothing. */
export async function closeSession(ctx: Context, { sessionId }: { sessionId: SessionId }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = await holdSession(ctx.db, sessionId)
    if (session && !isOver(session.status)) await close(ctx, session)
  })
}

const done: Ending = { as: 'closed', reason: null }

async function close(ctx: Context, session: Session, { as, reason }: Ending = done): Promise<Pick<Session, 'status' | 'course'>> {
  const { id: sessionId, appointmentId, caseId } = session
  const held = isUnderWay(session.status)
  const broken = as === 'closed' || as === 'moved' ? null : as
  const status: SessionStatus = as === 'moved' ? 'moved' : held && broken === null ? 'closed' : 'aborted'
  const course = { ...session.course, since: ctx.now.toISOString(), broken, caucus: null, pause: null, floor: null }
  await saveSession(ctx.db, sessionId, { status, endedAt: ctx.now, course })
  if (held) {
    await completeAppointment(ctx, appointmentId)
    const values = { minutes: Math.ceil(sessionClock(session, ctx.now) / minute), reason: reason ?? 'none' }
    await noteOnTimeline(ctx, { caseId, what: as === 'closed' ? 'session-ended' : `session-ended-${as}`, values, chapter: 'sessions', refId: sessionId })
  }
  await audit(ctx, { verb: status === 'aborted' ? 'abort' : 'end', subject: 'session', subjectId: sessionId })
  await announce(ctx, sessionEnded, { sessionId, appointmentId, caseId, held })
  return { status, course }
}
