import type { types } from 'mediasoup'
import { EventEmitter } from 'node:events'

type News = {
  packet: [raw: Buffer]
  report: [report: { ntpSeconds: number; ntpFraction: number; timestamp: number }]
  closed: []
}

/**
 * What one seat sends, as it reaches the server: its packets, and what its sender reports of its clock. Nothing of it
 * goes to anybody; nothing is asked of the sender but a whole picture now and then.
 */
export class Tap extends EventEmitter<News> {
  readonly kind: 'audio' | 'video'
  readonly #producer: types.Producer
  readonly #consumer: types.Consumer
  readonly #trace: (trace: types.ProducerTraceEventData) => void

  private constructor(producer: types.Producer, consumer: types.Consumer) {
    super()
    this.kind = producer.kind
    this.#producer = producer
    this.#consumer = consumer
    this.#trace = (trace) => {
      if (trace.type !== 'sr') return
      const report = trace.info as { ntpSec: number; ntpFrac: number; rtpTs: number }
      this.emit('report', { ntpSeconds: report.ntpSec, ntpFraction: report.ntpFrac, timestamp: report.rtpTs })
    }
    // NOTE: a direct connection carries no sender reports, so the producer is listened to.
    producer.on('trace', this.#trace)
    consumer.on('rtp', (raw) => this.emit('packet', raw))
    consumer.observer.once('close', () => {
      producer.off('trace', this.#trace)
      this.emit('closed')
    })
  }

  static async create(direct: types.DirectTransport, producer: types.Producer, capabilities: types.RtpCapabilities): Promise<Tap> {
    const consumer = await direct.consume({ producerId: producer.id, rtpCapabilities: capabilities, paused: true, enableRtx: false })
    await producer.enableTraceEvent(['sr'])
    return new Tap(producer, consumer)
  }

  get producerId(): string { return this.#producer.id }
  get codec(): string { return this.#consumer.rtpParameters.codecs[0]?.mimeType.toLowerCase() ?? '' }
  get clockRate(): number { return this.#consumer.rtpParameters.codecs[0]?.clockRate ?? 90_000 }
  /** The number of the header extension that tells how loud a packet is; null where the sender tells none. */
  get levelId(): number | null { return this.#consumer.rtpParameters.headerExtensions?.find(({ uri }) => uri === 'urn:ietf:params:rtp-hdrext:ssrc-audio-level')?.id ?? null }
  /** Its sender is muted: nothing is to be expected. */
  get paused(): boolean { return this.#producer.paused }
  get closed(): boolean { return this.#consumer.closed }

  async start(): Promise<void> { await this.#consumer.resume() }

  /** Asks the sender for a whole picture. */
  askKeyFrame(): void {
    if (!this.#consumer.closed) this.#consumer.requestKeyFrame().catch(() => undefined)
  }

  /** Lets go. May be called twice. */
  close(): void {
    this.removeAllListeners('packet')
    this.#consumer.close()
  }
}
