import { notesOpen, saveOutcome, stampOf } from '#shared/records/rules.ts'
import type { NoteLine, NoteLineId, Speaker } from '#shared/records/words.ts'
import { seatOf, sessionClock } from '#shared/sessions/rules.ts'
import type { Session, SessionId } from '#shared/sessions/words.ts'
import { type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { loadSession } from '#server/sessions/index.ts'
import { notesChanged } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { addLine, changeLine, dropLine, holdLine } from '../store.ts'

/** What a tab saves: `revision` is the one that it was made from, 0 for a line that it has just begun. */
export type LineSave = { sessionId: SessionId; lineId: NoteLineId; begunAtMs: number; speaker: Speaker; text: string; revision: number }

/** Saves a line of the notes. Two typists never overwrite each other in silence. Rules N1–N3. */
export function putLine(ctx: Context, save: LineSave): Promise<NoteLine> {
  return inTransaction(ctx, async (ctx) => {
    const session = await insistOnWriting(ctx, save.sessionId)
    const kept = await holdLine(ctx.db, save.lineId)
    if (kept && kept.sessionId !== save.sessionId) throw refusePlainly('not-found')

    const outcome = saveOutcome(kept, save)
    if (outcome === 'same') return kept!
    if (outcome === 'overtaken') throw refuse('line-changed', { who: kept?.authorName ?? '—' })

    const { lineId, sessionId, speaker, text } = save
    const written = { speaker, text, authorId: staffId(ctx), revision: save.revision + 1, savedAt: ctx.now }
    if (outcome === 'change') await changeLine(ctx.db, lineId, written)
    else if (!(await addLine(ctx.db, { id: lineId, sessionId, atMs: stampOf(save.begunAtMs, sessionClock(session, ctx.now)), ...written }))) throw refuse('line-changed', { who: '—' })

    await announce(ctx, notesChanged, { sessionId })
    return (await holdLine(ctx.db, lineId))!
  })
}

/** Removes a line that was emptied; one with words in it stays. */
export function removeLine(ctx: Context, { sessionId, lineId }: { sessionId: SessionId; lineId: NoteLineId }): Promise<{ removed: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    await insistOnWriting(ctx, sessionId)
    const kept = await holdLine(ctx.db, lineId)
    if (!kept || kept.sessionId !== sessionId) return { removed: false }
    if (kept.text !== '') throw refuse('line-not-empty')
    await dropLine(ctx.db, lineId)
    await announce(ctx, notesChanged, { sessionId })
    return { removed: true }
  })
}

async function insistOnWriting(ctx: Context, id: SessionId): Promise<Session> {
  insist(ctx, ctx.actor.kind === 'staff')
  const session = await loadSession(ctx.db, id)
  const seat = session && seatOf(session, ctx.actor)
  if (!session || !seat) throw refusePlainly('not-found')
  if (!notesOpen(session, seat.role, ctx.now)) throw refuse('notes-closed')
  return session
}

function staffId(ctx: Context) {
  if (ctx.actor.kind !== 'staff') throw refuse('notes-closed')
  return ctx.actor.id
}
