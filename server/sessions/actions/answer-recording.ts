import type { RecordingAnswer } from '#shared/sessions/recording.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Id } from '#shared/platform/ids.ts'
import { acknowledgeTroubles, hasOpenTroubles, insertAnswer } from '../recording-store.ts'
import { refuse } from '../refuse.ts'

/** Keeps what a seat answered, beside everything that it answered before. Rule V1. */
export async function keepAnswer(ctx: Context, id: Id<'recording_answer'>, sessionId: SessionId, answer: RecordingAnswer): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await insertAnswer(ctx.db, { id, sessionId, ...answer, at: new Date(answer.at) })
    await audit(ctx, { verb: `answer recording (${answer.as}: ${answer.answer}${answer.heard ? ', aloud' : ''})`, subject: 'seat', subjectId: answer.seatId })
  })
}

/** The host takes note of what was lost, with the reason. Rule V10. */
export async function acknowledgeLosses(ctx: Context, sessionId: SessionId, by: string, reason: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await acknowledgeTroubles(ctx.db, sessionId, { by, reason, at: ctx.now })
    await audit(ctx, { verb: 'take note of a lost recording', subject: 'session', subjectId: sessionId })
  })
}

/** Goes on only where no loss of the recording waits to be taken note of. Rule V10. */
export async function insistOnRecording(ctx: Context, sessionId: SessionId): Promise<void> {
  if (await hasOpenTroubles(ctx.db, sessionId)) throw refuse('recording-lost')
}
