import { whyNotConfirm } from '#shared/records/review-rules.ts'
import type { NoteCorrectionId, NoteReview, NoteReviewId } from '#shared/records/review.ts'
import type { NoteLineId } from '#shared/records/words.ts'
import { notesOpen } from '#shared/records/rules.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { audit, type Context, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { notesReviewed } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { contentNow, seenBy } from '../review-content.ts'
import { addConfirmation, addCorrection, loadReview, saveCorrection } from '../review-store.ts'
import { holdNotes } from '../store.ts'
import { placeAt, type ReviewPlace } from './review-notes.ts'

/** A side finds the notes right, at its own terminal: kept with the version, the seat and the time. Rule N13. */
export const confirmNotes = (ctx: Context, { sessionId, reviewId }: { sessionId: SessionId; reviewId: NoteReviewId }): Promise<NoteReview> =>
  answering(ctx, sessionId, reviewId, async (ctx, { seat, side }, review) => {
    const why = whyNotConfirm(review, side!)
    if (why) throw refuse(why)
    await addConfirmation(ctx.db, { reviewId, seatId: seat!.id, side: side!, label: seat!.label, at: ctx.now })
    await audit(ctx, { verb: 'confirm', subject: 'notes', subjectId: sessionId })
  })

/** A side wants a line changed: the recorder is told which, and writes it beside the line. Rule N13. */
export const askCorrection = (ctx: Context, { sessionId, reviewId, lineId }: { sessionId: SessionId; reviewId: NoteReviewId; lineId: NoteLineId }): Promise<NoteReview> =>
  answering(ctx, sessionId, reviewId, async (ctx, { seat, side }, review) => {
    if (!review.shown || review.signed) throw refuse('notes-not-shown')
    if (!review.lines.some(({ id }) => id === lineId)) throw refusePlainly('not-found')
    // NOTE: touched twice it is one wish.
    if (review.corrections.some((one) => one.lineId === lineId && one.side === side && one.words === null)) return
    await addCorrection(ctx.db, { id: ctx.newId<'note_correction'>(), sessionId, lineId, side: side!, seatId: seat!.id, askedAt: ctx.now })
    await audit(ctx, { verb: 'ask for a correction', subject: 'notes', subjectId: sessionId })
  })

/** The recorder writes beside a line what a side says of it. The line stays as it was, and what was shown must be shown again. */
export function writeCorrection(ctx: Context, { sessionId, correctionId, words }: { sessionId: SessionId; correctionId: NoteCorrectionId; words: string }): Promise<NoteReview | null> {
  return inTransaction(ctx, async (ctx) => {
    await holdNotes(ctx.db, sessionId)
    const { session, seat, review } = await placeAt(ctx, sessionId, 'show')
    if (!notesOpen(session, seat?.role ?? null, ctx.now)) throw refuse('notes-closed')
    if (!review) throw refuse('notes-not-shown')
    if (!review.corrections.some(({ id }) => id === correctionId)) throw refusePlainly('not-found')
    const { id: writtenBy, name: writtenByName } = insistStaff(ctx)
    if (!(await saveCorrection(ctx.db, correctionId, { words, writtenBy, writtenByName, writtenAt: ctx.now }))) throw refuse('correction-written')
    await audit(ctx, { verb: 'correct', subject: 'notes', subjectId: sessionId })
    await announce(ctx, notesReviewed, { sessionId })
    const kept = await loadReview(ctx.db, sessionId)
    return kept && seenBy(ctx.actor, kept, session, (await contentNow(ctx, session)).hash)
  })
}

function answering(ctx: Context, sessionId: SessionId, reviewId: NoteReviewId, answer: (ctx: Context, place: ReviewPlace, review: NoteReview) => Promise<void>): Promise<NoteReview> {
  return inTransaction(ctx, async (ctx) => {
    await holdNotes(ctx.db, sessionId)
    const place = await placeAt(ctx, sessionId, 'answer')
    const { session, review } = place
    if (!review) throw refuse('notes-not-shown')
    // NOTE: an answer belongs to the version that was read.
    if (review.id !== reviewId) throw refuse('notes-changed')
    const { hash } = await contentNow(ctx, session)
    await answer(ctx, place, seenBy({ kind: 'system', name: 'records' }, review, session, hash))
    await announce(ctx, notesReviewed, { sessionId })
    return seenBy(ctx.actor, (await loadReview(ctx.db, sessionId))!, session, hash)
  })
}
