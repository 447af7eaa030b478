/** What comes out of the buffer: the next packet, or that so many before it are lost. */
export type Ordered<T> = { item: T; lostBefore: number }
type Held<T> = { item: T; since: number }

/**
 * Puts packets in the order of their numbers. A hole is waited for so long, because what was lost is sent again; then it
 * is a loss, and said so. Rule V5.
 */
export class Reorder<T> {
  readonly #waitMs: number
  readonly #held = new Map<number, Held<T>>()
  #next: number | null = null

  constructor(waitMs = 400) { this.#waitMs = waitMs }

  push(seq: number, item: T, now: number): Ordered<T>[] {
    this.#next ??= seq
    const ahead = distance(this.#next, seq)
    if (ahead < 0) {
      // NOTE: far behind is no late packet: the sender began to count anew.
      if (ahead > -3_000) return this.due(now)
      this.#held.clear()
      this.#next = seq
    }
    if (!this.#held.has(seq)) this.#held.set(seq, { item, since: now })
    return this.due(now)
  }

  /** What may go now, also where nothing new has come. */
  due(now: number): Ordered<T>[] {
    const out: Ordered<T>[] = []
    while (this.#next !== null && this.#held.size > 0) {
      const ready = this.#held.get(this.#next)
      if (ready) {
        this.#let(this.#next, ready.item, 0, out)
        continue
      }
      const first = this.#firstHeld(this.#next)
      const held = this.#held.get(first)!
      if (now - held.since < this.#waitMs) break
      this.#let(first, held.item, distance(this.#next, first), out)
    }
    return out
  }

  #let(seq: number, item: T, lostBefore: number, out: Ordered<T>[]): void {
    this.#held.delete(seq)
    this.#next = (seq + 1) & 0xffff
    out.push({ item, lostBefore })
  }

  #firstHeld(next: number): number {
    let first = -1
    for (const seq of this.#held.keys()) if (first < 0 || distance(next, seq) < distance(next, first)) first = seq
    return first
  }
}

/** How far `to` lies after `from` on the circle of 16-bit numbers; negative where before. */
export const distance = (from: number, to: number): number => ((to - from + 0x8000) & 0xffff) - 0x8000
