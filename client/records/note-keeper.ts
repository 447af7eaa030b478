import type { Edit, Step } from '#shared/records/edit-rules.ts'
import { beginLine, letSpeak, readLines, type TypedLine, typeInto, wordsOf } from '#shared/records/note-doc.ts'
import { afar, TypedNotes } from '#shared/records/typed-notes.ts'
import type { NoteLineId, Speaker } from '#shared/records/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { passing, refusalOf, type Told } from '../platform/refusal-of.ts'
import { ask, line } from '../platform/socket.ts'

/** How the whole sheet stands: all saved, saving, or not saved yet. */
export type SheetState = 'allSaved' | 'saving' | 'notYet'
/** The notes as a screen shows them; `opened` once the server has told what it has. */
export type NotesView = { lines: TypedLine[]; opened: boolean; state: SheetState; told: Told | null }

// NOTE: short, because the other typist sees the words when they are saved.
const pauseMs = 300
const againMs = 3_000
// What may be said differently in a moment.
const saidAgain = new Set([...passing, 'notes-gap', 'notes-aside'])

/** Keeps what is typed in the tab until the server has it, tries again after a broken line, and takes in what others type. */
export class NoteKeeper {
  readonly #sessionId: SessionId
  readonly #notes: TypedNotes
  readonly #listeners = new Set<() => void>()
  #view: NotesView = { lines: [], opened: false, state: 'allSaved', told: null }
  #timer: ReturnType<typeof setTimeout> | null = null
  #busy = false

  constructor(sessionId: SessionId) {
    this.#sessionId = sessionId
    this.#notes = new TypedNotes(read(place(sessionId)))
    this.#notes.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== afar) {
        this.#keep()
        this.#soon(pauseMs)
      }
      this.#show({ lines: readLines(this.#notes.doc), state: this.#notes.saved ? 'allSaved' : this.#view.state === 'notYet' ? 'notYet' : 'saving' })
    })
  }

  get view(): NotesView { return this.#view }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Opens the notes, also after each broken line, and hears what others type. Returns how to stop. */
  open(): () => void {
    const again = () => this.#soon(0)
    const hear = ({ sessionId, update }: { sessionId: SessionId; update: Uint8Array }) => {
      // NOTE: bytes arrive in the browser as an ArrayBuffer, whatever they were sent as.
      if (sessionId === this.#sessionId && !this.#notes.hear(new Uint8Array(update))) this.#soon(0)
    }
    line().on('connect', again).on('records:typed', hear)
    again()
    return () => {
      line().off('connect', again).off('records:typed', hear)
      if (this.#timer) clearTimeout(this.#timer)
      this.#timer = null
    }
  }

  begin(line: TypedLine): void { beginLine(this.#notes.doc, line) }
  letSpeak(id: NoteLineId, speaker: Speaker): void { letSpeak(this.#notes.doc, id, speaker) }
  type(id: NoteLineId, edit: Edit): void { typeInto(this.#notes.doc, id, edit) }
  again(): void { this.#soon(0) }

  /** Hears how others change a line while somebody has the caret in it. */
  hear(id: NoteLineId, moved: (steps: readonly Step[]) => void): () => void {
    const words = wordsOf(this.#notes.doc, id)
    const told: Parameters<NonNullable<typeof words>['observe']>[0] = (event, { origin }) => { if (origin === afar) moved(event.delta) }
    words?.observe(told)
    return () => words?.unobserve(told)
  }

  #soon(ms: number): void {
    if (this.#timer && ms > 0) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { this.#timer = null; void this.#sync() }, ms)
  }

  async #sync(): Promise<void> {
    if (this.#busy) return this.#soon(pauseMs)
    this.#busy = true
    try {
      await this.#notes.sync(async (asked) => {
        const { vector, update } = await ask('records:sync', { sessionId: this.#sessionId, ...asked })
        return { vector: new Uint8Array(vector), update: new Uint8Array(update) }
      })
      this.#keep()
      if (!this.#notes.saved) this.#soon(pauseMs)
      this.#show({ opened: true, told: null, state: this.#notes.saved ? 'allSaved' : 'saving' })
    } catch (error) {
      this.#fail(refusalOf(error))
    } finally {
      this.#busy = false
    }
  }

  #fail(told: Told): void {
    if (told.code === 'notes-gap') this.#notes.sendAll()
    const passes = told.lost || saidAgain.has(told.code)
    if (passes) this.#soon(againMs)
    this.#show({ state: this.#notes.saved ? 'allSaved' : 'notYet', told: told.lost && this.#view.opened ? null : told })
  }

  #keep(): void {
    const { unsaved } = this.#notes
    if (unsaved) sessionStorage.setItem(place(this.#sessionId), btoa(Array.from(unsaved, (byte) => String.fromCharCode(byte)).join('')))
    else sessionStorage.removeItem(place(this.#sessionId))
  }

  #show(change: Partial<NotesView>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const place = (sessionId: SessionId): string => `lianxin.kept.typed-notes.${sessionId}`

function read(where: string): Uint8Array | null {
  const kept = sessionStorage.getItem(where)
  return kept === null ? null : Uint8Array.from(atob(kept), (character) => character.charCodeAt(0))
}

/** A new line's id. NOTE: not crypto.randomUUID, which a page that came over plain HTTP does not have. */
export function newLineId(): NoteLineId {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as NoteLineId
}
