import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Db } from '#server/platform/db.ts'

/** What came of a registration: its appointment, or why there is none. */
export type Outcome = { id: AppointmentId } | { refused: unknown }

type Waiting<Item> = { key: string; item: Item; done: (outcome: Outcome) => void }

/** More at once would keep the first one waiting for the last. */
const atOnce = 24

/**
 * Registrations that come while others are being booked wait a moment and are then booked together: one lock, one look
 * at the county, one commit. The same submission twice waits for one outcome. One desk for each database; a caller's own
 * transaction is a database of its own.
 */
export class BookingDesk<Item> {
  static readonly #desks = new WeakMap<Db, BookingDesk<never>>()
  readonly #bookAll: (items: readonly Item[]) => Promise<Outcome[]>
  readonly #outcomes = new Map<string, Promise<Outcome>>()
  #waiting: Waiting<Item>[] = []
  #busy = false

  constructor(bookAll: (items: readonly Item[]) => Promise<Outcome[]>) {
    this.#bookAll = bookAll
  }

  static at<Item>(db: Db, bookAll: (items: readonly Item[]) => Promise<Outcome[]>): BookingDesk<Item> {
    let desk = BookingDesk.#desks.get(db) as BookingDesk<Item> | undefined
    if (!desk) BookingDesk.#desks.set(db, (desk = new BookingDesk(bookAll)) as unknown as BookingDesk<never>)
    return desk
  }

  /** Waits for a turn; gives the appointment, or throws why there is none. `key` tells submissions apart. */
  async book(key: string, item: Item): Promise<AppointmentId> {
    let outcome = this.#outcomes.get(key)
    if (!outcome) {
      outcome = new Promise<Outcome>((done) => { this.#waiting.push({ key, item, done }) })
      this.#outcomes.set(key, outcome)
      if (!this.#busy) void this.#serve()
    }
    const settled = await outcome
    if ('refused' in settled) throw settled.refused
    return settled.id
  }

  async #serve(): Promise<void> {
    this.#busy = true
    while (this.#waiting.length > 0) {
      const turn = this.#waiting.slice(0, atOnce)
      this.#waiting = this.#waiting.slice(atOnce)
      const outcomes = await this.#settle(turn.map(({ item }) => item))
      for (const [nth, { key, done }] of turn.entries()) {
        this.#outcomes.delete(key)
        done(outcomes[nth]!)
      }
    }
    this.#busy = false
  }

  // NOTE: one bad registration must not cost the others theirs: when a turn fails, each is booked by itself.
  async #settle(items: readonly Item[]): Promise<Outcome[]> {
    try {
      return await this.#bookAll(items)
    } catch (refused) {
      if (items.length === 1) return [{ refused }]
      const outcomes: Outcome[] = []
      for (const item of items) outcomes.push(...(await this.#settle([item])))
      return outcomes
    }
  }
}
