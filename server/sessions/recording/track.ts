import type { Tap } from '../media/tap.ts'
import { Reorder } from '../rules/recording/reorder.ts'
import { type Packet, readRtp } from '../rules/recording/rtp.ts'
import { type Heard, ntpToMs, type Report, SenderClock, speaksOf } from '../rules/recording/sender-clock.ts'
import { type Frame, Vp8Frames } from '../rules/recording/vp8-frames.ts'

// NOTE: browsers send a whole picture only when asked; without one every few seconds a file cannot be jumped in.
const keyFrameEveryMs = 8_000
const askAgainMs = 400

/** Turns the packets of one seat's sound or picture into whole frames in their order, on their sender's clock. */
export class Track {
  readonly tap: Tap
  clock: SenderClock
  readonly #reorder = new Reorder<Packet>()
  readonly #pictures: Vp8Frames | null
  readonly #out: (frame: Frame, now: number) => void
  readonly #now: () => number
  readonly #since: number
  #keyAt = 0
  #askedAt = 0
  #heard: Heard | null = null
  #reports: (Report & { at: number })[] = []
  /** When the last frame came out, and how loud it was. */
  lastAt: number | null = null
  level: number | null = null

  constructor(tap: Tap, now: () => number, out: (frame: Frame, now: number) => void) {
    this.tap = tap
    this.clock = new SenderClock(tap.clockRate)
    this.#pictures = tap.kind === 'video' ? new Vp8Frames() : null
    this.#out = out
    this.#now = now
    this.#since = now()
    tap.on('report', ({ ntpSeconds, ntpFraction, timestamp }) => this.#weigh({ ntpMs: ntpToMs(ntpSeconds, ntpFraction), timestamp, at: now() }))
    tap.on('packet', (raw) => this.#take(raw))
  }

  get kind(): 'audio' | 'video' { return this.tap.kind }
  /** For how long nothing has come out of it. */
  quietMs(now: number): number { return now - (this.lastAt ?? this.#since) }

  /** Lets go what waited for a hole long enough, and asks for whole pictures. */
  tick(now: number): void {
    for (const { item, lostBefore } of this.#reorder.due(now)) this.#put(item, lostBefore, now)
    if (this.#pictures && !this.tap.paused && (this.#pictures.wantsKey || now - this.#keyAt > keyFrameEveryMs)) this.askKeyFrame(now)
  }

  /** The sender's clock jumped: what it told before holds no longer. */
  forgetClock(): void { this.clock = new SenderClock(this.tap.clockRate) }

  /** Takes nothing more. May be called twice. */
  close(): void { this.tap.close() }

  #take(raw: Buffer): void {
    const packet = readRtp(raw, this.tap.levelId)
    if (!packet) return
    const now = this.#now()
    this.#heard = { timestamp: packet.timestamp, at: now }
    for (const report of this.#reports.splice(0)) this.#weigh(report)
    for (const { item, lostBefore } of this.#reorder.push(packet.seq, packet, now)) this.#put(item, lostBefore, now)
  }

  // A report that comes before anything else is kept until it can be told what it speaks of.
  #weigh(report: Report & { at: number }): void {
    if (!this.#heard) this.#reports.push(report)
    else if (speaksOf(report, this.#heard, this.tap.clockRate)) this.clock.report(report)
  }

  #put(packet: Packet, lostBefore: number, now: number): void {
    const frame = this.#pictures ? this.#pictures.push(packet, lostBefore) : { timestamp: packet.timestamp, data: packet.payload, key: true, size: null }
    if (this.#pictures?.wantsKey && lostBefore > 0) this.askKeyFrame(now)
    if (!frame) return
    this.lastAt = now
    if (packet.level !== null) this.level = packet.level
    if (this.#pictures && frame.key) this.#keyAt = now
    this.#out(frame, now)
  }

  /** Asks for a whole picture, not more often than it helps. */
  askKeyFrame(now: number): void {
    if (now - this.#askedAt < askAgainMs) return
    this.#askedAt = now
    this.tap.askKeyFrame()
  }
}
