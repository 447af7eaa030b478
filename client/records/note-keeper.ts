import type { NoteLine, NoteLineId, Speaker } from '#shared/records/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { api } from '../platform/api.ts'
import { refusalOf, type Told } from '../platform/refusal-of.ts'
import { line } from '../platform/socket.ts'

/** A line that this tab has typed and the server may not have yet. `revision` is the one it was made from. */
export type Typed = { id: NoteLineId; begunAtMs: number; speaker: Speaker; text: string; revision: number; state: 'waiting' | 'saving' | 'failed' | 'overtaken' | 'refused'; told: Told | null }

const pauseMs = 600
const againMs = 3_000

/** Keeps what is typed until the server has it: saves after a pause, keeps it in the tab, tries again, overwrites nobody. */
export class NoteKeeper {
  readonly #sessionId: SessionId
  readonly #saved: (line: NoteLine) => void
  readonly #listeners = new Set<() => void>()
  readonly #timers = new Map<NoteLineId, ReturnType<typeof setTimeout>>()
  #typed: ReadonlyMap<NoteLineId, Typed>

  constructor(sessionId: SessionId, saved: (line: NoteLine) => void) {
    this.#sessionId = sessionId
    this.#saved = saved
    this.#typed = new Map(read(place(sessionId)).map((kept) => [kept.id, { ...kept, state: 'waiting', told: null }]))
  }

  /** What is not saved yet, for a screen to lay over what is. */
  get typed(): ReadonlyMap<NoteLineId, Typed> { return this.#typed }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Starts saving what an earlier page left behind, and whatever waits once the line stands again. Returns how to stop. */
  open(): () => void {
    const again = () => { for (const id of this.#typed.keys()) this.#soon(id, 0) }
    again()
    line().on('connect', again)
    return () => {
      line().off('connect', again)
      for (const timer of this.#timers.values()) clearTimeout(timer)
      this.#timers.clear()
    }
  }

  /** Somebody typed: kept at once, saved after a pause. */
  type(was: Pick<Typed, 'id' | 'begunAtMs' | 'revision'>, change: Pick<Typed, 'speaker' | 'text'>): void {
    const before = this.#typed.get(was.id)
    // NOTE: while a save is on its way the next one still counts from the revision that it was made from.
    this.#put({ ...was, ...change, revision: before?.revision ?? was.revision, state: before?.state === 'saving' ? 'saving' : 'waiting', told: null })
    this.#soon(was.id, pauseMs)
  }

  /** Keeps what was typed here, over what somebody else saved in the meantime. */
  keepMine(id: NoteLineId, revision: number): void {
    const mine = this.#typed.get(id)
    if (!mine) return
    this.#put({ ...mine, revision, state: 'waiting', told: null })
    this.#soon(id, 0)
  }

  /** Lets go of what was typed here. */
  drop(id: NoteLineId): void {
    clearTimeout(this.#timers.get(id))
    this.#set(new Map([...this.#typed].filter(([key]) => key !== id)))
  }

  #soon(id: NoteLineId, ms: number): void {
    clearTimeout(this.#timers.get(id))
    this.#timers.set(id, setTimeout(() => void this.#save(id), ms))
  }

  async #save(id: NoteLineId): Promise<void> {
    const sent = this.#typed.get(id)
    if (!sent || sent.state === 'saving' || sent.state === 'overtaken' || sent.state === 'refused') return
    this.#put({ ...sent, state: 'saving', told: null })
    const { begunAtMs, speaker, text, revision } = sent
    try {
      const saved = await api.records.putLine({ sessionId: this.#sessionId, lineId: id, begunAtMs, speaker, text, revision }) as NoteLine
      this.#saved(saved)
      this.#settle(sent, saved.revision)
    } catch (error) {
      this.#fail(id, refusalOf(error))
    }
  }

  // What was typed while the save was on its way is saved next, from the revision that it has made.
  #settle(sent: Typed, revision: number): void {
    const now = this.#typed.get(sent.id)
    if (!now) return
    if (now.text === sent.text && now.speaker === sent.speaker) return this.drop(sent.id)
    this.#put({ ...now, revision, state: 'waiting' })
    this.#soon(sent.id, pauseMs)
  }

  #fail(id: NoteLineId, told: Told): void {
    const now = this.#typed.get(id)
    if (!now) return
    const state = told.lost || told.code === 'database-gone' || told.code === 'too-many' || told.code === 'something-broke' ? 'failed' : told.code === 'line-changed' ? 'overtaken' : 'refused'
    this.#put({ ...now, state, told })
    if (state === 'failed') this.#soon(id, againMs)
  }

  #put(typed: Typed): void {
    this.#set(new Map(this.#typed).set(typed.id, typed))
  }

  #set(typed: ReadonlyMap<NoteLineId, Typed>): void {
    this.#typed = typed
    sessionStorage.setItem(place(this.#sessionId), JSON.stringify([...typed.values()]))
    for (const listener of this.#listeners) listener()
  }
}

const place = (sessionId: SessionId): string => `lianxin.kept.notes.${sessionId}`

function read(where: string): Typed[] {
  try {
    return JSON.parse(sessionStorage.getItem(where) ?? '[]') as Typed[]
  } catch {
    return []
  }
}

/** A new line's id. NOTE: not crypto.randomUUID, which a page that came over plain HTTP does not have. */
export function newLineId(): NoteLineId {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as NoteLineId
}
