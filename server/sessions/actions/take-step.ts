import type { Course, Session, SessionStatus } from '#shared/sessions/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { stepTaken } from '../announcements.ts'
import { holdSession, saveSession } from '../store.ts'
import { tellOfTalk } from './tell-of-talk.ts'

/** A step as it was taken at the table: where to, what the course is now, and what the timeline says of it. */
export type Taken = { to: SessionStatus; course: Course; what: string; reason: string | null }

/** Writes down a step that was taken at the table, with who, when and why. Doing it again changes nothing. Rule S20. */
export async function takeStep(ctx: Context, { id: sessionId }: Pick<Session, 'id'>, { to, course, what, reason }: Taken): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = await holdSession(ctx.db, sessionId)
    // NOTE: written again from the top where the database went away before it said yes.
    if (!session || session.course.since === course.since) return
    const { caseId } = session
    await saveSession(ctx.db, sessionId, { status: to, course })
    await noteOnTimeline(ctx, { caseId, what, values: { reason: reason ?? 'none' }, chapter: 'sessions', refId: sessionId })
    await audit(ctx, { verb: to, subject: 'session', subjectId: sessionId })
    await announce(ctx, stepTaken, { sessionId, caseId, status: to })
    if (to === 'live') await tellOfTalk(ctx, session)
  })
}
