import type { types } from 'mediasoup'
import { EventEmitter } from 'node:events'
import type { ConsumerOffer, DtlsParameters, IceParameters, RtpCapabilities, RtpParameters, TransportOffer, WarmOffer } from '#shared/sessions/media.ts'
import { refuse } from '../refuse.ts'
import { watchKeyFrame } from './key-frames.ts'
import { watchLine } from './line-watch.ts'
import { isConnected, offerOf, openTransport } from './transport.ts'

export type Kind = 'audio' | 'video'
/** The router that a session's seats meet on, and how they come in. */
export type Meeting = { router: types.Router; server: types.WebRtcServer; audioFirstKbit: number }

/** Sound and picture of one seat: one connection each way, what it sends, and what it receives. */
export class SeatMedia extends EventEmitter<{ 'key-frame': [producerId: string]; gone: [consumerId: string]; stills: [stills: boolean] }> {
  readonly capabilities: RtpCapabilities
  readonly #meeting: Meeting
  readonly #recv: types.WebRtcTransport
  #send: types.WebRtcTransport | null = null
  #opening: Promise<types.WebRtcTransport> | null = null
  #closed = false
  readonly #producers = new Map<Kind, types.Producer>()
  readonly #consumers = new Map<string, Promise<types.Consumer>>()
  readonly #ahead = new Set<string>()
  // Sounds that are not for this seat, and the receivers that its browser listens to: those it is let hear at once.
  readonly #withheld = new Set<string>()
  readonly #listened = new Set<string>()
  readonly #pictures = new Set<types.Consumer>()
  readonly #watched = new WeakSet<types.Consumer>()
  #favoured: string | null = null
  readonly #stopWatching: () => void

