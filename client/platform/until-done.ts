/** How an attempt goes on after it failed: again after so many milliseconds, or (null) never. */
export type Again = number | null

/**
 * Does one thing until it is done, one attempt at a time. What is wanted while an attempt runs is not forgotten: it is
 * done right after. `failed` says when to try again, `may` whether it is worth it then.
 */
export class UntilDone {
  readonly #attempt: () => Promise<void>
  readonly #failed: (error: unknown) => Again
  readonly #may: () => boolean
  #trying = false
  #wantedMeanwhile = false
  #closed = false

  constructor(attempt: () => Promise<void>, failed: (error: unknown) => Again, may: () => boolean = () => true) {
    this.#attempt = attempt
    this.#failed = failed
    this.#may = may
  }

  /** Tries now, or right after the attempt that runs. */
  async go(): Promise<void> {
    if (this.#closed) return
    if (this.#trying) { this.#wantedMeanwhile = true; return }
    this.#trying = true
    this.#wantedMeanwhile = false
    const again = await this.#attempt().then(() => null, (error: unknown) => (this.#closed ? null : this.#failed(error)))
    this.#trying = false
    if (this.#wantedMeanwhile) this.#after(0)
    else if (again !== null) this.#after(again)
  }

  /** Tries no more. May be called twice. */
  close(): void { this.#closed = true }

  #after(ms: number): void {
    setTimeout(() => { if (ms === 0 || this.#may()) void this.go() }, ms)
  }
}

/** Waits for an attempt no longer than so; then it is given up, with the error that `giveUp` makes of it. */
export async function withinReason(attempt: Promise<void>, ms: number, giveUp: () => Error): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_resolve, reject) => { timer = setTimeout(() => reject(giveUp()), ms) })
  await Promise.race([attempt, tooLong]).finally(() => clearTimeout(timer))
}
