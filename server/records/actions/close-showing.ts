import { isBeforeThem } from '#shared/records/showing.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { holdSession } from '#server/sessions/index.ts'
import { loadShowing, saveEnded } from '../showing-store.ts'

/** The session went on: what was laid before people who no longer sit together so has ended. Doing it again changes nothing. Rule N9. */
export async function closeShowing(ctx: Context, sessionId: SessionId): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = await holdSession(ctx.db, sessionId)
    const showing = session && (await loadShowing(ctx.db, sessionId))
    if (showing && !isBeforeThem(session, showing)) await saveEnded(ctx.db, sessionId, ctx.now)
  })
}
