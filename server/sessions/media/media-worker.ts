import { createWorker } from 'mediasoup'
import type { types } from 'mediasoup'
import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { MediaAddress } from './address.ts'
import { mediaCodecs } from './codecs.ts'

export type WorkerPlace = MediaAddress & { port: number; workerBin: string | undefined }
// How long after a death a new spare is started.
const spareAfterMs = 5_000
type Running = { worker: types.Worker; server: types.WebRtcServer }

// NOTE: with the system's default buffers 28 % of the packets were dropped at 60 sessions when we measured it.
const buffers = { recvBufferSize: 4_000_000, sendBufferSize: 4_000_000 }

/**
 * One media worker that outlives its process: when the process dies another takes its port, and `renewed` tells whoever
 * had a router on it to make a new one. While there are sessions a spare process waits for that moment.
 */
export class MediaWorker extends EventEmitter<{ died: []; renewed: [] }> {
  readonly #place: WorkerPlace
  #running: Running | null
  #spare: Promise<types.Worker | null> | null = null
  #closed = false
  #sessions = 0

  private constructor(place: WorkerPlace, running: Running) {
    super()
    this.setMaxListeners(0)
    this.#place = place
    this.#running = running
    this.#watch(running)
  }

  /** Starts a worker. Throws when its program does not run or its port is taken. */
  static async create(place: WorkerPlace): Promise<MediaWorker> {
    return new MediaWorker(place, await start(place, await spawn(place)))
  }

  get alive(): boolean { return this.#running !== null }
  get sessions(): number { return this.#sessions }
  get pid(): number | null { return this.#running?.worker.pid ?? null }
  get port(): number { return this.#place.port }

  /** A router for one session, and the server that its connections come in through. Throws while the worker is being renewed. */
  async route(): Promise<{ router: types.Router; server: types.WebRtcServer }> {
    if (!this.#running) throw new Error('media worker is being renewed')
    const { worker, server } = this.#running
    return { router: await worker.createRouter({ mediaCodecs }), server }
  }

  /** Counts a session in; the answer counts it out again. */
  take(): () => void {
    this.#sessions += 1
    this.#keepSpare()
    let taken = true
    return () => {
      if (taken) this.#sessions -= 1
      taken = false
    }
  }

  /** Stops the worker. May be called twice. */
  close(): void {
    this.#closed = true
    this.#running?.worker.close()
    this.#running = null
    void this.#spare?.then((spare) => spare?.close())
  }

  #watch(running: Running): void {
    running.worker.on('died', () => {
      if (this.#closed) return
      this.#running = null
      this.emit('died')
      void this.#renew()
    })
  }

  // NOTE: a spare that does not start, or dies while it waits, is no loss: then one is started when it is needed.
  #keepSpare(): void {
    if (this.#closed || this.#spare || this.#sessions === 0) return
    const spare = spawn(this.#place).catch(() => null)
    this.#spare = spare
    void spare.then((worker) => {
      if (this.#closed) worker?.close()
      worker?.once('died', () => { if (this.#spare === spare) this.#spare = null })
    })
  }

  async #takeSpare(): Promise<types.Worker | null> {
    const spare = this.#spare
    this.#spare = null
    const worker = (await spare) ?? null
    return worker?.closed ? null : worker
  }

  async #renew(): Promise<void> {
    for (let attempt = 0; !this.#closed; attempt += 1) {
      try {
        const running = await start(this.#place, (await this.#takeSpare()) ?? (await spawn(this.#place)))
        if (this.#closed) return running.worker.close()
        this.#running = running
        this.#watch(running)
        this.emit('renewed')
        // NOTE: not before everybody has been given new connections: that comes first.
        setTimeout(() => this.#keepSpare(), spareAfterMs).unref()
        return
      } catch {
        // NOTE: the port may still belong to the dead process for a moment.
        await wait(Math.min(20 * 2 ** attempt, 2_000))
      }
    }
  }
}

const spawn = ({ workerBin }: WorkerPlace): Promise<types.Worker> => createWorker({ logLevel: 'error', ...(workerBin === undefined ? {} : { workerBin }) })

async function start({ ip, announced, port }: WorkerPlace, worker: types.Worker): Promise<Running> {
  try {
    const listen = { ip, port, ...(announced === ip ? {} : { announcedAddress: announced }), ...buffers }
    // UDP first; TCP on the same port for networks that let no UDP through.
    const server = await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ...listen }, { protocol: 'tcp', ...listen }] })
    return { worker, server }
  } catch (error) {
    worker.close()
    throw error
  }
}
