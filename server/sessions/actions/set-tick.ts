import type { Side } from '#shared/cases/words.ts'
import { may } from '#shared/sessions/may.ts'
import { isUnderWay } from '#shared/sessions/rules.ts'
import type { SessionId, Tick, TickAnswer, TickName } from '#shared/sessions/words.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { refuse } from '../refuse.ts'
import { holdSession, insertTick, loadSession } from '../store.ts'
import { tellOfTalk } from './tell-of-talk.ts'

/** The host ticks what was done or answered on the card of a step: kept with who and when, and nothing before it is lost. Rule S21. */
export async function setTick(ctx: Context, { sessionId, tick, side, answer }: { sessionId: SessionId; tick: TickName; side: Side | null; answer: TickAnswer }): Promise<Tick[]> {
  return inTransaction(ctx, async (ctx) => {
    const session = await holdSession(ctx.db, sessionId)
    if (!session || ctx.actor.kind !== 'staff' || !may(ctx.actor, 'host', session)) throw refuse('session-host-only')
    if (!isUnderWay(session.status)) throw refuse('session-not-from-here')
    await insertTick(ctx.db, { id: ctx.newId<'session_tick'>(), sessionId, tick, side, answer, at: ctx.now, by: ctx.actor.id })
    await audit(ctx, { verb: 'tick', subject: 'session', subjectId: sessionId })
    const { ticks } = (await loadSession(ctx.db, sessionId))!
    // NOTE: whoever came in while they talked already is asked then.
    if (session.status === 'live' && (tick === 'voluntary' || tick === 'free-to-speak')) await tellOfTalk(ctx, { ...session, ticks })
    return ticks
  })
}
