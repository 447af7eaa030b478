/** The least that a server can do to carry a call: one worker, one router, no people, no database. Started by join.ts. */
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createWorker } from 'mediasoup'
import type { types } from 'mediasoup'
import { Server, type Socket } from 'socket.io'

type Guest = { recv: types.WebRtcTransport; send: types.WebRtcTransport; producers: types.Producer[]; consumers: types.Consumer[] }

const [pages = '', port = '', mediaPort = ''] = process.argv.slice(2)
const worker = await createWorker({ logLevel: 'error', ...(process.env['MEDIASOUP_WORKER_BIN'] ? { workerBin: process.env['MEDIASOUP_WORKER_BIN'] } : {}) })
const listen = { ip: '127.0.0.1', port: Number(mediaPort), recvBufferSize: 4_000_000, sendBufferSize: 4_000_000 }
const webRtcServer = await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ...listen }, { protocol: 'tcp', ...listen }] })
const router = await worker.createRouter({ mediaCodecs: [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 }, { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 }] })
const direct = await router.createDirectTransport()
const warm = await direct.produceData({ label: 'warm' })
const guests = new Map<Socket, Guest>()

const http = createServer((request, response) => {
  const script = request.url?.endsWith('.js') === true
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
  response.end(script ? readFileSync(join(pages, 'floor.js')) : '<!doctype html><meta charset="utf-8"><button style="width:400px;height:200px">接听</button><script type="module" src="/floor.js"></script>')
})
const lines = new Server(http, { transports: ['websocket'], serveClient: false })
const open = () => router.createWebRtcTransport({ webRtcServer, preferUdp: true, enableSctp: true, initialAvailableOutgoingBitrate: 1_000_000 })
const offer = ({ id, iceParameters, iceCandidates, dtlsParameters, sctpParameters }: types.WebRtcTransport) => ({ id, iceParameters, iceCandidates, dtlsParameters, sctpParameters })

lines.on('connection', (line) => {
  const answer = <Input>(event: string, reply: (input: Input) => unknown) => line.on(event, async (input: Input, done: (out: unknown) => void) => done((await reply(input)) ?? null))
  const guest = (): Guest => guests.get(line)!
  answer('capabilities', () => router.rtpCapabilities)
  answer('wait', async () => {
    const [recv, send] = await Promise.all([open(), open()])
    guests.set(line, { recv, send, producers: [], consumers: [] })
    const channel = await recv.consumeData({ dataProducerId: warm.id })
    return { recv: offer(recv), send: offer(send), warm: { id: channel.id, dataProducerId: warm.id, sctpStreamParameters: channel.sctpStreamParameters } }
  })
  answer('open', ({ id, dtlsParameters }: { id: string; dtlsParameters: types.DtlsParameters }) => [guest().recv, guest().send].find((transport) => transport.id === id)?.connect({ dtlsParameters }))
  answer('produce', async (given: { kind: types.MediaKind; rtpParameters: types.RtpParameters }) => {
    const producer = await guest().send.produce(given)
    guest().producers.push(producer)
    return { id: producer.id }
  })
  answer('join', async (rtpCapabilities: types.RtpCapabilities) => {
    const others = [...guests].filter(([other]) => other !== line).flatMap(([, { producers }]) => producers)
    const consumers = await Promise.all(others.map(({ id }) => guest().recv.consume({ producerId: id, rtpCapabilities, paused: true, enableRtx: true })))
    guest().consumers = consumers
    return consumers.map(({ id, producerId, kind, rtpParameters }) => ({ id, producerId, kind, rtpParameters }))
  })
  answer('resume', async () => {
    await Promise.all(guest().consumers.map((consumer) => consumer.resume()))
    for (const [other] of guests) if (other !== line) other.emit('key-frame')
  })
  answer('leave', () => {
    guest().recv.close()
    guest().send.close()
    guests.delete(line)
  })
})
http.listen(Number(port), '127.0.0.1', () => console.log('ready'))
process.once('SIGTERM', () => { worker.close(); process.exit(0) })
