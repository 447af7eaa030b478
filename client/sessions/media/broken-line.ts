import { type BrokenStage, brokenStage, untilNextStage } from '#shared/sessions/rules.ts'

/**
 * Tells of a break by its timeline (S14). A line is whole when the server is reached and packets pass, and broken while
 * one of them fails; `tell` hears each stage, and null when it is whole again.
 */
export class BrokenLine {
  readonly #tell: (stage: BrokenStage | null) => void
  #broken: { line: boolean; media: boolean } = { line: false, media: false }
  #since: number | null = null
  #next: ReturnType<typeof setTimeout> | undefined

  constructor(tell: (stage: BrokenStage | null) => void) {
    this.#tell = tell
  }

  /** What broke, or is whole again. */
  is(broken: Partial<{ line: boolean; media: boolean }>): void {
    this.#broken = { ...this.#broken, ...broken }
    if (!this.#broken.line && !this.#broken.media) return this.#mended()
    if (this.#since !== null) return
    this.#since = performance.now()
    this.#tellOn()
  }

  /** Says no more. May be called twice. */
  close(): void {
    clearTimeout(this.#next)
    this.#since = null
  }

  #mended(): void {
    if (this.#since === null) return
    this.close()
    this.#tell(null)
  }

  #tellOn(): void {
    if (this.#since === null) return
    const ms = performance.now() - this.#since
    this.#tell(brokenStage(ms))
    const next = untilNextStage(ms)
    // NOTE: a timer may ring a moment early; a moment later is no harm.
    if (next !== null) this.#next = setTimeout(() => this.#tellOn(), next + 20)
  }
}
