import { firstSight, isShowable, seesShowing, type Showing } from '#shared/records/showing.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import { may } from '#shared/sessions/may.ts'
import { seatOf } from '#shared/sessions/rules.ts'
import type { Seat, Session, SessionId } from '#shared/sessions/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { holdSession, loadSession } from '#server/sessions/index.ts'
import { showingChanged } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { insertShowing, loadShowing, saveEnded } from '../showing-store.ts'
import { findAttachment } from '../store.ts'

/** The host lays a file of the case before those who sit together just now. Rules N8 and N9. */
export async function showEvidence(ctx: Context, { sessionId, attachmentId }: { sessionId: SessionId; attachmentId: AttachmentId }): Promise<Showing> {
  return inTransaction(ctx, async (ctx) => {
    const { session, seat, staffId } = await hosted(ctx, sessionId)
    const file = await findAttachment(ctx.db, attachmentId)
    if (!file || file.caseId !== session.caseId) throw refusePlainly('not-found')
    if (!isShowable(file.type)) throw refuse('not-showable')
    const { caucus } = session.course
    if (!seesShowing(session, seat, { aside: caucus?.since ?? null })) throw refuse('nothing-to-show-to')
    await saveEnded(ctx.db, sessionId, ctx.now)
    await insertShowing(ctx.db, { id: ctx.newId<'evidence_showing'>(), sessionId, attachmentId, aside: caucus ? new Date(caucus.since) : null, side: caucus?.side ?? null, sight: firstSight(file.type), shownBy: staffId, shownAt: ctx.now })
    await noteOnTimeline(ctx, { caseId: session.caseId, what: 'evidence-shown', values: { name: file.name, to: caucus?.side ?? 'all' }, chapter: 'records', refId: attachmentId })
    await audit(ctx, { verb: 'show', subject: 'attachment', subjectId: attachmentId })
    await announce(ctx, showingChanged, { sessionId })
    return (await loadShowing(ctx.db, sessionId))!
  })
}

/** The host puts away what is shown. */
export async function endShowing(ctx: Context, sessionId: SessionId): Promise<{ ended: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    await hosted(ctx, sessionId)
    const ended = await saveEnded(ctx.db, sessionId, ctx.now)
    if (ended) await announce(ctx, showingChanged, { sessionId })
    return { ended }
  })
}

// NOTE: the session's row is held, so that nobody goes aside between the look and the showing.
async function hosted(ctx: Context, sessionId: SessionId): Promise<{ session: Session; seat: Seat; staffId: Extract<Context['actor'], { kind: 'staff' }>['id'] }> {
  insist(ctx, ctx.actor.kind === 'staff')
  if (!(await loadSession(ctx.db, sessionId))) throw refusePlainly('not-found')
  const session = (await holdSession(ctx.db, sessionId))!
  const seat = seatOf(session, ctx.actor)
  if (!seat || ctx.actor.kind !== 'staff') throw refusePlainly('not-found')
  insist(ctx, may(ctx.actor, 'host', session))
  return { session, seat, staffId: ctx.actor.id }
}
