/** What a sender's report says: at this moment of its own clock it stood at this timestamp (RFC 3550, 6.4.1). */
export type Report = { ntpMs: number; timestamp: number }

const smoothing = 0.1
const farMs = 2_000

/** A packet, or a report, and when it came. */
export type Heard = { timestamp: number; at: number }

/**
 * Whether a report speaks of what is recorded. NOTE: somebody who sends several sizes of a picture reports on each, and
 * each counts its timestamps from somewhere else; the one that fits what has just come is the right one. Rule V6.
 */
export const speaksOf = (report: Heard, packet: Heard, rate: number): boolean => Math.abs((((report.timestamp - packet.timestamp) | 0) / rate) * 1_000 - (report.at - packet.at)) < farMs

/**
 * When a picture or a piece of sound was taken, on its sender's clock: both kinds of one sender share it, so sound and
 * lips stay together. Reports jitter, so the first is taken as it is and later ones move it a little. Rule V6.
 */
export class SenderClock {
  readonly #rate: number
  #last: { raw: number; whole: number } | null = null
  #offset: number | null = null
  #guessed = false

  constructor(rate: number) { this.#rate = rate }

  /** Whether the sender has told the time, or it was guessed for want of a report. */
  get known(): boolean { return this.#offset !== null }

  report({ ntpMs, timestamp }: Report): void {
    const sample = ntpMs - this.#ms(timestamp)
    // NOTE: a guess is set right by the first report, unless it was so far off that the file would tear.
    if (this.#guessed && Math.abs(sample - this.#offset!) > farMs) return
    this.#offset = this.#offset === null || this.#guessed ? sample : this.#offset + (sample - this.#offset) * smoothing
    this.#guessed = false
  }

  /** For want of a report: what came now was taken now. */
  guess(timestamp: number, senderNow: number): void {
    if (this.#offset !== null) return
    this.#offset = senderNow - this.#ms(timestamp)
    this.#guessed = true
  }

  /** Milliseconds on the sender's clock. Asked only once `known`. */
  at(timestamp: number): number { return this.#ms(timestamp) + this.#offset! }

  // Timestamps are 32 bits and begin anywhere: counted on over their end.
  #ms(timestamp: number): number {
    const whole = this.#last === null ? timestamp : this.#last.whole + ((timestamp - this.#last.raw) | 0)
    this.#last = { raw: timestamp, whole }
    return (whole / this.#rate) * 1_000
  }
}

/** The moment that an NTP time names, in milliseconds since 1970. */
export const ntpToMs = (seconds: number, fraction: number): number => (seconds - 2_208_988_800) * 1_000 + (fraction / 2 ** 32) * 1_000
