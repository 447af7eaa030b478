/** A process of its own that takes in what people send and, when it is told, records it: `recorder.ts PORT SESSIONS FOLDER`. */
import type { types } from 'mediasoup'
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { MediaWorker } from '#server/sessions/media/media-worker.ts'
import { Tap } from '#server/sessions/media/tap.ts'
import type { PartNotes } from '#server/sessions/recording/part-notes.ts'
import { SessionTape, type Sources } from '#server/sessions/recording/session-tape.ts'
import type { Id } from '#shared/platform/ids.ts'
import type { SeatId } from '#shared/sessions/words.ts'

/** Where a seat's sound or picture is to be sent. */
export type Place = { session: number; seatId: SeatId; kind: 'audio' | 'video'; port: number; ssrc: number }
/** `idle`: nothing is done with it. `floor`: it reaches this process and is counted. `tape`: it is recorded. */
export type Doing = 'idle' | 'floor' | 'tape'

class Talk extends EventEmitter<{ sends: [SeatId, string] }> implements Sources {
  readonly #router: types.Router
  readonly #direct: types.DirectTransport
  readonly #producers = new Map<string, { seatId: SeatId; producer: types.Producer }>()
  constructor(router: types.Router, direct: types.DirectTransport) { super(); this.#router = router; this.#direct = direct }
  get senders() { return [...this.#producers].map(([producerId, { seatId }]) => ({ seatId, producerId })) }
  tap(producerId: string): Promise<Tap> { return Tap.create(this.#direct, this.#producers.get(producerId)!.producer, this.#router.rtpCapabilities) }
  async seat(session: number, seatId: SeatId, kind: 'audio' | 'video', ssrc: number): Promise<Place> {
    const transport = await this.#router.createPlainTransport({ listenInfo: { protocol: 'udp', ip: '127.0.0.1', recvBufferSize: 4_000_000 }, rtcpMux: true, comedia: true })
    const codec = kind === 'audio' ? { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2, rtcpFeedback: [{ type: 'nack' }] } : { mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000, rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }] }
    const producer = await transport.produce({ kind, rtpParameters: { codecs: [codec], encodings: [{ ssrc }], rtcp: { cname: seatId } } })
    this.#producers.set(producer.id, { seatId, producer })
    return { session, seatId, kind, port: transport.tuple.localPort, ssrc }
  }
}

const [port = '0', sessions = '1', folder = ''] = process.argv.slice(2)
const worker = await MediaWorker.create({ ip: '127.0.0.1', announced: '127.0.0.1', port: Number(port), workerBin: process.env['MEDIASOUP_WORKER_BIN'] })
const talks: Talk[] = []
const places: Place[] = []
for (let session = 0; session < Number(sessions); session += 1) {
  const { router } = await worker.route()
  const talk = new Talk(router, await router.createDirectTransport())
  talks.push(talk)
  for (let nth = 0; nth < 2; nth += 1) {
    const seatId = randomUUID() as SeatId
    for (const kind of ['audio', 'video'] as const) places.push(await talk.seat(session, seatId, kind, 90_000 + places.length))
  }
}

let undo: () => Promise<void> = async () => {}
const ways: Record<Doing, () => Promise<() => Promise<void>>> = {
  idle: async () => async () => {},
  floor: async () => {
    const taps: Tap[] = []
    // What is lost when this process is killed, at best: each packet of sound is on its way to the disk as it comes.
    for (const talk of talks) {
      for (const { producerId, seatId } of talk.senders) {
        const tap = await talk.tap(producerId)
        taps.push(tap)
        const file = openSync(join(folder, `${seatId}.${tap.kind}.raw`), 'a')
        tap.on('packet', (raw) => { if (tap.kind === 'audio') writeSync(file, raw.subarray(raw.length - 80, raw.length - 76)) })
        await tap.start()
      }
    }
    return async () => { for (const tap of taps) tap.close() }
  },
  tape: async () => {
    const newNotes = (seatId: SeatId): PartNotes => ({ partId: randomUUID() as Id<'recording_part'>, recordingId: randomUUID() as Id<'recording'>, sessionId: randomUUID() as Id<'session'>, seatId, role: 'applicant', side: 'applicant', label: '云岭', sessionStartedAt: Date.now(), wallAtZero: 0, index: [], durationMs: 0, closed: false })
    const tapes = talks.map((talk) => new SessionTape(talk, { folder, newNotes, now: Date.now }))
    return async () => { await Promise.all(tapes.map((tape) => tape.close())) }
  },
}
process.on('message', async ({ id, become }: { id: number; become?: Doing }) => {
  if (become) {
    await undo()
    undo = await ways[become]()
  }
  const { user, system } = process.cpuUsage()
  process.send?.({ id, nodeMs: (user + system) / 1_000, pid: worker.pid })
})
process.once('disconnect', () => process.exit(0))
process.send?.({ places })
