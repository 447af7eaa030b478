import type { Device } from 'mediasoup-client'
import type { Consumer, Producer, RtpParameters, Transport } from 'mediasoup-client/types'
import type { TransportOffer, WarmOffer } from '#shared/sessions/media.ts'
import type { Joined, SeatConsumer } from '#shared/sessions/signals.ts'
import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import { ask } from '../../platform/socket.ts'
import { watchReturn } from './came-back.ts'
import { type Hearing, openConnection } from './connection.ts'
import { watchVoice } from './jitter.ts'
import type { Devices } from './devices.ts'
import { sendPicture, sendSound } from './send.ts'

/** What comes from one seat. */
export type Tracks = { audio: MediaStreamTrack | null; video: MediaStreamTrack | null }
/** What a call says: tracks changed, packets pass or do not, the server has forgotten it. */
export type CallNews = { changed: () => void; passes: (passes: boolean) => void; stale: () => void }

/** Sound and picture of this tab in one session: a connection each way, what is sent, what is received. */
export class Call {
  readonly #device: Device
  readonly #sessionId: SessionId
  readonly #news: CallNews
  #recv: Transport | null = null
  #send: Transport | null = null
  #devices: Devices | null = null
  #silent = false
  #entered = false
  readonly #producers = new Map<'audio' | 'video', Producer>()
  readonly #consumers = new Map<string, { consumer: Consumer; seatId: SeatId }>()
  readonly #arriving = new Set<string>()
  #tracks: ReadonlyMap<SeatId, Tracks> = new Map()
  #waitingForRecv: SeatConsumer[] = []
  #kept: SeatConsumer[] | null = null
  readonly #stopWatching = watchReturn(() => this.#heard(), () => void this.#wholePictures())

  constructor(device: Device, sessionId: SessionId, news: CallNews) {
    this.#device = device
    this.#sessionId = sessionId
    this.#news = news
  }

  // Joining is asked for from `keepOffers` on until it is answered.
  get #hearing(): Hearing { return { passes: this.#news.passes, stale: this.#news.stale, seated: () => this.#kept === null } }

