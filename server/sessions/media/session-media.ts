import type { types } from 'mediasoup'
import { EventEmitter } from 'node:events'
import type { DtlsParameters, IceParameters, RtpCapabilities, RtpParameters, TransportOffer, WarmOffer } from '#shared/sessions/media.ts'
import type { SeatConsumer } from '#shared/sessions/signals.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { refuse } from '../refuse.ts'
import type { Whispers } from '../rules/interpreting.ts'
import type { MediaWorker } from './media-worker.ts'
import { type Kind, type Meeting, SeatMedia } from './seat-media.ts'
import { Speakers } from './speakers.ts'
import { Tap } from './tap.ts'
import { turnedDown } from './turned-down.ts'

export type Entered = { send: TransportOffer | null; recv: TransportOffer | null; consumers: SeatConsumer[] }
export type Resume = { send: string | null; recv: string; ready: string[] } | null

type News = {
  consume: [to: SeatId, consumers: SeatConsumer[]]
  gone: [to: SeatId, consumerIds: string[]]
  'key-frame': [from: SeatId]
  reset: [to: SeatId, offer: { elsewhere: boolean; send: TransportOffer | null; recv: TransportOffer; warm: WarmOffer | null }]
  speaking: [seatIds: SeatId[]]
  stills: [at: SeatId, stills: boolean]
  sends: [from: SeatId, producerId: string]
  failed: [error: unknown]
}
/** Somebody who moves to another router: what their browser can play, and whether they may speak. */
export type Moving = { capabilities: RtpCapabilities; speaks: boolean }
type Present = Meeting & { direct: types.DirectTransport; warm: types.DataProducer; speakers: Speakers }
type Guest = { media: SeatMedia; speaks: boolean; entered: boolean; askedIn: boolean }
const patience = 3_000

/**
 * Sound and picture of those who are together in a session: one router, and a seat's media for each that waits or has
 * entered. Who waits sends and receives nothing. When the worker dies everybody gets new connections on a new router.
 */
export class SessionMedia extends EventEmitter<News> {
  readonly #worker: MediaWorker
  readonly #audioFirstKbit: number
  readonly #leave: () => void
  readonly #guests = new Map<SeatId, Guest>()
  readonly #silent = new Set<SeatId>()
  // Whose voices are for one seat alone. Rule S38.
  #whispers: Whispers = new Map()
  #still = false
  #meeting: Promise<Present>
  #closed = false
  readonly #renew = (): void => { this.#reset().catch((error: unknown) => this.emit('failed', error)) }

