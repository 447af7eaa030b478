import type { Side } from '#shared/cases/words.ts'
import { mayWithNotes } from '#shared/records/may.ts'
import { notesOpen } from '#shared/records/rules.ts'
import type { NoteReview } from '#shared/records/review.ts'
import { seatOf } from '#shared/sessions/rules.ts'
import type { Seat, Session, SessionId } from '#shared/sessions/words.ts'
import { mayReadCase } from '#server/cases/index.ts'
import { audit, type Context, insist, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { loadSession } from '#server/sessions/index.ts'
import { notesReviewed } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { contentNow, seenBy } from '../review-content.ts'
import { addReview, type KeptReview, loadReview, saveReview } from '../review-store.ts'
import { holdNotes } from '../store.ts'

/** Where whoever asks stands to the notes of a session as they are shown. */
export type ReviewPlace = { session: Session; seat: Seat | null; side: Side | null; review: KeptReview | null }

/** Goes on only for who may do `verb` with the notes of this session; to everybody else there is no such session. */
export async function placeAt(ctx: Context, sessionId: SessionId, verb: Parameters<typeof mayWithNotes>[1]): Promise<ReviewPlace> {
  insist(ctx, ctx.actor.kind !== 'guest')
  const session = await loadSession(ctx.db, sessionId)
  if (!session) throw refusePlainly('not-found')
  const seat = seatOf(session, ctx.actor)
  const readsCase = ctx.actor.kind === 'staff' && (seat !== null || (await mayReadCase(ctx, session.caseId)))
  if (seat === null && !readsCase) throw refusePlainly('not-found')
  insist(ctx, mayWithNotes(ctx.actor, verb, { seat, readsCase }))
  return { session, seat, side: seat?.side ?? null, review: await loadReview(ctx.db, sessionId) }
}

/** The notes as they were last shown to the parties: staff see every version, a terminal what is shown to it just now. */
export async function readReview(ctx: Context, sessionId: SessionId): Promise<NoteReview | null> {
  const { session, review } = await placeAt(ctx, sessionId, 'see')
  if (!review || (ctx.actor.kind === 'terminal' && !review.shown)) return null
  return seenBy(ctx.actor, review, session, (await contentNow(ctx, session)).hash)
}

/** Shows the notes as they are now on the terminals, to be read, heard and confirmed. Shown again unchanged they are the same version. Rule N13. */
export function showNotes(ctx: Context, { sessionId, shown }: { sessionId: SessionId; shown: boolean }): Promise<NoteReview | null> {
  return inTransaction(ctx, async (ctx) => {
    await holdNotes(ctx.db, sessionId)
    const { session, seat, review } = await placeAt(ctx, sessionId, 'show')
    if (!notesOpen(session, seat?.role ?? null, ctx.now)) throw refuse('notes-closed')
    const now = await contentNow(ctx, session)
    if (shown && now.empty) throw refuse('notes-empty')
    if (review && (!shown || review.contentHash === now.hash)) await saveReview(ctx.db, review.id, { hiddenAt: shown ? null : ctx.now })
    else if (shown) await addReview(ctx.db, { id: ctx.newId<'note_review'>(), sessionId, version: (review?.version ?? 0) + 1, content: now.content, contentHash: now.hash, shownBy: insistStaff(ctx).id, shownAt: ctx.now })
    await audit(ctx, { verb: shown ? 'show' : 'hide', subject: 'notes', subjectId: sessionId })
    await announce(ctx, notesReviewed, { sessionId })
    const kept = await loadReview(ctx.db, sessionId)
    return kept && seenBy(ctx.actor, kept, session, now.hash)
  })
}
