import { type PastShowing, seesShowing, type Showing, type ShowingId, type Sight } from '#shared/records/showing.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { may } from '#shared/sessions/may.ts'
import { seatOf } from '#shared/sessions/rules.ts'
import type { Seat, Session, SessionId } from '#shared/sessions/words.ts'
import { insistOnCase } from '#server/cases/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { loadSession } from '#server/sessions/index.ts'
import { evidenceSeen } from '../announcements.ts'
import { addSight, findShowing, loadPastShowings, loadShowing, saveSight } from '../showing-store.ts'

/** What the seat of whoever asks is shown just now; whoever comes later or comes back sees the same. Rules N9 and N10. */
export async function readShowing(ctx: Context, sessionId: SessionId): Promise<{ showing: Showing | null }> {
  insist(ctx, ctx.actor.kind !== 'guest')
  const session = await loadSession(ctx.db, sessionId)
  const seat = session && seatOf(session, ctx.actor)
  if (!session || !seat) throw refusePlainly('not-found')
  const showing = await loadShowing(ctx.db, sessionId)
  if (!showing || !seesShowing(session, seat, showing)) return { showing: null }
  return { showing: may(ctx.actor, 'host', session) ? showing : { ...showing, seenBy: [] } }
}

/** A showing that whoever asks sees just now; else it answers as if there were none. */
export async function openShowing(ctx: Context, id: ShowingId): Promise<{ showing: Showing; session: Session; seat: Seat }> {
  insist(ctx, ctx.actor.kind !== 'guest')
  const showing = await findShowing(ctx.db, id)
  const session = showing && (await loadSession(ctx.db, showing.sessionId))
  const seat = session && seatOf(session, ctx.actor)
  if (!showing || !session || !seat || !seesShowing(session, seat, showing)) throw refusePlainly('not-found')
  return { showing, session, seat }
}

/** The host turns a page, enlarges or moves it; gives who follows. Rule N10. */
export async function leadShowing(ctx: Context, id: ShowingId, sight: Sight): Promise<{ showing: Showing; followers: Seat[] }> {
  const { showing, session } = await openShowing(ctx, id)
  insist(ctx, may(ctx.actor, 'host', session))
  await saveSight(ctx.db, id, sight)
  return { showing, followers: session.seats.filter((seat) => seesShowing(session, seat, showing)) }
}

/** A seat's screen has drawn it: written down once. Rule N11. */
export async function noteSight(ctx: Context, id: ShowingId): Promise<{ seen: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    const { showing, seat } = await openShowing(ctx, id)
    const first = await addSight(ctx.db, { showingId: id, seatId: seat.id, role: seat.role, who: seat.label, at: ctx.now })
    if (first) {
      await audit(ctx, { verb: 'see', subject: 'attachment', subjectId: showing.attachmentId })
      await announce(ctx, evidenceSeen, { sessionId: showing.sessionId })
    }
    return { seen: true }
  })
}

/** All that was shown of a case and who saw it, for who may open the case. */
export async function listShowings(ctx: Context, caseId: CaseId): Promise<PastShowing[]> {
  await insistOnCase(ctx, caseId)
  await audit(ctx, { verb: 'read', subject: 'showings', subjectId: caseId })
  return loadPastShowings(ctx.db, caseId)
}
