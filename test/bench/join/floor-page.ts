/**
 * The least that a page can do to show and be shown: no framework, no rules, no seats. It follows the fastest flow known:
 * capabilities beforehand, the way in opened while waiting, one question to join.
 */
import { Device } from 'mediasoup-client'
import type { types } from 'mediasoup-client'
import { io } from 'socket.io-client'

type Offers = { recv: types.TransportOptions; send: types.TransportOptions; warm: { id: string; dataProducerId: string; sctpStreamParameters: types.SctpStreamParameters } }

const socket = io({ transports: ['websocket'] })
const ask = (event: string, input: unknown = null): Promise<never> => socket.emitWithAck(event, input) as Promise<never>
const layers = [{ rid: 'r0', scaleResolutionDownBy: 2, maxBitrate: 80_000, maxFramerate: 15, scalabilityMode: 'L1T2' }, { rid: 'r1', scaleResolutionDownBy: 1, maxBitrate: 700_000, scalabilityMode: 'L1T3' }]

const [capabilities, media] = await Promise.all([ask('capabilities'), navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 360, frameRate: 25 } })])
const device = await Device.factory()
await device.load({ routerRtpCapabilities: capabilities })
let recv: types.Transport
let send: types.Transport

function connect(transport: types.Transport): types.Transport {
  transport.on('connect', ({ dtlsParameters }, done) => { done(); void ask('open', { id: transport.id, dtlsParameters }) })
  transport.on('produce', ({ kind, rtpParameters }, done, failed) => { ask('produce', { kind, rtpParameters }).then(done, failed) })
  return transport
}

async function wait(): Promise<void> {
  const offers: Offers = await ask('wait')
  recv = connect(device.createRecvTransport(offers.recv))
  send = connect(device.createSendTransport(offers.send))
  await recv.consumeData(offers.warm)
}

async function join(): Promise<void> {
  const consumers: (types.ConsumerOptions & { id: string; paused: boolean })[] = await ask('join', device.recvRtpCapabilities)
  const sending = publish()
  const received = await Promise.all(consumers.map((offer) => recv.consume(offer)))
  void ask('resume')
  for (const { kind, track } of received) {
    const player = document.createElement(kind === 'audio' ? 'audio' : 'video')
    player.dataset['seat'] = 'other'
    player.autoplay = true
    if (player instanceof HTMLVideoElement) player.muted = true
    player.srcObject = new MediaStream([track])
    document.body.append(player)
  }
  await sending
}

const publish = (): Promise<unknown> => Promise.all([
  send.produce({ track: media.getAudioTracks()[0]!, codecOptions: { opusNack: true, opusFec: true }, stopTracks: false }),
  send.produce({ track: media.getVideoTracks()[0]!, encodings: layers, codecOptions: { videoGoogleStartBitrate: 1_000 }, stopTracks: false }),
])

async function leave(): Promise<void> {
  recv.close()
  send.close()
  for (const player of document.querySelectorAll('[data-seat]')) player.remove()
  await ask('leave')
}

socket.on('key-frame', () => {
  const sender = (send as unknown as { handler?: { _pc?: RTCPeerConnection } }).handler?._pc?.getSenders().find(({ track }) => track?.kind === 'video')
  const parameters = sender?.getParameters()
  if (sender && parameters) void (sender.setParameters as (given: RTCRtpSendParameters, options: unknown) => Promise<void>).call(sender, parameters, { encodingOptions: parameters.encodings.map(() => ({ keyFrame: true })) })
})
document.querySelector('button')!.addEventListener('click', () => void join())
Object.assign(window, { floor: { wait, leave, publish } })
