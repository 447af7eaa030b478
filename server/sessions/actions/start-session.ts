import type { SessionId } from '#shared/sessions/words.ts'
import { beginAppointment } from '#server/appointments/index.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { sessionStarted } from '../announcements.ts'
import { holdSession, saveSession } from '../store.ts'

/** Starts the session clock: the first party sits with the host, and both show who they are. Doing it again changes nothing. Rule S9. */
export async function startSession(ctx: Context, { sessionId }: { sessionId: SessionId }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = await holdSession(ctx.db, sessionId)
    if (!session || (session.status !== 'scheduled' && session.status !== 'lobby')) return
    const { appointmentId, caseId } = session
    await saveSession(ctx.db, sessionId, { status: 'identity', startedAt: ctx.now, course: { ...session.course, since: ctx.now.toISOString() } })
    await beginAppointment(ctx, appointmentId)
    await noteOnTimeline(ctx, { caseId, what: 'session-started', values: {}, chapter: 'sessions', refId: sessionId })
    await announce(ctx, sessionStarted, { sessionId, appointmentId, caseId })
  })
}
