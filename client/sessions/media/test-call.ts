import type { Consumer, RtpParameters as ClientParameters, Transport } from 'mediasoup-client/types'
import { carried, fill } from '#shared/sessions/fill.ts'
import type { RtpParameters } from '#shared/sessions/media.ts'
import { ask } from '../../platform/socket.ts'
import { capabilitiesOf } from './connection.ts'
import { closeDevices, openDevices } from './devices.ts'
import { loadDevice } from './load-device.ts'
import { brightnessOf, type Ears, listenTo, median, playTone } from './measure.ts'

/** What a call to the server and back measured; null where it could not. */
export type CallFigures = { camera: number | null; microphone: number | null; echo: number | null; loss: number | null; up: number | null; down: number | null; clock: number | null; roundTrip: number | null }

const toneSeconds = 3
const tickMs = 250
const patienceMs = 10_000
// So soft a tone is heard by nobody, however silent the room.
const unheardDb = -75

/**
 * Calls the server, sends sound and picture, takes them back, and measures for so many seconds: what the camera sees, what
 * the microphone hears, what of the own loudspeaker the others would hear, what the line loses and carries.
 * `stop` ends it at once and lets camera and microphone go.
 */
export async function callTheServer(seconds: number, stop: AbortSignal): Promise<CallFigures> {
  const sound = new AudioContext()
  const [device, devices] = await Promise.all([loadDevice(), openDevices()])
  const raw = await navigator.mediaDevices?.getUserMedia({ audio: { ...idOf(devices.microphone), echoCancellation: false, noiseSuppression: false, autoGainControl: false } }).catch(() => null)
  let send: Transport | null = null
  let recv: Transport | null = null
  try {
    const rest = (ms: number) => new Promise<void>((resolve, reject) => {
      if (stop.aborted) return reject(new DOMException('stopped', 'AbortError'))
      const timer = setTimeout(resolve, ms)
      stop.addEventListener('abort', () => { clearTimeout(timer); reject(new DOMException('stopped', 'AbortError')) }, { once: true })
    })
    const offers = await ask('test-call:open', { rtpCapabilities: capabilitiesOf(device) })
    send = device.createSendTransport(offers.send as unknown as Parameters<typeof device.createSendTransport>[0])
    recv = device.createRecvTransport(offers.recv as unknown as Parameters<typeof device.createRecvTransport>[0])
    const back: Consumer[] = []
    hear(send)
    hear(recv)
    send.on('produce', ({ kind, rtpParameters }, done, failed) => {
      ask('test-call:produce', { kind, rtpParameters: rtpParameters as ClientParameters as unknown as RtpParameters }).then(async ({ id, back: { rtpParameters, ...offer } }) => {
        done({ id })
        back.push(await recv!.consume({ ...offer, rtpParameters: rtpParameters as unknown as ClientParameters }))
      }).catch(failed)
    })
    send.on('producedata', ({ sctpStreamParameters }, done, failed) => { ask('test-call:up', { sctpStreamParameters: plain(sctpStreamParameters) }).then(done, failed) })
    const arrived = { bytes: 0, firstAt: 0, lastAt: 0 }
    const down = await recv.consumeData({ ...offers.down })
    down.on('message', (message: ArrayBuffer | Blob) => {
      if (arrived.bytes === 0) arrived.firstAt = performance.now()
      arrived.bytes += message instanceof Blob ? message.size : message.byteLength
      arrived.lastAt = performance.now()
    })
    for (const track of [devices.microphone, devices.camera]) if (track) await send.produce({ track, stopTracks: false, ...(track.kind === 'video' ? { codecOptions: { videoGoogleStartBitrate: 500 }, encodings: [{ maxBitrate: 700_000 }] } : {}) })
    await rest(tickMs)

    const seen = await watch(sound, { own: raw?.getAudioTracks()[0] ?? null, back, seconds: Math.max(toneSeconds + 2, seconds - (2 * fill.forMs) / 1_000 - 1), rest })
    const lostHere = await lossOf(back)
    const before = await ask('test-call:figures', {})
    const up = await send.produceData({ ordered: false, maxRetransmits: 1, label: 'up' })
    const message = new Uint8Array(fill.bytes)
    for (const until = performance.now() + fill.forMs; performance.now() < until; await rest(fill.everyMs)) for (let nth = 0; nth < fill.count; nth += 1) if (up.readyState === 'open' && up.bufferedAmount < 32_000) up.send(message)
    await ask('test-call:down', {})
    await rest(fill.forMs + 200)
    const asked = Date.now()
    const after = await ask('test-call:figures', {})
    const heard = Date.now()
    const losses = [before.loss, lostHere].filter((loss) => loss !== null)
    return {
      ...seen,
      loss: losses.length === 2 ? Math.max(...losses) : null,
      up: after.up,
      down: carried(arrived),
      // NOTE: the terminal's own clock, not the one that this page corrects by the server's.
      clock: Math.round((asked + heard) / 2 - Date.parse(after.now)) / 1_000,
      roundTrip: (await roundTripOf(send)) ?? heard - asked,
    }
  } finally {
    send?.close()
    recv?.close()
    closeDevices(devices)
    for (const track of raw?.getTracks() ?? []) track.stop()
    void sound.close()
    ask('test-call:close', {}).catch(() => undefined)
  }
}

