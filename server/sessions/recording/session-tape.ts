import { EventEmitter } from 'node:events'
import type { SeatId } from '#shared/sessions/words.ts'
import type { Tap } from '../media/tap.ts'
import type { PartNotes } from './part-notes.ts'
import { SeatTape, type TapeState } from './seat-tape.ts'

const tickMs = 250

/** Where what is sent can be heard: the session's media. */
export type Sources = {
  senders: readonly { seatId: SeatId; producerId: string }[]
  tap: (producerId: string) => Promise<Tap | null>
  on: (event: 'sends', hears: (seatId: SeatId, producerId: string) => void) => unknown
  off: (event: 'sends', hears: (seatId: SeatId, producerId: string) => void) => unknown
}
/** `ended`: a file has been ended and can be filed. `failed`: the disk would not take it. */
type News = { ended: []; failed: [error: unknown] }
export type Tape = { seatId: SeatId; tracks: TapeState[] }

/**
 * One recording of a session, from its start to its stop: a tape for each seat that sends. Children of it: the tapes.
 * Nothing is taken before `create` and nothing after `close`.
 */
export class SessionTape extends EventEmitter<News> {
  readonly #media: Sources
  readonly #folder: string
  readonly #now: () => number
  readonly #newNotes: (seatId: SeatId) => PartNotes
  readonly #seats = new Map<SeatId, SeatTape>()
  readonly #ending = new Set<Promise<unknown>>()
  readonly #ticking: NodeJS.Timeout
  readonly #hears = (seatId: SeatId, producerId: string): void => { void this.#take(seatId, producerId) }
  #closed = false

  constructor(media: Sources, { folder, newNotes, now }: { folder: string; newNotes: (seatId: SeatId) => PartNotes; now: () => number }) {
    super()
    this.#media = media
    this.#folder = folder
    this.#newNotes = newNotes
    this.#now = now
    media.on('sends', this.#hears)
    for (const { seatId, producerId } of media.senders) void this.#take(seatId, producerId)
    this.#ticking = setInterval(() => this.#tick(), tickMs)
  }

  /** What stands on each tape just now. */
  get tapes(): Tape[] { return [...this.#seats].map(([seatId, tape]) => ({ seatId, tracks: tape.states(this.#now()) })) }

  /** Stops: not a packet more. Resolves when all that was taken is on the disk. May be called twice. */
  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#ticking)
    this.#media.off('sends', this.#hears)
    for (const tape of this.#seats.values()) tape.close()
    await Promise.all(this.#ending)
  }

  async #take(seatId: SeatId, producerId: string): Promise<void> {
    try {
      const tap = await this.#media.tap(producerId)
      if (!tap) return
      if (this.#closed || tap.closed) return tap.close()
      await this.#seat(seatId).take(tap)
    } catch (error) {
      if (!this.#closed) this.emit('failed', error)
    }
  }

  #seat(seatId: SeatId): SeatTape {
    let tape = this.#seats.get(seatId)
    if (!tape) this.#seats.set(seatId, (tape = new SeatTape(this.#folder, this.#now, () => this.#newNotes(seatId), (ended) => this.#await(ended))))
    return tape
  }

  #await(ended: Promise<unknown>): void {
    this.#ending.add(ended)
    void ended.catch((error: unknown) => this.emit('failed', error)).finally(() => {
      this.#ending.delete(ended)
      this.emit('ended')
    })
  }

  #tick(): void {
    for (const tape of this.#seats.values()) {
      tape.tick(this.#now())
      const failure = tape.takeFailure()
      if (failure !== null) this.emit('failed', failure)
    }
  }
}
