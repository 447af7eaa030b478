import type { Tap } from '../media/tap.ts'
import { Part } from './part.ts'
import type { PartNotes } from './part-notes.ts'
import { Track } from './track.ts'

type NewNotes = () => PartNotes
export type TapeState = { producerId: string; kind: 'audio' | 'video'; paused: boolean; quietMs: number; level: number | null }

/** All that one seat sends, one file after the other: a new one whenever what it sends changes. Rule V4. */
export class SeatTape {
  readonly #folder: string
  readonly #newNotes: NewNotes
  readonly #now: () => number
  readonly #ended: (part: Promise<unknown>) => void
  #tracks: Track[] = []
  #part: Part | null = null
  #failure: unknown = null

  constructor(folder: string, now: () => number, newNotes: NewNotes, ended: (part: Promise<unknown>) => void) {
    this.#folder = folder
    this.#now = now
    this.#newNotes = newNotes
    this.#ended = ended
  }

  /** What became of the disk, once; null where all is well. */
  takeFailure(): unknown {
    const failure = this.#failure
    this.#failure = null
    return failure
  }

  async take(tap: Tap): Promise<void> {
    this.#tracks.find(({ kind }) => kind === tap.kind)?.close()
    const track = new Track(tap, this.#now, (frame, now) => { if (this.#tracks.includes(track)) this.#current().push(track, frame, now) })
    this.#expect([...this.#tracks.filter(({ kind }) => kind !== tap.kind), track])
    tap.once('closed', () => { if (this.#tracks.includes(track)) this.#expect(this.#tracks.filter((other) => other !== track)) })
    await tap.start()
  }

  tick(now: number): void {
    for (const track of this.#tracks) track.tick(now)
    this.#part?.tick(now)
    if (this.#part && this.#part.failed !== null) this.#failure = this.#part.failed
    if (this.#part?.torn || this.#part?.failed) this.#turnPage()
  }

  states(now: number): TapeState[] {
    return this.#tracks.map((track) => ({ producerId: track.tap.producerId, kind: track.kind, paused: track.tap.paused, quietMs: track.quietMs(now), level: track.level }))
  }

  /** From this moment nothing more is taken; what was taken before is written. May be called twice. */
  close(): void {
    for (const track of this.#tracks) track.close()
    this.#tracks = []
    this.#turnPage()
  }

  // NOTE: sound and picture of a newcomer begin one after the other: a file that has not begun waits for both.
  #expect(tracks: Track[]): void {
    if (this.#part?.begun || tracks.length === 0) this.#turnPage()
    this.#tracks = tracks
    this.#part?.expect(tracks)
  }

  #current(): Part { return (this.#part ??= new Part(this.#folder, this.#newNotes(), this.#tracks)) }

  #turnPage(): void {
    const part = this.#part
    this.#part = null
    if (part) this.#ended(part.close(this.#now()))
  }
}
