import { findMediaAddress, type MediaAddress } from './address.ts'
import { MediaWorker } from './media-worker.ts'
import type { RtpCapabilities, TransportOffer } from '#shared/sessions/media.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { type Relay, relayFor, relayOf } from './relay.ts'
import { SessionMedia } from './session-media.ts'
import { TestCall } from './test-call.ts'

export type MediaSettings = { MEDIASOUP_WORKER_BIN?: string | undefined; MEDIA_ADDRESS?: string | undefined; HOST: string; MEDIA_PORT: number; MEDIA_WORKERS: number; AUDIO_FIRST_KBIT?: number; TURN_URL?: string | undefined; TURN_SECRET?: string | undefined }

/** The media workers of this server. A session stays whole on one of them. */
export class Media {
  readonly address: MediaAddress
  readonly workers: readonly MediaWorker[]
  readonly #audioFirstKbit: number
  readonly #relay: Relay | null

  private constructor(address: MediaAddress, workers: MediaWorker[], settings: MediaSettings) {
    this.address = address
    this.workers = workers
    this.#audioFirstKbit = settings.AUDIO_FIRST_KBIT ?? 0
    this.#relay = relayOf(settings)
  }

  /** Starts the workers, one port each. Throws when a worker does not run or its port is taken. */
  static async create(settings: MediaSettings): Promise<Media> {
    const address = findMediaAddress(settings.MEDIA_ADDRESS, settings.HOST)
    const started = await Promise.allSettled(Array.from({ length: settings.MEDIA_WORKERS }, (_, nth) => MediaWorker.create({ ...address, port: settings.MEDIA_PORT + nth, workerBin: settings.MEDIASOUP_WORKER_BIN })))
    const workers = started.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    const failed = started.find((outcome) => outcome.status === 'rejected')
    if (failed) {
      for (const worker of workers) worker.close()
      throw failed.reason
    }
    return new Media(address, workers, settings)
  }

  /** Whether every worker answers. */
  get ready(): boolean { return this.workers.every(({ alive }) => alive) }

  /** Opens a session's media on the worker with the fewest sessions. */
  async open(): Promise<SessionMedia> {
    return SessionMedia.create(this.#freest(), this.#audioFirstKbit)
  }

  /** Adds to an offer the way through the relay, where the county has one: only who has a seat is told it. */
  withRelay<Offer extends TransportOffer | null>(seatId: SeatId, offer: Offer, now: Date): Offer {
    return this.#relay && offer ? { ...offer, iceServers: [relayFor(this.#relay, seatId, now)] } : offer
  }

  /** Opens a terminal's call to the server and back. */
  async openTestCall(capabilities: RtpCapabilities): Promise<TestCall> {
    return TestCall.create(this.#freest(), capabilities)
  }

  /** Stops the workers. May be called twice. */
  close(): void {
    for (const worker of this.workers) worker.close()
  }

  #freest(): MediaWorker {
    const [freest] = [...this.workers].sort((a, b) => Number(b.alive) - Number(a.alive) || a.sessions - b.sessions)
    return freest!
  }
}