  get tracks(): ReadonlyMap<SeatId, Tracks> { return this.#tracks }
  /** The connections that stand, for the server to find again, and the receivers that it may let go. */
  get standing(): { send: string | null; recv: string; ready: string[] } | null { return this.#recv && !this.#recv.closed ? { send: this.#send?.id ?? null, recv: this.#recv.id, ready: [...this.#consumers.keys()] } : null }

  /** Opens the ways in and out while a person still waits, and the receivers once they were asked in: nothing goes over them yet. */
  async warm({ send, recv, warm, ahead }: { send: TransportOffer; recv: TransportOffer; warm: WarmOffer | null; ahead: readonly SeatConsumer[] }): Promise<void> {
    this.#openRecv(recv)
    this.#openSend(send)
    if (warm) await this.#recv?.consumeData({ ...warm }).catch(() => undefined)
    await this.receive(ahead)
  }

  /** Joining has been asked for: what others begin to send from now on may be told before the answer, and belongs to the connections that the answer brings. */
  keepOffers(): void { this.#kept ??= [] }

  /** Joining was not answered: what was told meanwhile is for the connections that there are. */
  async takeOffers(): Promise<void> {
    const kept = this.#kept ?? []
    this.#kept = null
    await this.receive(kept)
  }

  /** Takes what joining brought: plays the others at once, and sends what there is. */
  async enter({ send, recv, consumers }: Pick<Joined, 'send' | 'recv' | 'consumers'>, devices: Promise<Devices>): Promise<void> {
    this.#entered = true
    if (recv) this.#openRecv(recv)
    this.#forgetAllBut(consumers)
    const kept = this.#kept ?? []
    this.#kept = null
    // NOTE: first to see, then to be seen: what this browser receives is already on its way.
    await this.receive([...consumers, ...kept.filter(({ id }) => !consumers.some((known) => known.id === id))])
    if (send) this.#openSend(send)
    await this.sendFrom(await devices)
  }

  /** Plays what comes from others; what is already played stays. Before entering it only gets ready to. */
  async receive(offers: readonly SeatConsumer[]): Promise<void> {
    if (this.#kept) return void this.#kept.push(...offers)
    const recv = this.#recv
    if (!recv) return void this.#waitingForRecv.push(...offers)
    const fresh = offers.filter(({ id }) => !this.#consumers.has(id) && !this.#arriving.has(id))
    await Promise.all(fresh.map((offer) => this.#receiveOne(recv, offer)))
    const still = offers.filter(({ id, paused }) => paused && this.#consumers.has(id)).map(({ id }) => id)
    if (this.#entered && still.length > 0) void this.#letCome(recv, still)
  }

  // Says that this browser listens now. NOTE: said again until it is heard, or the picture would never come on a bad line.
  async #letCome(recv: Transport, consumerIds: string[]): Promise<void> {
    while (!recv.closed) {
      try { return void (await ask('sessions:resume', { sessionId: this.#sessionId, consumerIds })) } catch { await new Promise((resolve) => setTimeout(resolve, 1_000)) }
    }
  }

  /** Stops playing what the server says will not come any more. */
  lose(consumerIds: readonly string[]): void {
    if (this.#kept) this.#kept = this.#kept.filter(({ id }) => !consumerIds.includes(id))
    for (const id of consumerIds) {
      this.#arriving.delete(id)
      const found = this.#consumers.get(id)
      this.#consumers.delete(id)
      found?.consumer.close()
    }
    this.#recount(false)
  }

  /** Sends sound and picture from these devices, in place of what was sent before. */
  async sendFrom(devices: Devices): Promise<void> {
    this.#devices = devices
    const send = this.#send
    if (!send) return
    const [camera, microphone] = [living(devices.camera), living(devices.microphone)]
    await Promise.all([
      microphone && !this.#producers.has('audio') ? sendSound(send, microphone).then((producer) => this.#sends('audio', producer)) : null,
      camera && !this.#producers.has('video') ? sendPicture(send, camera).then((producer) => this.#sends('video', producer)) : null,
    ]).catch((error: unknown) => { if (!send.closed) throw error })
  }

  /** Lets no sound out of this machine, or lets it out again; the server has its own say besides. */
  silence(silent: boolean): void {
    this.#silent = silent
    const sound = this.#producers.get('audio')
    if (silent) sound?.pause()
    else sound?.resume()
  }

  /** Makes the camera send a whole picture now. */
  async sendKeyFrame(): Promise<void> {
    const sender = this.#producers.get('video')?.rtpSender
    if (!sender) return
    const parameters = sender.getParameters()
    // NOTE: a way that the browser obeys at once and as often as asked; TypeScript does not know it yet.
    const setParameters = sender.setParameters.bind(sender) as (given: RTCRtpSendParameters, options: { encodingOptions: { keyFrame: boolean }[] }) => Promise<void>
    await setParameters(parameters, { encodingOptions: parameters.encodings.map(() => ({ keyFrame: true })) }).catch(() => undefined)
  }

  /** Takes new connections because the media worker died: pictures stay on screen until new ones come. Or because one sits elsewhere now: they go at once. */
  async reset({ elsewhere, send, recv, warm }: { elsewhere: boolean; send: TransportOffer | null; recv: TransportOffer; warm: WarmOffer | null }): Promise<void> {
    this.#hangUp()
    if (elsewhere) this.#recount(false)
    this.#openRecv(recv)
    if (warm) void this.#recv?.consumeData({ ...warm }).catch(() => undefined)
    if (send) this.#openSend(send)
    // NOTE: whoever could not be sent anew would be seen by nobody, and nothing would tell them: they join again.
    if (this.#devices) await this.sendFrom(this.#devices).catch(() => this.#news.stale())
  }

  /** Hangs up. May be called twice. */
  close(): void {
    this.#stopWatching()
    this.#hangUp()
    this.#tracks = new Map()
    this.#news.changed()
  }

  // When the sound of each seat was last played.
  #heard(): number[] {
    return [...this.#consumers.values()].flatMap(({ consumer }) => (consumer.kind === 'audio' ? consumer.rtpReceiver?.getSynchronizationSources() ?? [] : [])).map(({ timestamp }) => timestamp)
  }

  // NOTE: a browser asks for a whole picture only after it has waited a second for lost pieces.
  async #wholePictures(): Promise<void> {
    const consumerIds = [...this.#consumers.values()].filter(({ consumer }) => consumer.kind === 'video').map(({ consumer }) => consumer.id)
    if (consumerIds.length > 0) ask('sessions:resume', { sessionId: this.#sessionId, consumerIds }).catch(() => undefined)
    await this.sendKeyFrame()
  }

  #hangUp(): void {
    this.#producers.clear()
    this.#consumers.clear()
    this.#arriving.clear()
    this.#send?.close()
    this.#recv?.close()
    this.#send = null
    this.#recv = null
  }

  #openRecv(offer: TransportOffer): void {
    this.#recv?.close()
    this.#consumers.clear()
    this.#arriving.clear()
    this.#recv = openConnection(this.#device, 'recv', this.#sessionId, offer, this.#hearing)
    const early = this.#waitingForRecv
    this.#waitingForRecv = []
    if (early.length > 0) void this.receive(early)
  }

  #openSend(offer: TransportOffer): void {
    this.#send?.close()
    this.#producers.clear()
    this.#send = openConnection(this.#device, 'send', this.#sessionId, offer, this.#hearing)
  }

  async #receiveOne(recv: Transport, offer: SeatConsumer): Promise<void> {
    const { id, producerId, kind, rtpParameters, seatId } = offer
    this.#arriving.add(id)
    // NOTE: one stream a seat, so that the browser keeps lips and voice together.
    const consumer = await recv.consume({ id, producerId, kind, rtpParameters: rtpParameters as unknown as RtpParameters, streamId: seatId }).catch(() => null)
    const wanted = this.#arriving.delete(id)
    if (!consumer) return
    if (!wanted || recv.closed) return consumer.close()
    this.#consumers.set(id, { consumer, seatId })
    if (kind === 'audio') consumer.observer.once('close', watchVoice(consumer))
    this.#recount(true)
  }

  #sends(kind: 'audio' | 'video', producer: Producer): void {
    this.#producers.set(kind, producer)
    if (kind === 'audio' && this.#silent) producer.pause()
    producer.on('trackended', () => {
      this.#producers.delete(kind)
      producer.close()
      ask('sessions:stop-producing', { sessionId: this.#sessionId, kind }).catch(() => undefined)
    })
  }

  // After a broken line: what the server no longer sends is not waited for.
  #forgetAllBut(consumers: readonly SeatConsumer[]): void {
    const still = new Set(consumers.map(({ id }) => id))
    this.lose([...this.#consumers.keys()].filter((id) => !still.has(id)))
  }

  // `keep`: a seat whose new track is still on its way keeps its last picture.
  #recount(keep: boolean): void {
    const tracks = new Map<SeatId, Tracks>(keep ? this.#tracks : [])
    for (const { consumer, seatId } of this.#consumers.values()) tracks.set(seatId, { ...(tracks.get(seatId) ?? { audio: null, video: null }), [consumer.kind]: consumer.track })
    this.#tracks = tracks
    this.#news.changed()
  }
}

// NOTE: what was unplugged this very moment cannot be sent; its end is heard by itself.
const living = (track: MediaStreamTrack | null): MediaStreamTrack | null => (track?.readyState === 'live' ? track : null)
