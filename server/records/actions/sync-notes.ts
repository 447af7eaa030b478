import * as Y from 'yjs'
import { readLines } from '#shared/records/note-doc.ts'
import { mayTypeNow, notesOpen } from '#shared/records/rules.ts'
import type { NotesAsked, NotesTold } from '#shared/records/typed-notes.ts'
import { sessionClock } from '#shared/sessions/rules.ts'
import type { Session, SessionId } from '#shared/sessions/words.ts'
import { type Context, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { notesChanged } from '../announcements.ts'
import { openNotes, takeIn } from '../open-notes.ts'
import { refuse } from '../refuse.ts'
import { addUpdate, dropLines, holdNotes, keepLines, keepUpdate, loadLines, loadUpdates } from '../store.ts'
import { insistOnReading, type Reading } from './read-notes.ts'

/** What a tab is told, and what the others are to hear of it. */
export type Synced = { told: NotesTold; heard: Uint8Array | null; session: Session }

// NOTE: each save is a row; so many of them become one, which is as good and shorter.
const rowsAtMost = 100

/** Takes in what was typed in a tab and tells it what it lacks. Two who type at once never overwrite each other. Rules N1–N3. */
export async function syncNotes(ctx: Context, { sessionId, vector, update }: NotesAsked & { sessionId: SessionId }): Promise<Synced> {
  const { session, seat } = await insistOnReading(ctx, sessionId)
  if (update === null) return { told: lacking(await loadNotes(ctx, sessionId), vector), heard: null, session }
  insistOnTyping(ctx, { session, seat })
  return inTransaction(ctx, async (ctx) => {
    await holdNotes(ctx.db, sessionId)
    const updates = await loadUpdates(ctx.db, sessionId)
    const doc = openNotes(updates, updates.length > 0 ? [] : await loadLines(ctx.db, sessionId))
    const beginning = updates.length === 0 && readLines(doc).length > 0 ? Y.encodeStateAsUpdate(doc) : null

    const { update: taken, changed } = takeIn(doc, update, sessionClock(session, ctx.now))
    if (taken === null) return { told: lacking(doc, vector), heard: null, session }

    if (updates.length >= rowsAtMost) await keepUpdate(ctx.db, sessionId, Y.encodeStateAsUpdate(doc))
    else await addUpdate(ctx.db, sessionId, beginning ? Y.mergeUpdates([beginning, taken]) : taken)
    const by = { sessionId, authorId: insistStaff(ctx).id, savedAt: ctx.now }
    await keepLines(ctx.db, changed.filter(({ text }) => text.trim() !== '').map((line) => ({ ...line, ...by })))
    await dropLines(ctx.db, sessionId, changed.filter(({ text }) => text.trim() === '').map(({ id }) => id))
    await announce(ctx, notesChanged, { sessionId })
    return { told: lacking(doc, vector), heard: taken, session }
  })
}

function insistOnTyping(ctx: Context, { session, seat }: Reading): void {
  if (!notesOpen(session, seat?.role ?? null, ctx.now)) throw refuse('notes-closed')
  if (seat && !mayTypeNow(session, seat)) throw refuse('notes-aside')
}

async function loadNotes({ db }: Context, sessionId: SessionId): Promise<Y.Doc> {
  const updates = await loadUpdates(db, sessionId)
  return openNotes(updates, updates.length > 0 ? [] : await loadLines(db, sessionId))
}

function lacking(doc: Y.Doc, vector: Uint8Array): NotesTold {
  try { return { vector: Y.encodeStateVector(doc), update: Y.encodeStateAsUpdate(doc, vector) } } catch { throw refuse('notes-not-understood') }
}
