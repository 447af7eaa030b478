import type { types } from 'mediasoup'
import { carried, fill } from '#shared/sessions/fill.ts'
import type { ConsumerOffer, DtlsParameters, RtpCapabilities, RtpParameters, TransportOffer, WarmOffer } from '#shared/sessions/media.ts'
import { refuse } from '../refuse.ts'
import type { MediaWorker } from './media-worker.ts'
import type { Kind } from './seat-media.ts'
import { offerOf, openTransport } from './transport.ts'
import { turnedDown } from './turned-down.ts'

type Ways = { send: types.WebRtcTransport; recv: types.WebRtcTransport; direct: types.DirectTransport; down: types.DataProducer; channel: WarmOffer }

/** A call with nobody but the caller in it, on a router of its own: what is sent comes back, and what arrives is counted. */
export class TestCall {
  readonly #router: types.Router
  readonly #ways: Ways
  readonly #capabilities: types.RtpCapabilities
  readonly #producers: types.Producer[] = []
  #arrived = { bytes: 0, firstAt: 0, lastAt: 0 }
  #filling: NodeJS.Timeout | null = null

  private constructor(router: types.Router, ways: Ways, capabilities: types.RtpCapabilities) {
    this.#router = router
    this.#ways = ways
    this.#capabilities = capabilities
  }

  static async create(worker: MediaWorker, capabilities: RtpCapabilities): Promise<TestCall> {
    const { router, server } = await worker.route().catch(() => { throw refuse('session-media-unavailable') })
    try {
      const [send, recv, direct] = await Promise.all([openTransport(router, server), openTransport(router, server), router.createDirectTransport()])
      const down = await direct.produceData({ label: 'down' })
      const { id, sctpStreamParameters } = await recv.consumeData({ dataProducerId: down.id, ordered: false, maxRetransmits: 1 })
      return new TestCall(router, { send, recv, direct, down, channel: { id, dataProducerId: down.id, sctpStreamParameters: sctpStreamParameters! } }, capabilities as types.RtpCapabilities)
    } catch (error) {
      router.close()
      throw error
    }
  }

  get offers(): { send: TransportOffer; recv: TransportOffer; down: WarmOffer } {
    const { send, recv, channel } = this.#ways
    return { send: offerOf(send), recv: offerOf(recv), down: channel }
  }

  async connect(transportId: string, dtls: DtlsParameters): Promise<void> {
    const way = [this.#ways.send, this.#ways.recv].find(({ id }) => id === transportId)
    if (!way) throw refuse('session-connection-lost')
    await turnedDown(() => way.connect({ dtlsParameters: dtls as types.DtlsParameters }))
  }

  /** Takes sound or picture, and sends it straight back. */
  async produce(kind: Kind, rtpParameters: RtpParameters): Promise<{ id: string; back: ConsumerOffer }> {
    return turnedDown(async () => {
      const producer = await this.#ways.send.produce({ kind, rtpParameters: rtpParameters as unknown as types.RtpParameters })
      this.#producers.push(producer)
      const consumer = await this.#ways.recv.consume({ producerId: producer.id, rtpCapabilities: this.#capabilities })
      return { id: producer.id, back: { id: consumer.id, producerId: producer.id, kind, rtpParameters: consumer.rtpParameters as unknown as RtpParameters, paused: false } }
    })
  }

  /** Counts what the caller fills the line with. */
  async countUp(sctpStreamParameters: types.SctpStreamParameters): Promise<{ id: string }> {
    return turnedDown(async () => {
      const up = await this.#ways.send.produceData({ sctpStreamParameters, label: 'up' })
      const counter = await this.#ways.direct.consumeData({ dataProducerId: up.id })
      counter.on('message', (message) => {
        const now = performance.now()
        if (this.#arrived.bytes === 0) this.#arrived.firstAt = now
        this.#arrived = { ...this.#arrived, bytes: this.#arrived.bytes + message.length, lastAt: now }
      })
      return { id: up.id }
    })
  }

  /** Fills the line towards the caller for a moment. */
  fillDown(): void {
    const until = performance.now() + fill.forMs
    const message = Buffer.alloc(fill.bytes)
    if (this.#filling) clearInterval(this.#filling)
    this.#filling = setInterval(() => {
      if (performance.now() > until || this.#router.closed) return clearInterval(this.#filling!)
      for (let nth = 0; nth < fill.count; nth += 1) this.#ways.down.send(message)
    }, fill.everyMs)
  }

  /** Packets lost on the way to the server, and what its line carried. */
  async figures(): Promise<{ loss: number | null; up: number | null }> {
    const stats = (await Promise.all(this.#producers.map((producer) => producer.getStats()))).flat()
    const received = stats.reduce((sum, { packetCount }) => sum + packetCount, 0)
    const lost = stats.reduce((sum, { packetsLost }) => sum + packetsLost, 0)
    return { loss: received === 0 ? null : Math.min(100, (100 * Math.max(0, lost)) / (received + Math.max(0, lost))), up: carried(this.#arrived) }
  }

  /** Hangs up. May be called twice. */
  close(): void {
    if (this.#filling) clearInterval(this.#filling)
    this.#router.close()
  }
}
