import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Db } from '#server/platform/db.ts'

/** What came of a registration: its appointment, or why there is none. */
export type Outcome = { id: AppointmentId } | { refused: unknown }

/** What a desk does: it books a turn of registrations together, then says of each that was booked what came of it. */
export type Work<Item, Answer> = { bookAll: (items: readonly Item[]) => Promise<Outcome[]>; answerAll: (booked: readonly { item: Item; id: AppointmentId }[]) => Promise<Answer[]> }

type Waiting<Item, Answer> = { key: string; item: Item; done: (answer: Answer) => void; fail: (refused: unknown) => void }

/** More at once would keep the first one waiting for the last. */
const atOnce = 24

/**
 * Registrations that come while others are being booked wait a moment and are then booked together: one lock, one look
 * at the county, one commit. While a turn is told what came of it, the next is being booked. The same submission twice
 * waits for one outcome. One desk for each county of each database (what lies in two counties has one too), so that nobody
 * waits for another county nor is given its officers; a caller's own transaction is a database of its own.
 */
export class BookingDesk<Item, Answer> {
  static readonly #desks = new WeakMap<Db, Map<string, BookingDesk<never, never>>>()
  readonly #work: Work<Item, Answer>
  readonly #answers = new Map<string, Promise<Answer>>()
  #waiting: Waiting<Item, Answer>[] = []
  #busy = false

  constructor(work: Work<Item, Answer>) {
    this.#work = work
  }

  static at<Item, Answer>(db: Db, counties: string, work: Work<Item, Answer>): BookingDesk<Item, Answer> {
    let desks = BookingDesk.#desks.get(db)
    if (!desks) BookingDesk.#desks.set(db, (desks = new Map()))
    let desk = desks.get(counties) as BookingDesk<Item, Answer> | undefined
    if (!desk) desks.set(counties, (desk = new BookingDesk(work)) as unknown as BookingDesk<never, never>)
    return desk
  }

  /** Waits for a turn; gives what came of it, or throws why nothing did. `key` tells submissions apart. */
  book(key: string, item: Item): Promise<Answer> {
    const known = this.#answers.get(key)
    if (known) return known
    const answer = new Promise<Answer>((done, fail) => { this.#waiting.push({ key, item, done, fail }) })
    this.#answers.set(key, answer)
    if (!this.#busy) void this.#serve()
    return answer
  }

  async #serve(): Promise<void> {
    this.#busy = true
    while (this.#waiting.length > 0) {
      const turn = this.#waiting.slice(0, atOnce)
      this.#waiting = this.#waiting.slice(atOnce)
      void this.#answer(turn, await this.#settle(turn.map(({ item }) => item)))
    }
    this.#busy = false
  }

  async #answer(turn: readonly Waiting<Item, Answer>[], outcomes: readonly Outcome[]): Promise<void> {
    const booked = turn.flatMap((one, nth) => {
      const outcome = outcomes[nth]!
      if ('id' in outcome) return [{ ...one, id: outcome.id }]
      one.fail(outcome.refused)
      return []
    })
    try {
      const answers = booked.length > 0 ? await this.#work.answerAll(booked) : []
      for (const [nth, { done }] of booked.entries()) done(answers[nth]!)
    } catch (error) {
      for (const { fail } of booked) fail(error)
    }
    for (const { key } of turn) this.#answers.delete(key)
  }

  // NOTE: one bad registration must not cost the others theirs: when a turn fails, each is booked by itself.
  async #settle(items: readonly Item[]): Promise<Outcome[]> {
    try {
      return await this.#work.bookAll(items)
    } catch (refused) {
      if (items.length === 1) return [{ refused }]
      const outcomes: Outcome[] = []
      for (const item of items) outcomes.push(...(await this.#settle([item])))
      return outcomes
    }
  }
}
