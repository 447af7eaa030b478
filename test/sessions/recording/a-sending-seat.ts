import type { types } from 'mediasoup'
import { EventEmitter } from 'node:events'
import type { SeatId } from '#shared/sessions/words.ts'
import { Tap } from '#server/sessions/media/tap.ts'
import type { Sources } from '#server/sessions/recording/session-tape.ts'
import { aVp8Frame, RtpSender, vp8Payloads } from './an-rtp-sender.ts'

let ssrc = 70_000

/** A router's senders without browsers: what they send comes in over plain RTP, everything behind is the real thing. */
export class PlainSources extends EventEmitter<{ sends: [SeatId, string] }> implements Sources {
  readonly #router: types.Router
  readonly #direct: types.DirectTransport
  readonly #producers = new Map<string, { seatId: SeatId; producer: types.Producer }>()

  private constructor(router: types.Router, direct: types.DirectTransport) {
    super()
    this.#router = router
    this.#direct = direct
  }

  static async create(router: types.Router): Promise<PlainSources> { return new PlainSources(router, await router.createDirectTransport()) }

  get senders() { return [...this.#producers.values()].map(({ seatId, producer }) => ({ seatId, producerId: producer.id })) }

  async tap(producerId: string): Promise<Tap | null> {
    const found = this.#producers.get(producerId)
    return found && !found.producer.closed ? Tap.create(this.#direct, found.producer, this.#router.rtpCapabilities) : null
  }

  /** A seat begins to send. */
  async send(seatId: SeatId, kind: 'audio' | 'video', ways: { loss?: () => boolean; wantsKey?: () => void } = {}): Promise<{ sender: RtpSender; producer: types.Producer }> {
    const transport = await this.#router.createPlainTransport({ listenInfo: { protocol: 'udp', ip: '127.0.0.1' }, rtcpMux: true, comedia: true })
    const own = (ssrc += 1)
    const producer = await transport.produce({ kind, rtpParameters: {
      codecs: [kind === 'audio' ? { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2, rtcpFeedback: [{ type: 'nack' }] } : { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000, rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }] }],
      encodings: [{ ssrc: own }], rtcp: { cname: seatId },
    } })
    this.#producers.set(producer.id, { seatId, producer })
    const sender = await RtpSender.create({ port: transport.tuple.localPort, ssrc: own, payloadType: kind === 'audio' ? 111 : 96, clockRate: kind === 'audio' ? 48_000 : 90_000, ...ways })
    producer.observer.once('close', () => { this.#producers.delete(producer.id); sender.close(); transport.close() })
    this.emit('sends', seatId, producer.id)
    return { sender, producer }
  }
}

/** Somebody who talks into a camera until stopped: 25 pictures and 50 pieces of sound a second, on a clock of their own. */
export async function aTalk(sources: PlainSources, seatId: SeatId, { clockOff = 0, loss, reports = true }: { clockOff?: number; loss?: () => boolean; reports?: boolean } = {}) {
  let wanted = true
  const sound = await sources.send(seatId, 'audio', loss ? { loss } : {})
  const picture = await sources.send(seatId, 'video', { ...(loss ? { loss } : {}), wantsKey: () => { wanted = true } })
  let [tick, mark] = [0, 0]
  const startedAt = Date.now()
  const step = (): void => {
    // NOTE: a late timer sends what is due all the same.
    while (startedAt + tick * 20 <= Date.now()) {
      const ms = startedAt + clockOff + tick * 20
      sound.sender.frame([Buffer.alloc(80, mark)], ms)
      if (tick % 2 === 0) {
        picture.sender.frame(vp8Payloads(aVp8Frame({ key: wanted, mark: (mark += 1) & 0xff }), mark), ms)
        wanted = false
      }
      if (reports && tick % 25 === 3) { sound.sender.report(); picture.sender.report() }
      tick += 1
    }
  }
  const ticking = setInterval(step, 10)
  return { sound, picture, stop: () => clearInterval(ticking), get taken() { return tick * 20 } }
}
