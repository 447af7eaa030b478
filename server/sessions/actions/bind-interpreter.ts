import { boundAt } from '#shared/sessions/interpreting-rules.ts'
import type { Interpreting, SeatId, SessionId } from '#shared/sessions/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { holdSession, saveInterpreting } from '../store.ts'

/** Writes down for whom an interpreter is there now, with who said so. Doing it again changes nothing. Rule S38. */
export async function bindInterpreter(ctx: Context, { sessionId, seatId, interpreting }: { sessionId: SessionId; seatId: SeatId; interpreting: Interpreting[] }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = await holdSession(ctx.db, sessionId)
    if (!session) return
    const [before, after] = [boundAt(session.course, seatId), boundAt({ interpreting }, seatId)]
    await saveInterpreting(ctx.db, sessionId, interpreting)
    // NOTE: how loud the others are for the party is no news for the case; and it may be written again from the top.
    if (before?.partyId === after?.partyId) return
    const name = session.seats.find(({ id }) => id === seatId)?.label ?? ''
    await noteOnTimeline(ctx, { caseId: session.caseId, what: after ? 'interpreter-bound' : 'interpreter-unbound', values: { name, side: (after ?? before)!.side }, chapter: 'sessions', refId: sessionId })
    await audit(ctx, { verb: after ? 'bind-interpreter' : 'unbind-interpreter', subject: 'session', subjectId: sessionId })
  })
}
