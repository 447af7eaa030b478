import * as Y from 'yjs'

/** What a tab says of its notes: what it has (a state vector), and what it typed that the server may lack (an update). As Yjs encodes them. */
export type NotesAsked = { vector: Uint8Array; update: Uint8Array | null }
/** What the server has, and what the tab lacked of it. */
export type NotesTold = { vector: Uint8Array; update: Uint8Array }

/** Marks what was typed elsewhere, so that it is not taken for this tab's own. */
export const afar = 'afar'

/**
 * The notes as one tab has them: what is typed here, what others typed, and what the server may not have yet. Nothing
 * typed is lost while the line is down: it stays unsaved until the server has said that it has it, and may be sent twice.
 */
export class TypedNotes {
  readonly doc = new Y.Doc()
  #known: Uint8Array | null = null
  #typed = 0
  #saved = 0

  /** `unsaved`: what an earlier page of this tab left behind. */
  constructor(unsaved: Uint8Array | null) {
    if (unsaved) {
      Y.applyUpdate(this.doc, unsaved, afar)
      this.#typed = 1
    }
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => { if (origin !== afar) this.#typed += 1 })
  }

  /** Whether the server has said that it has all that was typed here. */
  get saved(): boolean { return this.#typed === this.#saved }

  /** What the server may lack of what was typed here; null where it has all of it. */
  get unsaved(): Uint8Array | null {
    return this.saved ? null : Y.encodeStateAsUpdate(this.doc, this.#known ?? undefined)
  }

  /** Tells the server what it lacks and learns what this tab lacks. What is typed meanwhile stays unsaved. */
  async sync(ask: (asked: NotesAsked) => Promise<NotesTold>): Promise<void> {
    const typed = this.#typed
    const { vector, update } = await ask({ vector: Y.encodeStateVector(this.doc), update: this.unsaved })
    Y.applyUpdate(this.doc, update, afar)
    this.#known = vector
    this.#saved = typed
  }

  /** Takes in what somebody else typed; false where something before it is missing, so that it must be asked for. */
  hear(update: Uint8Array): boolean {
    Y.applyUpdate(this.doc, update, afar)
    return this.doc.store.pendingStructs === null
  }

  /** The server has less than it said: all of it is sent again. */
  sendAll(): void { this.#known = null }
}
