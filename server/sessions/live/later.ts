import { setTimeout as wait } from 'node:timers/promises'
import { isDatabaseGone } from '#server/platform/db.ts'
import type { Log } from '#server/platform/log.ts'

/**
 * Writes to the database what has already happened at a table, in order. A talk does not stop because the database is
 * gone for a while: what could not be written is tried again until it can.
 */
export class Later {
  readonly #log: Log
  readonly #everyMs: number
  readonly #restMs: number
  #waiting = 0
  #last: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(log: Log, { everyMs = 500, restMs = 250 } = {}) {
    this.#log = log
    this.#everyMs = everyMs
    this.#restMs = restMs
  }

  /** How many writes have not reached the database yet. */
  get waiting(): number { return this.#waiting }

  /** Writes after everything before has been written. NOTE: work runs again from the top, so it must bear that. */
  write(what: string, work: () => Promise<unknown>): void {
    // NOTE: the first of several lets what people wait for go before it.
    if (this.#waiting === 0) this.#last = wait(this.#restMs, undefined, { ref: false })
    void this.#append(what, work)
  }

  /**
   * The same without a rest, for what somebody relies on as soon as they are told of it, such as their closed microphone:
   * a server that dies must not forget it. Waits until it is written; no longer than so long where the database is gone.
   */
  async writeNow(what: string, work: () => Promise<unknown>, withinMs = 1_500): Promise<void> {
    if (this.#waiting === 0) this.#last = Promise.resolve()
    await Promise.race([this.#append(what, work), wait(withinMs, undefined, { ref: false })])
  }

  /** Waits until all is written, or so long. True when all is. */
  async settle(withinMs: number): Promise<boolean> {
    await Promise.race([this.#last, wait(withinMs, undefined, { ref: false })])
    return this.#waiting === 0
  }

  /** Stops trying; says how many writes are lost. */
  stop(): number {
    this.#stopped = true
    return this.#waiting
  }

  #append(what: string, work: () => Promise<unknown>): Promise<void> {
    this.#waiting += 1
    this.#last = this.#last.then(() => this.#until(what, work)).finally(() => { this.#waiting -= 1 })
    return this.#last
  }

  async #until(what: string, work: () => Promise<unknown>): Promise<void> {
    while (!this.#stopped) {
      try {
        await work()
        return
      } catch (error) {
        if (!isDatabaseGone(error)) return this.#log.error({ err: error, what }, 'what happened at a table could not be written')
        await wait(this.#everyMs, undefined, { ref: false })
      }
    }
  }
}
