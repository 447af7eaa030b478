import type { RecordingBasis, RecordingId } from '#shared/sessions/recording.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { endRecording, insertRecording } from '../recording-store.ts'
import { loadSession } from '../store.ts'

/** Writes down that a recording has begun, and on what ground. */
export async function beginRecording(ctx: Context, { id, sessionId, basis }: { id: RecordingId; sessionId: SessionId; basis: RecordingBasis }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = (await loadSession(ctx.db, sessionId))!
    await insertRecording(ctx.db, { id, sessionId, basis, startedAt: ctx.now })
    await noteOnTimeline(ctx, { caseId: session.caseId, what: basis === 'police' ? 'recording-begun-by-law' : 'recording-begun', values: {}, chapter: 'sessions', refId: sessionId })
    await audit(ctx, { verb: `begin recording (${basis})`, subject: 'session', subjectId: sessionId })
  })
}

/** Writes down that it has ended, and why. */
export async function finishRecording(ctx: Context, { id, sessionId, why }: { id: RecordingId; sessionId: SessionId; why: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = (await loadSession(ctx.db, sessionId))!
    await endRecording(ctx.db, id, ctx.now, why)
    await noteOnTimeline(ctx, { caseId: session.caseId, what: 'recording-ended', values: {}, chapter: 'sessions', refId: sessionId })
    await audit(ctx, { verb: `end recording (${why})`, subject: 'session', subjectId: sessionId })
  })
}
