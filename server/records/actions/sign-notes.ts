import { whyNotSign } from '#shared/records/review-rules.ts'
import type { NoteReview, NoteReviewId } from '#shared/records/review.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { sayBoth } from '#shared/platform/say.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Store } from '#server/platform/files/store.ts'
import { announce } from '#server/platform/outbox.ts'
import type { Press } from '#server/platform/press/open-press.ts'
import { notesReviewed } from '../announcements.ts'
import { printNotes, wordsOfNotes } from '../paper/notes-paper.ts'
import { refuse } from '../refuse.ts'
import { contentNow, seenBy } from '../review-content.ts'
import { loadReview, saveReview } from '../review-store.ts'
import { holdNotes } from '../store.ts'
import { attachFile } from './attach-file.ts'
import { placeAt } from './review-notes.ts'

/** What signing needs beside the notes: the press, and where its files lie. */
export type NotesDesk = { press: Press; files: Store }

/** The recorder signs the notes that the parties confirmed: they become a paper of the case. What is typed afterwards is a new version. Rule N14. */
export function signNotes(ctx: Context, { press, files }: NotesDesk, { sessionId, reviewId, missing }: { sessionId: SessionId; reviewId: NoteReviewId; missing: string | null }): Promise<NoteReview> {
  return inTransaction(ctx, async (ctx) => {
    await holdNotes(ctx.db, sessionId)
    const { session, review } = await placeAt(ctx, sessionId, 'sign')
    if (!review) throw refuse('notes-not-shown')
    if (review.id !== reviewId) throw refuse('notes-changed')
    const { hash } = await contentNow(ctx, session)
    const seen = seenBy(ctx.actor, review, session, hash)
    const why = whyNotSign(seen, session.seats, missing)
    if (why) throw refuse(why)
    const unprintable = press.missing(wordsOfNotes(seen))
    if (unprintable !== null) throw refuse('notes-unprintable', { character: unprintable })

    const { id: signedBy, name: byName } = insistStaff(ctx)
    const content = await printNotes(press, seen, { byName, at: ctx.now, missing })
    const title = sayBoth(recordsTexts, `kind.${review.head.kind}`).zh
    const filed = await attachFile(ctx, files, { caseId: session.caseId, name: `${title} ${review.head.number} 第 ${review.version} 版.pdf`, type: 'application/pdf', content, origin: 'notes', sourceId: `notes:${review.id}` })
    await saveReview(ctx.db, review.id, { signedBy, signedByName: byName, signedAt: ctx.now, missing, attachmentId: filed.id, hiddenAt: ctx.now })
    await noteOnTimeline(ctx, { caseId: session.caseId, what: 'notes-signed', values: { version: review.version }, chapter: 'records', refId: sessionId })
    await audit(ctx, { verb: 'sign', subject: 'notes', subjectId: sessionId })
    await announce(ctx, notesReviewed, { sessionId })
    return seenBy(ctx.actor, (await loadReview(ctx.db, sessionId))!, session, hash)
  })
}
