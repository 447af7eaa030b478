import * as Y from 'yjs'
import { withoutTurns } from '#shared/platform/turns.ts'
import { beginLine, linesIn, readLines, type TypedLine } from '#shared/records/note-doc.ts'
import { lineLength, stampOf } from '#shared/records/rules.ts'
import { speakers } from '#shared/records/words.ts'
import { refuse } from './refuse.ts'

// NOTE: what two typists who respect the field's own limit can never reach, however their words come together.
const most = { lines: 4_000, line: 4 * lineLength }

/** The document of a session's notes, from what was typed in it; notes that were once saved line by line are its beginning. */
export function openNotes(updates: readonly Uint8Array[], lines: readonly TypedLine[]): Y.Doc {
  const doc = new Y.Doc()
  if (updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates([...updates]))
  else {
    // NOTE: in one and the same name, so that it is the same beginning whoever opens them first.
    const own = doc.clientID
    doc.clientID = 1
    doc.transact(() => { for (const line of lines) beginLine(doc, line) })
    doc.clientID = own
  }
  return doc
}

/** What an update did to the notes: itself as it is kept and told on (null where all of it was known), and the lines that it changed. */
export type TakenIn = { update: Uint8Array | null; changed: TypedLine[] }

/** Takes an update in: refused whole where it is anything but notes; a line that it begins is stamped between the start and now. Rules N2, N3. */
export function takeIn(doc: Y.Doc, update: Uint8Array, clockMs: number): TakenIn {
  const before = new Map(readLines(doc).map((line) => [line.id, line]))
  const done: Uint8Array[] = []
  doc.on('update', (one: Uint8Array) => { done.push(one) })
  try { Y.applyUpdate(doc, update) } catch { throw refuse('notes-not-understood') }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw refuse('notes-gap')
  if (!areNotes(doc)) throw refuse('notes-not-understood')
  const after = readLines(doc).map((line) => ({ ...line, atMs: before.get(line.id)?.atMs ?? stampOf(line.atMs, clockMs) }))
  doc.transact(() => { for (const { id, atMs } of after) if (linesIn(doc).get(id)!.get('atMs') !== atMs) linesIn(doc).get(id)!.set('atMs', atMs) })
  const isChanged = ({ id, speaker, text }: TypedLine) => before.get(id)?.text !== text || before.get(id)?.speaker !== speaker
  return { update: done.length > 0 ? Y.mergeUpdates(done) : null, changed: after.filter(isChanged) }
}

// Lines by id, each with its stamp, who speaks, and plain words; nothing else.
function areNotes(doc: Y.Doc): boolean {
  const lines = linesIn(doc)
  return [...doc.share.keys()].every((name) => name === 'lines') && lines.size <= most.lines && [...lines].every(([id, line]) => isId(id) && isLine(line))
}

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

function isLine(line: unknown): boolean {
  if (!(line instanceof Y.Map) || [...line.keys()].sort().join() !== 'atMs,speaker,text') return false
  const [atMs, speaker, text] = ['atMs', 'speaker', 'text'].map((key) => line.get(key) as unknown)
  return Number.isFinite(atMs) && speakers.some((known) => known === speaker) && text instanceof Y.Text && areWords(text)
}

function areWords(text: Y.Text): boolean {
  const words = text.toString()
  return words.length <= most.line && words.length === text.length && !words.includes('\u0000') && words.isWellFormed() && withoutTurns(words) === words
}
