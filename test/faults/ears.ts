import type { Page } from '@playwright/test'

/** When pictures and sound of each other seat arrived at a page, in milliseconds of the machine's clock. */
export type Arrived = { pictures: Record<string, number[]>; sounds: Record<string, number[]>; frames: Record<string, number> }

/**
 * Runs in a page before anything else. Its media goes over the person's own line; its microphone sounds without pause,
 * even where the page believes that it is closed; and it notes when a picture or a sound of anybody arrives.
 */
export function putEars({ from, to, hertz, byRelay }: { from: number; to: number; hertz: number; byRelay: boolean }): void {
  const Native = RTCPeerConnection
  const now = () => performance.timeOrigin + performance.now()
  const notes: Arrived = { pictures: {}, sounds: {}, frames: {} }
  const connections: RTCPeerConnection[] = []
  const note = (kind: 'pictures' | 'sounds', seat: string) => (notes[kind][seat] ??= []).push(now())
  const hearing = new AudioContext()
  const ears: { seat: string; ear: AnalyserNode; track: MediaStreamTrack; samples: Float32Array<ArrayBuffer> }[] = []
  globalThis.RTCPeerConnection = class extends Native {
    constructor(given?: RTCConfiguration) {
      super({ ...given, ...(byRelay ? { iceTransportPolicy: 'relay' } : {}) })
      connections.push(this)
      this.addEventListener('track', ({ track, streams: [stream] }) => {
        if (track.kind !== 'audio') return
        const ear = hearing.createAnalyser()
        hearing.createMediaStreamSource(new MediaStream([track])).connect(ear)
        ears.push({ seat: stream?.id ?? '', ear, track, samples: new Float32Array(ear.fftSize) })
      })
    }
    override setRemoteDescription(given: RTCSessionDescriptionInit): Promise<void> {
      const { type, sdp = '' } = given
      return super.setRemoteDescription({ type, sdp: sdp.replaceAll(new RegExp(` ${from} typ host`, 'g'), ` ${to} typ host`) })
    }
  }
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await ask(wanted)
    for (const track of stream.getAudioTracks()) { track.stop(); stream.removeTrack(track) }
    if (!wanted?.audio) return stream
    const voice = hearing.createOscillator()
    const mouth = hearing.createMediaStreamDestination()
    voice.frequency.value = hertz
    voice.connect(mouth)
    voice.start()
    const [spoken] = mouth.stream.getAudioTracks()
    // A page that goes on sending: only the server can keep it from being heard.
    Object.defineProperty(spoken, 'enabled', { get: () => true, set: () => {} })
    stream.addTrack(spoken!)
    return stream
  }
  const seen = new WeakMap<HTMLVideoElement, number>()
  setInterval(() => {
    for (const video of document.querySelectorAll<HTMLVideoElement>('video[data-seat]:not(.picture-own)')) {
      const frames = video.getVideoPlaybackQuality().totalVideoFrames
      const before = seen.get(video) ?? 0
      seen.set(video, frames)
      if (frames === before || frames === 0) continue
      const seat = video.dataset['seat'] ?? ''
      notes.frames[seat] = (notes.frames[seat] ?? 0) + (frames > before ? frames - before : frames)
      note('pictures', seat)
    }
  }, 10)
  setInterval(() => {
    for (const { seat, ear, track, samples } of ears) {
      if (track.readyState !== 'live') continue
      ear.getFloatTimeDomainData(samples)
      if (samples.some((sample) => Math.abs(sample) > 0.01)) note('sounds', seat)
    }
  }, 20)
  Object.assign(globalThis, { ears: { notes, connections } })
}

/** What has arrived at a page since a moment. */
export async function arrivedSince(page: Page, since: number): Promise<Arrived> {
  return page.evaluate((from) => {
    const { notes } = (globalThis as unknown as { ears: { notes: Arrived } }).ears
    const after = (all: Record<string, number[]>) => Object.fromEntries(Object.entries(all).map(([seat, times]) => [seat, times.filter((at) => at >= from)]))
    return { pictures: after(notes.pictures), sounds: after(notes.sounds), frames: { ...notes.frames } }
  }, since)
}

/** Sound that a page's browser had to make up because it did not arrive, and all that it played, in samples since the page was opened. */
export async function concealed(page: Page): Promise<{ made: number; all: number }> {
  return page.evaluate(async () => {
    const { connections } = (globalThis as unknown as { ears: { connections: RTCPeerConnection[] } }).ears
    const sum = { made: 0, all: 0 }
    for (const connection of connections) {
      if (connection.connectionState === 'closed') continue
      for (const one of (await connection.getStats()).values() as Iterable<{ type: string; kind?: string; concealedSamples?: number; silentConcealedSamples?: number; totalSamplesReceived?: number }>) {
        if (one.type !== 'inbound-rtp' || one.kind !== 'audio') continue
        sum.made += (one.concealedSamples ?? 0) - (one.silentConcealedSamples ?? 0)
        sum.all += one.totalSamplesReceived ?? 0
      }
    }
    return sum
  })
}
