import { beginLine, type TypedLine } from '#shared/records/note-doc.ts'
import { type NotesAsked, TypedNotes } from '#shared/records/typed-notes.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Context } from '#server/people/index.ts'
import { syncNotes } from '#server/records/actions/sync-notes.ts'
import { anId } from './a-context.ts'

/** Types a line into the notes of a session, as a tab does, and gives its id. */
export async function typeLine(ctx: Context, sessionId: SessionId, text: string, given: Partial<TypedLine> = {}): Promise<TypedLine['id']> {
  const notes = new TypedNotes(null)
  const ask = async (asked: NotesAsked) => (await syncNotes(ctx, { sessionId, ...asked })).told
  const line: TypedLine = { id: anId<'note_line'>(), atMs: 65_000, speaker: 'applicant', text, ...given }
  await notes.sync(ask)
  beginLine(notes.doc, line)
  await notes.sync(ask)
  return line.id
}
