import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import { may } from '#shared/sessions/may.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { refuse } from '../refuse.ts'
import { saveKnown } from '../store.ts'
import type { SessionLine } from './table.ts'
import type { Tables } from './tables.ts'

/** The host has seen a visitor and their identity card in the picture; written down before anybody is told. Rule S37. */
export async function knowVisitor(tables: Tables, line: SessionLine, { sessionId, seatId }: { sessionId: SessionId; seatId: SeatId }): Promise<void> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  const seat = table.seat(seatId)
  if (seat.presence !== 'in') throw refuse('session-side-not-there')
  if (seat.known) return
  await inTransaction(tables.contextFor(line), async (ctx) => {
    await saveKnown(ctx.db, seatId)
    await noteOnTimeline(ctx, { caseId: table.session.caseId, what: 'guest-known', values: { name: seat.label }, chapter: 'sessions', refId: sessionId })
    await audit(ctx, { verb: 'see-identity', subject: 'session', subjectId: sessionId })
  })
  table.change(seatId, { known: true })
}