  private constructor(meeting: Meeting, capabilities: RtpCapabilities, recv: types.WebRtcTransport) {
    super()
    this.#meeting = meeting
    this.capabilities = capabilities
    this.#recv = recv
    this.#stopWatching = watchLine(recv, meeting.audioFirstKbit, {
      // NOTE: one that still stands because its browser is not ready, or because nobody sends, is nobody's still.
      pictures: () => [...this.#pictures].filter((picture) => !this.#ahead.has(picture.id) && !picture.producerPaused),
      askWhole: (producerId) => this.emit('key-frame', producerId),
      changed: (stills) => this.emit('stills', stills),
    })
  }

  static async create(meeting: Meeting, capabilities: RtpCapabilities): Promise<SeatMedia> {
    return new SeatMedia(meeting, capabilities, await openTransport(meeting.router, meeting.server))
  }

  get recvId(): string { return this.#recv.id }
  get sendId(): string | null { return this.#send?.id ?? null }
  get closed(): boolean { return this.#recv.closed }
  get producers(): types.Producer[] { return [...this.#producers.values()] }

  recvOffer(): TransportOffer { return offerOf(this.#recv) }

  /** The connection that carries what this seat sends; opened when first asked for. */
  async sendOffer(): Promise<TransportOffer> {
    this.#opening ??= openTransport(this.#meeting.router, this.#meeting.server)
    this.#send = await this.#opening
    if (this.#closed) this.#send.close()
    return offerOf(this.#send)
  }

  /** Takes a data channel from the session's own, so that the browser connects while its person still waits. */
  async warm(from: types.DataProducer): Promise<WarmOffer | null> {
    const channel = await this.#recv.consumeData({ dataProducerId: from.id })
    return channel.sctpStreamParameters ? { id: channel.id, dataProducerId: from.id, sctpStreamParameters: channel.sctpStreamParameters } : null
  }

  async connect(transportId: string, dtlsParameters: DtlsParameters): Promise<void> {
    await this.#transport(transportId).connect({ dtlsParameters: dtlsParameters as types.DtlsParameters })
  }

  /** New ICE credentials for a connection that broke. Once it stands again whole pictures are asked for at once, each way. */
  async restartIce(transportId: string): Promise<IceParameters> {
    const transport = this.#transport(transportId)
    const parameters = await transport.restartIce()
    const look = (state: types.IceState): void => {
      if (state !== 'connected' && state !== 'completed') return
      transport.off('icestatechange', look)
      this.#askForWhole(transport).catch(() => undefined)
    }
    transport.on('icestatechange', look)
    return parameters
  }

  /** Takes this seat's sound or picture. A second one of its kind replaces the first: a device was changed. */
  async produce(transportId: string, kind: Kind, rtpParameters: RtpParameters, paused: boolean): Promise<types.Producer> {
    const transport = this.#transport(transportId)
    if (transport !== this.#send) throw refuse('session-connection-lost')
    const producer = await transport.produce({ kind, rtpParameters: rtpParameters as unknown as types.RtpParameters, paused })
    this.#producers.get(kind)?.close()
    this.#producers.set(kind, producer)
    producer.observer.once('close', () => { if (this.#producers.get(kind) === producer) this.#producers.delete(kind) })
    return producer
  }

  stopProducing(kind: Kind): void { this.#producers.get(kind)?.close() }

  /** Lets nothing of this seat's sound or picture through, or lets it through again. Takes hold before it returns. */
  async hold(kind: Kind, held: boolean): Promise<void> {
    const producer = this.#producers.get(kind)
    if (!producer || producer.paused === held) return
    await (held ? producer.pause() : producer.resume())
  }

  /** Receives nothing any more of all that it received, or was about to. */
  async stopReceiving(): Promise<void> {
    for (const consumer of await this.#standing()) consumer.close()
  }

  /** Receives somebody's sound or picture; asking twice gives the same. `ahead`: it stands still until `resume`; `withheld`: it is not for this seat. Null where this browser cannot play it. */
  async consume(producer: types.Producer, ahead: boolean, withheld: boolean): Promise<ConsumerOffer | null> {
    if (!this.#meeting.router.canConsume({ producerId: producer.id, rtpCapabilities: this.capabilities as types.RtpCapabilities })) return null
    let made = this.#consumers.get(producer.id)
    if (!made) {
      if (withheld) this.#withheld.add(producer.id)
      else this.#withheld.delete(producer.id)
      made = this.#make(producer, ahead)
      this.#consumers.set(producer.id, made)
      // NOTE: what could not be passed on is forgotten, or nothing else would ever be let go (`resume` waits for all).
      made.catch(() => this.#consumers.delete(producer.id))
    }
    const { id, kind, rtpParameters, paused } = await made
    return { id, producerId: producer.id, kind, rtpParameters: rtpParameters as unknown as RtpParameters, paused }
  }

  /** Keeps somebody's sound from this seat, or lets it come again where its browser listens. Takes hold before it returns. */
  async withhold(producerId: string, withheld: boolean): Promise<void> {
    const made = this.#consumers.get(producerId)
    if (!made || this.#withheld.has(producerId) === withheld) return
    if (withheld) this.#withheld.add(producerId)
    else this.#withheld.delete(producerId)
    const consumer = await made.catch(() => null)
    if (!consumer || consumer.closed) return
    // NOTE: asked again, because another may have said otherwise while this one was still being made.
    const done = this.#withheld.has(producerId) ? consumer.pause() : this.#listened.has(consumer.id) ? consumer.resume() : null
    // NOTE: one that closes meanwhile carries nothing either way.
    await done?.catch((error: unknown) => { if (!consumer.closed) throw error })
  }

  /** Lets come what its browser listens to, if it is for this seat: pictures begin whole. Asked again after a break for what comes already. */
  async resume(consumerIds: readonly string[]): Promise<void> {
    const listened = (await this.#standing()).filter(({ id, closed }) => !closed && consumerIds.includes(id))
    for (const { id } of listened) this.#listened.add(id)
    await Promise.all(listened.filter(({ producerId }) => !this.#withheld.has(producerId)).map((consumer) => consumer.resume()))
    for (const consumer of listened.filter(({ paused }) => !paused)) {
      this.#ahead.delete(consumer.id)
      this.#watch(consumer)
    }
  }

  /** Where the line is narrow, this picture has it before all others: of who speaks. */
  async favour(producerId: string | null): Promise<void> {
    if (this.#favoured === producerId) return
    this.#favoured = producerId
    await Promise.all([...this.#pictures].map((picture) => this.#rank(picture)))
  }

  /** Closes everything. May be called twice. */
  close(): void {
    this.#closed = true
    this.#stopWatching()
    this.#send?.close()
    this.#recv.close()
  }

  // All that is received, or about to be; what could not be passed on is not among them.
  async #standing(): Promise<types.Consumer[]> {
    const all = await Promise.allSettled(this.#consumers.values())
    return all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  }

  async #make(producer: types.Producer, ahead: boolean): Promise<types.Consumer> {
    const consumer = await this.#recv.consume({
      producerId: producer.id,
      rtpCapabilities: this.capabilities as types.RtpCapabilities,
      // NOTE: on an open connection the first whole picture would come before the browser listens; on one still to be
      // opened mediasoup asks for it at the right moment by itself.
      paused: ahead || isConnected(this.#recv) || this.#withheld.has(producer.id),
      // NOTE: for sound as well: lost packets are sent again, which at 10 % loss makes the difference.
      enableRtx: true,
    })
    if (!consumer.paused) this.#listened.add(consumer.id)
    consumer.observer.once('close', () => {
      this.#consumers.delete(producer.id)
      this.#withheld.delete(producer.id)
      this.#listened.delete(consumer.id)
      this.#ahead.delete(consumer.id)
      this.#pictures.delete(consumer)
      this.emit('gone', consumer.id)
    })
    if (consumer.kind === 'video') {
      this.#pictures.add(consumer)
      if (producer.id === this.#favoured) await this.#rank(consumer)
    }
    if (ahead) this.#ahead.add(consumer.id)
    else this.#watch(consumer)
    return consumer
  }

  async #rank(picture: types.Consumer): Promise<void> {
    if (!picture.closed) await picture.setPriority(picture.producerId === this.#favoured ? 2 : 1)
  }

  async #askForWhole(transport: types.WebRtcTransport): Promise<void> {
    if (transport === this.#recv) for (const consumer of await this.#standing()) this.#watch(consumer)
    else for (const { id, kind } of this.producers) if (kind === 'video') this.emit('key-frame', id)
  }

  #watch(consumer: types.Consumer): void {
    if (consumer.kind !== 'video' || this.#watched.has(consumer)) return
    this.#watched.add(consumer)
    watchKeyFrame(consumer, () => isConnected(this.#recv), () => this.emit('key-frame', consumer.producerId), () => this.#watched.delete(consumer))
  }

  #transport(id: string): types.WebRtcTransport {
    const found = [this.#recv, this.#send].find((transport) => transport?.id === id)
    if (!found || found.closed) throw refuse('session-connection-lost')
    return found
  }
}