// Looks and listens: quiet first, then the own loudspeaker's tone, then on until the time is over.
async function watch(sound: AudioContext, { own, back, seconds, rest }: { own: MediaStreamTrack | null; back: readonly Consumer[]; seconds: number; rest: (ms: number) => Promise<void> }): Promise<Pick<CallFigures, 'camera' | 'microphone' | 'echo'>> {
  const video = document.createElement('video')
  video.muted = true
  let returned: Ears | null = null
  const raw = own && listenTo(sound, own)
  const [bright, loud, quiet, toned]: number[][] = [[], [], [], []]
  let plays: number | null = null
  const comes = () => {
    const sent = back.find(({ kind }) => kind === 'audio')
    if (sent) returned ??= listenTo(sound, sent.track)
    const picture = back.find(({ kind }) => kind === 'video')
    if (picture && video.srcObject === null) { video.srcObject = new MediaStream([picture.track]); void video.play().catch(() => undefined) }
    return returned !== null && video.videoWidth > 0
  }
  // NOTE: what comes back on a slow line takes its time; the watching begins when it is there.
  for (const until = performance.now() + patienceMs; !comes() && performance.now() < until;) await rest(tickMs)
  for (const from = performance.now(); performance.now() - from < seconds * 1_000; await rest(tickMs)) {
    const at = performance.now() - from
    comes()
    const brightness = brightnessOf(video)
    if (brightness !== null) bright!.push(brightness)
    if (raw) loud!.push(raw.levelDb())
    const calm = Math.min(4_000, (seconds - toneSeconds) * 500)
    if (at > calm && plays === null) { playTone(sound, toneSeconds); plays = at }
    // NOTE: the first half second of the tone is what an echo canceller needs to learn the room.
    const ears = returned as Ears | null
    if (ears && plays === null) quiet!.push(ears.toneDb())
    if (ears && plays !== null && at > plays + 750 && at < plays + toneSeconds * 1_000) toned!.push(ears.toneDb())
  }
  const [before, during] = [median(quiet!), median(toned!)]
  return { camera: median(bright!), microphone: loud!.length > 0 ? Math.max(...loud!) : null, echo: before === null || during === null ? null : Math.max(during, unheardDb) - Math.max(before, unheardDb) }
}

function hear(way: Transport): void {
  way.on('connect', ({ dtlsParameters }, done) => {
    done()
    ask('test-call:connect', { transportId: way.id, dtlsParameters }).catch(() => way.close())
  })
}

// Per cent of packets that did not come back.
async function lossOf(back: readonly Consumer[]): Promise<number | null> {
  const inbound = (await Promise.all(back.map((consumer) => consumer.getStats()))).flatMap((stats) => [...stats.values()] as { type: string; packetsReceived?: number; packetsLost?: number }[]).filter(({ type }) => type === 'inbound-rtp')
  const [received, lost] = [sumOf(inbound, 'packetsReceived'), Math.max(0, sumOf(inbound, 'packetsLost'))]
  return received === 0 ? null : (100 * lost) / (received + lost)
}

async function roundTripOf(way: Transport): Promise<number | null> {
  const pairs = [...(await way.getStats()).values()] as { type: string; currentRoundTripTime?: number }[]
  const seconds = pairs.find(({ type, currentRoundTripTime }) => type === 'candidate-pair' && currentRoundTripTime !== undefined)?.currentRoundTripTime
  return seconds === undefined ? null : Math.round(seconds * 1_000)
}

const sumOf = <Key extends string>(rows: readonly { [K in Key]?: number }[], key: Key): number => rows.reduce((sum, row) => sum + (row[key] ?? 0), 0)
const idOf = (track: MediaStreamTrack | null): { deviceId?: string } => { const id = track?.getSettings().deviceId; return id ? { deviceId: id } : {} }
const plain = ({ streamId = 0, ordered, maxPacketLifeTime, maxRetransmits }: { streamId?: number; ordered?: boolean; maxPacketLifeTime?: number; maxRetransmits?: number }) => ({ streamId, ordered, maxPacketLifeTime, maxRetransmits })
