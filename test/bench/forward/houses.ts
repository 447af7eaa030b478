import { createWorker } from 'mediasoup'
import type { types } from 'mediasoup'
import { EventEmitter } from 'node:events'
import { mediaCodecs, routerCapabilities } from '#server/sessions/media/codecs.ts'
import { Media } from '#server/sessions/media/open-media.ts'
import type { SessionMedia } from '#server/sessions/media/session-media.ts'
import { offerOf } from '#server/sessions/media/transport.ts'
import type { ConsumerOffer, DtlsParameters, RtpCapabilities, RtpParameters, TransportOffer } from '#shared/sessions/media.ts'
import type { SeatId } from '#shared/sessions/words.ts'

export type Kind = 'audio' | 'video'
export type Offers = { send: TransportOffer; recv: TransportOffer }
/** What forwards: sessions of two. `consume`: somebody can receive the other. */
export type House = EventEmitter<{ consume: [session: number, seat: number, offer: ConsumerOffer] }> & {
  pid: number
  enter: (session: number, seat: number) => Promise<Offers>
  connect: (session: number, seat: number, transportId: string, dtls: DtlsParameters) => Promise<void>
  produce: (session: number, seat: number, transportId: string, kind: Kind, rtp: RtpParameters) => Promise<void>
  close: () => void
}

// NOTE: the synthetic callers answer no transport-cc, so it is turned off for both: whoever never answers has a thin line.
const isFeedback = (name: string): boolean => /transport-cc|remb/.test(name)
const capabilities = {
  codecs: routerCapabilities.codecs?.map((codec) => ({ ...codec, rtcpFeedback: codec.rtcpFeedback?.filter(({ type }) => !isFeedback(type)) })),
  headerExtensions: routerCapabilities.headerExtensions?.filter(({ uri }) => !/transport-wide-cc|abs-send-time/.test(uri)),
} as types.RtpCapabilities

/** Our own media of a session, with all that it watches: who speaks, how thin a line is, whether a whole picture came. */
export async function openOurs(port: number): Promise<House> {
  const media = await Media.create({ HOST: 'localhost', MEDIA_PORT: port, MEDIA_WORKERS: 1, MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'], AUDIO_FIRST_KBIT: 150 })
  const sessions: Promise<SessionMedia>[] = []
  const house = new EventEmitter() as House
  const open = async (nth: number): Promise<SessionMedia> => {
    const session = await media.open()
    session.on('consume', (to, offers) => { for (const offer of offers) house.emit('consume', nth, Number(to), offer) })
    return session
  }
  const at = (nth: number): Promise<SessionMedia> => (sessions[nth] ??= open(nth))
  const idOf = (seat: number): SeatId => String(seat) as SeatId
  return Object.assign(house, {
    pid: media.workers[0]!.pid!,
    enter: async (nth: number, seat: number) => {
      const { send, recv } = await (await at(nth)).enter(idOf(seat), capabilities as unknown as RtpCapabilities, null, true)
      return { send: send!, recv: recv! }
    },
    connect: async (nth: number, seat: number, transportId: string, dtls: DtlsParameters) => (await at(nth)).connect(idOf(seat), transportId, dtls),
    produce: async (nth: number, seat: number, transportId: string, kind: Kind, rtp: RtpParameters) => { await (await at(nth)).produce(idOf(seat), transportId, kind, rtp) },
    close: () => media.close(),
  } satisfies Omit<House, keyof EventEmitter>)
}

/** The least: mediasoup as its documentation shows it, a router a session, and nothing that watches anything. */
export async function openPlain(port: number): Promise<House> {
  const bin = process.env['MEDIASOUP_WORKER_BIN']
  const worker = await createWorker({ logLevel: 'error', ...(bin ? { workerBin: bin } : {}) })
  const listen = { ip: '127.0.0.1', port, recvBufferSize: 4_000_000, sendBufferSize: 4_000_000 }
  const webRtcServer = await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ...listen }, { protocol: 'tcp', ...listen }] })
  const house = new EventEmitter() as House
  type Plain = { router: types.Router; seats: { send: types.WebRtcTransport; recv: types.WebRtcTransport }[] }
  const sessions: Promise<Plain>[] = []
  const at = (nth: number): Promise<Plain> => (sessions[nth] ??= worker.createRouter({ mediaCodecs }).then((router) => ({ router, seats: [] })))
  return Object.assign(house, {
    pid: worker.pid,
    enter: async (nth: number, seat: number) => {
      const { router, seats } = await at(nth)
      const open = () => router.createWebRtcTransport({ webRtcServer, preferUdp: true, enableSctp: true, initialAvailableOutgoingBitrate: 1_000_000 })
      const [send, recv] = await Promise.all([open(), open()])
      seats[seat] = { send, recv }
      return { send: offerOf(send), recv: offerOf(recv) }
    },
    connect: async (nth: number, seat: number, transportId: string, dtls: DtlsParameters) => {
      const { send, recv } = (await at(nth)).seats[seat]!
      await (send.id === transportId ? send : recv).connect({ dtlsParameters: dtls as types.DtlsParameters })
    },
    produce: async (nth: number, seat: number, _transportId: string, kind: Kind, rtp: RtpParameters) => {
      const { seats } = await at(nth)
      const producer = await seats[seat]!.send.produce({ kind, rtpParameters: rtp as unknown as types.RtpParameters })
      const other = 1 - seat
      const { id, rtpParameters, paused } = await seats[other]!.recv.consume({ producerId: producer.id, rtpCapabilities: capabilities, enableRtx: true })
      house.emit('consume', nth, other, { id, producerId: producer.id, kind, rtpParameters: rtpParameters as unknown as RtpParameters, paused })
    },
    close: () => worker.close(),
  } satisfies Omit<House, keyof EventEmitter>)
}
