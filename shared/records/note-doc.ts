import * as Y from 'yjs'
import type { Edit } from './edit-rules.ts'
import type { NoteLineId, Speaker } from './words.ts'

/** A line of the notes as it stands in the document that is typed into. */
export type TypedLine = { id: NoteLineId; atMs: number; speaker: Speaker; text: string }

type Line = Y.Map<number | string | Y.Text>

/** The lines of a document of notes, by id. NOTE: none is ever taken out: whoever typed in it offline would lose their words. An empty one is not shown. */
export const linesIn = (doc: Y.Doc): Y.Map<Line> => doc.getMap<Line>('lines')

/** The words of a line; null where there is no such line. */
export function wordsOf(doc: Y.Doc, id: NoteLineId): Y.Text | null {
  const text = linesIn(doc).get(id)?.get('text')
  return text instanceof Y.Text ? text : null
}

/** All lines, the empty ones too, in the order of the session clock. */
export function readLines(doc: Y.Doc): TypedLine[] {
  const lines = [...linesIn(doc)].map(([id, line]) => ({ id: id as NoteLineId, atMs: Number(line.get('atMs')), speaker: line.get('speaker') as Speaker, text: wordsOf(doc, id as NoteLineId)?.toString() ?? '' }))
  return lines.sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
}

/** Begins a line, with its first words. */
export function beginLine(doc: Y.Doc, { id, atMs, speaker, text }: TypedLine): void {
  const line: Line = new Y.Map()
  line.set('atMs', atMs)
  line.set('speaker', speaker)
  line.set('text', new Y.Text(text))
  linesIn(doc).set(id, line)
}

export const letSpeak = (doc: Y.Doc, id: NoteLineId, speaker: Speaker): void => { linesIn(doc).get(id)?.set('speaker', speaker) }

/** Types into a line: what gave way and what came is one change. */
export function typeInto(doc: Y.Doc, id: NoteLineId, { at, removed, inserted }: Edit): void {
  const words = wordsOf(doc, id)
  if (!words) return
  doc.transact(() => {
    if (removed > 0) words.delete(at, removed)
    if (inserted !== '') words.insert(at, inserted)
  })
}