  private constructor(worker: MediaWorker, audioFirstKbit: number) {
    super()
    this.#worker = worker
    this.#audioFirstKbit = audioFirstKbit
    this.#leave = worker.take()
    this.#meeting = this.#open()
    worker.on('renewed', this.#renew)
  }

  static async create(worker: MediaWorker, audioFirstKbit: number): Promise<SessionMedia> {
    const media = new SessionMedia(worker, audioFirstKbit)
    try { await media.#meeting } catch (error) { media.close(); throw error }
    return media
  }

  /** Opens a connection for somebody who still waits. They hear and see nothing. */
  async wait(seatId: SeatId, capabilities: RtpCapabilities): Promise<{ send: TransportOffer; recv: TransportOffer; warm: WarmOffer | null }> {
    const present = await this.#present()
    const { media } = await this.#sit(seatId, capabilities, null, false)
    const [send, warm] = await Promise.all([media.sendOffer(), media.warm(present.warm)])
    return { send, recv: media.recvOffer(), warm }
  }

  /** Whoever was asked in gets ready to receive: not a packet comes before they enter (S13). */
  async prepare(seatId: SeatId): Promise<SeatConsumer[]> {
    const guest = this.#guests.get(seatId)
    if (!guest || guest.entered) return []
    guest.askedIn = true
    return this.#others(seatId, guest)
  }

  /** Lets somebody in: what they need to send, and everybody else's sound and picture. */
  async enter(seatId: SeatId, capabilities: RtpCapabilities, resume: Resume, speaks: boolean): Promise<Entered> {
    const guest = await this.#sit(seatId, capabilities, resume, speaks)
    guest.entered = true
    await guest.media.resume(resume?.ready ?? [])
    const [send, consumers] = await Promise.all([speaks ? guest.media.sendOffer() : null, this.#others(seatId, guest)])
    return { send: send?.id === resume?.send ? null : send, recv: guest.media.recvId === resume?.recv ? null : guest.media.recvOffer(), consumers }
  }

  async connect(seatId: SeatId, transportId: string, dtls: DtlsParameters): Promise<void> {
    await turnedDown(() => this.#guest(seatId).media.connect(transportId, dtls))
  }

  async restartIce(seatId: SeatId, transportId: string): Promise<IceParameters> {
    return this.#guest(seatId).media.restartIce(transportId)
  }

  /** Takes sound or picture of somebody who has entered and offers it to all others there. */
  async produce(seatId: SeatId, transportId: string, kind: Kind, rtpParameters: RtpParameters): Promise<string> {
    const guest = this.#guest(seatId)
    if (!guest.entered || !guest.speaks) throw refuse('session-listens-only')
    const producer = await turnedDown(() => guest.media.produce(transportId, kind, rtpParameters, this.#isHeld(seatId, kind)))
    await guest.media.hold(kind, this.#isHeld(seatId, kind))
    if (kind === 'audio') void this.#meeting.then(({ speakers }) => speakers.add(producer.id, seatId))
    if (this.#still) return producer.id
    for (const [other, { media, entered, askedIn }] of this.#guests) {
      if (other === seatId || !(entered || askedIn)) continue
      media.consume(producer, !entered, this.#isWithheld(seatId, other, kind)).then((offer) => { if (offer) this.emit('consume', other, [{ ...offer, seatId }]) }, (error: unknown) => this.#unlessClosed(media, producer, error))
    }
    this.emit('sends', seatId, producer.id)
    return producer.id
  }

  /** What everybody who has entered sends just now. */
  get senders(): { seatId: SeatId; producerId: string }[] {
    return [...this.#guests].filter(([, { entered }]) => entered).flatMap(([seatId, { media }]) => media.producers.map(({ id }) => ({ seatId, producerId: id })))
  }

  /** Listens to what is sent, for the tape; null where it has ended meanwhile. NOTE: what an interpreter says to their party alone is said at the table, not aside: it is on their own track like everything else. */
  async tap(producerId: string): Promise<Tap | null> {
    const { direct, router } = await this.#present()
    const producer = [...this.#guests.values()].flatMap(({ media }) => media.producers).find(({ id }) => id === producerId)
    if (!producer || producer.closed) return null
    return Tap.create(direct, producer, router.rtpCapabilities).catch((error: unknown) => {
      if (!producer.closed && !router.closed) throw error
      return null
    })
  }

  stopProducing(seatId: SeatId, kind: Kind): void { this.#guest(seatId).media.stopProducing(kind) }

  async resume(seatId: SeatId, consumerIds: readonly string[]): Promise<void> {
    const guest = this.#guest(seatId)
    if (!guest.entered) throw refuse('session-not-admitted')
    await guest.media.resume(consumerIds)
  }

  /** Lets nothing of a seat's sound reach anybody, from now on and on whatever way they come back. */
  async silence(seatId: SeatId, silent: boolean): Promise<void> {
    if (silent) this.#silent.add(seatId)
    else this.#silent.delete(seatId)
    await this.#guests.get(seatId)?.media.hold('audio', this.#isHeld(seatId, 'audio'))
  }

  /** Lets these voices reach the one seat alone that each is for, and all others everybody; from now on and on whatever way anybody comes back. Rule S38. */
  async whisper(whispers: Whispers): Promise<void> {
    this.#whispers = whispers
    const sounds = [...this.#guests].flatMap(([from, { media }]) => media.producers.filter(({ kind }) => kind === 'audio').map(({ id }) => ({ from, id })))
    await Promise.all(sounds.flatMap(({ from, id }) => [...this.#guests].filter(([to]) => to !== from).map(([to, { media }]) => media.withhold(id, this.#isWithheld(from, to, 'audio')))))
  }

  /** Lets nothing pass between anybody, from now on and on whatever way they come back; or lets it pass again. Rules S24 and S25. */
  async still(still: boolean): Promise<void> {
    if (this.#still === still) return
    this.#still = still
    const guests = [...this.#guests]
    await Promise.all(guests.flatMap(([seatId, { media }]) => (['audio', 'video'] as const).map((kind) => media.hold(kind, this.#isHeld(seatId, kind)))))
    if (still) await Promise.all(guests.map(([, { media }]) => media.stopReceiving()))
    else await Promise.all(guests.map(([seatId, guest]) => this.#offerOthers(seatId, guest)))
  }

  /** Takes a seat out to be put on another router; null where there is none, or it only waited. */
  release(seatId: SeatId): Moving | null {
    const guest = this.#guests.get(seatId)
    this.leave(seatId)
    return guest?.entered ? { capabilities: guest.media.capabilities, speaks: guest.speaks } : null
  }

  /** Takes in a seat that was on another router: its browser is given new connections, and forgets what it saw there. */
  async adopt(seatId: SeatId, { capabilities, speaks }: Moving): Promise<void> {
    const guest = await this.#sit(seatId, capabilities, null, speaks)
    guest.entered = true
    this.emit('reset', seatId, { elsewhere: true, ...(await newWays(guest, (await this.#present()).warm)) })
    await this.#offerOthers(seatId, guest)
  }

  /** Takes a seat out: its connections close, the others lose its sound and picture. May be called twice. */
  leave(seatId: SeatId): void {
    this.#guests.get(seatId)?.media.close()
    this.#guests.delete(seatId)
  }

  /** Ends it for everybody. May be called twice. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#worker.off('renewed', this.#renew)
    for (const seatId of [...this.#guests.keys()]) this.leave(seatId)
    this.#meeting.then(({ router }) => router.close(), () => undefined)
    this.#leave()
  }

  async #open(): Promise<Present> {
    const { router, server } = await this.#worker.route()
    const [direct, speakers] = await Promise.all([router.createDirectTransport(), Speakers.create(router, (seatIds) => this.#spoken(seatIds))])
    return { router, server, direct, audioFirstKbit: this.#audioFirstKbit, speakers, warm: await direct.produceData({ label: 'warm' }) }
  }

  // A guest's media on the present router: the one there is where the browser still holds its other end, else a new one.
  async #sit(seatId: SeatId, capabilities: RtpCapabilities, resume: Resume, speaks: boolean): Promise<Guest> {
    const meeting = await this.#present()
    const there = this.#guests.get(seatId)
    if (there && !there.media.closed && resume?.recv === there.media.recvId) return Object.assign(there, { speaks })
    this.leave(seatId)
    const guest: Guest = { media: await turnedDown(() => SeatMedia.create(meeting, capabilities)), speaks, entered: false, askedIn: false }
    this.#hear(seatId, guest.media)
    this.#guests.get(seatId)?.media.close()
    this.#guests.set(seatId, guest)
    return guest
  }

  // Where a line is narrow the picture of who speaks goes first; while nobody does, it is still theirs.
  #spoken(seatIds: SeatId[]): void {
    this.emit('speaking', seatIds)
    for (const [to, { media }] of this.#guests) {
      const first = seatIds.find((from) => !this.#isWithheld(from, to, 'audio'))
      const picture = first && this.#guests.get(first)?.media.producers.find(({ kind }) => kind === 'video')
      if (picture) media.favour(picture.id).catch((error: unknown) => this.#unlessClosed(media, picture, error))
    }
  }

  #hear(seatId: SeatId, media: SeatMedia): void {
    media.on('stills', (stills) => this.emit('stills', seatId, stills))
    media.on('gone', (consumerId) => { if (!media.closed) this.emit('gone', seatId, [consumerId]) })
    media.on('key-frame', (producerId) => {
      for (const [from, guest] of this.#guests) if (guest.media.producers.some(({ id }) => id === producerId)) this.emit('key-frame', from)
    })
  }

  #isHeld(seatId: SeatId, kind: Kind): boolean { return this.#still || (kind === 'audio' && this.#silent.has(seatId)) }

  #isWithheld(from: SeatId, to: SeatId, kind: Kind): boolean { return kind === 'audio' && (this.#whispers.get(from) ?? to) !== to }

  async #offerOthers(seatId: SeatId, guest: Guest): Promise<void> {
    const consumers = guest.entered || guest.askedIn ? await this.#others(seatId, guest) : []
    if (consumers.length > 0) this.emit('consume', seatId, consumers)
  }

  async #others(seatId: SeatId, { media, entered: enters }: Guest): Promise<SeatConsumer[]> {
    if (this.#still) return []
    const sources = [...this.#guests].filter(([from, { entered }]) => from !== seatId && entered).flatMap(([from, guest]) => guest.media.producers.map((producer) => ({ from, producer })))
    const offers = await Promise.all(sources.map(async ({ from, producer }) => {
      const offer = await media.consume(producer, !enters, this.#isWithheld(from, seatId, producer.kind)).catch((error: unknown) => this.#unlessClosed(media, producer, error))
      return offer ? { ...offer, seatId: from } : null
    }))
    return offers.filter((offer) => offer !== null)
  }

  // The worker came back: everybody who was there gets new connections, entered or waiting as before.
  async #reset(): Promise<void> {
    if (this.#closed) return
    this.#meeting = this.#open()
    // Whoever was speaking when the worker died is not heard now.
    this.emit('speaking', [])
    const meeting = await this.#meeting
    await Promise.all([...this.#guests].map(async ([seatId, { media: dead, speaks, entered, askedIn }]) => {
      const media = await SeatMedia.create(meeting, dead.capabilities)
      this.#hear(seatId, media)
      const guest = { media, speaks, entered, askedIn }
      this.#guests.set(seatId, guest)
      this.emit('reset', seatId, { elsewhere: false, ...(await newWays(guest, meeting.warm)) })
    }))
  }

  async #present(): Promise<Present> {
    const until = Date.now() + patience
    for (;;) {
      const meeting = await this.#meeting.catch(() => null)
      if (meeting && !meeting.router.closed) return meeting
      if (this.#closed || Date.now() > until) throw refuse('session-media-unavailable')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  #guest(seatId: SeatId): Guest {
    const guest = this.#guests.get(seatId)
    if (!guest) throw refuse('session-connection-lost')
    return guest
  }

  // Somebody left while their sound was being offered: nothing is wrong.
  #unlessClosed(media: SeatMedia, producer: types.Producer, error: unknown): null {
    if (!media.closed && !producer.closed) this.emit('failed', error)
    return null
  }
}

// New connections for a browser that has none any more; the way out opens at once, before there is anything to receive.
async function newWays({ media, speaks, entered }: Guest, from: types.DataProducer): Promise<Omit<News['reset'][1], 'elsewhere'>> {
  const [send, warm] = await Promise.all([entered && speaks ? media.sendOffer() : null, media.warm(from)])
  return { send, recv: media.recvOffer(), warm }
}
