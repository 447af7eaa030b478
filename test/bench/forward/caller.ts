import { Audio, PeerConnection, type Track, Video } from 'node-datachannel'
import type { ConsumerOffer, DtlsParameters, RtpParameters, TransportOffer } from '#shared/sessions/media.ts'
import type { Kind, Offers } from './houses.ts'

/** How a caller asks the house. */
export type Asks = { connect: (transportId: string, dtls: DtlsParameters) => Promise<unknown>; produce: (transportId: string, kind: Kind, rtp: RtpParameters) => Promise<unknown> }

const video = { payload: 1_162, perSecond: 52, clock: 90_000, type: 96 }
const audio = { payload: 100, perSecond: 50, clock: 48_000, type: 111 }
let numbers = 10_000

/** A synthetic person: real ICE, DTLS and SRTP, a picture of about 480 kbit/s and a voice, whose content nobody could decode. */
export class Caller {
  readonly #asks: Asks
  readonly #offers: Offers
  readonly #heard: ConsumerOffer[] = []
  readonly #ssrc = { audio: (numbers += 2), video: (numbers += 2) }
  #send: { connection: PeerConnection; audio: Track; video: Track } | null = null
  // NOTE: the tracks are held on to: one that is garbage hears nothing any more.
  #recv: { connection: PeerConnection; tracks: Track[] } | null = null
  #listens: (() => void) | null = null
  #sent = { audio: 0, video: 0 }
  /** Packets that arrived here, and those of them that carry a voice. */
  arrived = 0
  voices = 0

  constructor(offers: Offers, asks: Asks) {
    this.#offers = offers
    this.#asks = asks
  }

  /** Opens the way in and says what will be sent. */
  async speak(): Promise<void> {
    const connection = new PeerConnection('send', { iceServers: [], disableAutoNegotiation: true })
    const [voice, picture] = [new Audio('0', 'SendOnly'), new Video('1', 'SendOnly')]
    voice.addOpusCodec(audio.type)
    voice.addSSRC(this.#ssrc.audio, 'caller')
    picture.addVP8Codec(video.type)
    picture.addSSRC(this.#ssrc.video, 'caller')
    const tracks = { audio: connection.addTrack(voice), video: connection.addTrack(picture) }
    await this.#connect(connection, this.#offers.send, [section('audio', '0', audio.type, 'recvonly'), section('video', '1', video.type, 'recvonly')])
    this.#send = { connection, ...tracks }
    for (const kind of ['audio', 'video'] as const) await this.#asks.produce(this.#offers.send.id, kind, this.#says(kind))
  }

  /** Notes what can be received. */
  hear(offer: ConsumerOffer): void {
    this.#heard.push(offer)
    if (this.#heard.length === 2) this.#listens?.()
  }

  /** Opens the way out once both voice and picture of the other are offered. */
  async listen(): Promise<void> {
    if (this.#heard.length < 2) await new Promise<void>((resolve) => { this.#listens = resolve })
    const connection = new PeerConnection('recv', { iceServers: [], disableAutoNegotiation: true })
    const tracks: Track[] = []
    const sections = this.#heard.map(({ kind, rtpParameters }, nth) => {
      const { codecs, encodings } = rtpParameters as unknown as { codecs: { payloadType: number }[]; encodings: { ssrc: number }[] }
      const [{ payloadType }, { ssrc }] = [codecs[0]!, encodings[0]!]
      const media = kind === 'audio' ? new Audio(String(nth), 'RecvOnly') : new Video(String(nth), 'RecvOnly')
      if (media instanceof Audio) media.addOpusCodec(payloadType)
      else media.addVP8Codec(payloadType)
      const track = connection.addTrack(media)
      track.onMessage(() => {
        this.arrived += 1
        if (kind === 'audio') this.voices += 1
      })
      tracks.push(track)
      return section(kind, String(nth), payloadType, 'sendonly', ssrc)
    })
    this.#recv = { connection, tracks }
    await this.#connect(connection, this.#offers.recv, sections)
  }

  /** Sends what is due so many milliseconds after the start. */
  tick(ms: number): void {
    for (const [kind, { perSecond }] of [['audio', audio], ['video', video]] as const) {
      for (const due = Math.floor((ms * perSecond) / 1_000); this.#sent[kind] < due; this.#sent[kind] += 1) this.#send?.[kind].sendMessageBinary(this.#packet(kind))
    }
  }

  close(): void {
    this.#send?.connection.close()
    this.#recv?.connection.close()
  }

  #says(kind: Kind): RtpParameters {
    return kind === 'audio'
      ? { mid: '0', codecs: [{ mimeType: 'audio/opus', payloadType: audio.type, clockRate: 48_000, channels: 2 }], encodings: [{ ssrc: this.#ssrc.audio }], rtcp: { cname: 'caller' } }
      : { mid: '1', codecs: [{ mimeType: 'video/VP8', payloadType: video.type, clockRate: 90_000, rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }] }], encodings: [{ ssrc: this.#ssrc.video }], rtcp: { cname: 'caller' } }
  }

  #packet(kind: Kind): Buffer {
    const { payload, perSecond, clock, type } = kind === 'audio' ? audio : video
    const nth = this.#sent[kind]
    const packet = Buffer.alloc(12 + payload, 0x55)
    packet[0] = 0x80
    packet[1] = type | (kind === 'video' ? 0x80 : 0)
    packet.writeUInt16BE(nth & 0xffff, 2)
    packet.writeUInt32BE(Math.round((nth * clock) / perSecond) >>> 0, 4)
    packet.writeUInt32BE(this.#ssrc[kind], 8)
    // A VP8 descriptor, and the first bit of the picture: a whole one each second, else one that leans on others.
    if (kind === 'video') { packet[12] = 0x10; packet[13] = nth % perSecond === 0 ? 0x10 : 0x11 }
    return packet
  }

  async #connect(connection: PeerConnection, offer: TransportOffer, sections: string[]): Promise<void> {
    const stands = new Promise<void>((resolve, reject) => connection.onStateChange((state) => { if (state === 'connected') resolve(); else if (state === 'failed') reject(new Error('a caller got no connection')) }))
    connection.setLocalDescription('offer')
    const { sdp = '' } = connection.localDescription() ?? {}
    const [, algorithm = '', value = ''] = /a=fingerprint:(\S+) (\S+)/.exec(sdp) ?? []
    await this.#asks.connect(offer.id, { role: 'client', fingerprints: [{ algorithm, value }] } as unknown as DtlsParameters)
    connection.setRemoteDescription(answerOf(offer, sections), 'answer')
    await stands
  }
}

const section = (kind: Kind, mid: string, payloadType: number, direction: string, ssrc?: number): string => [
  `m=${kind} 7 UDP/TLS/RTP/SAVPF ${payloadType}`, 'c=IN IP4 127.0.0.1', `a=mid:${mid}`, `a=${direction}`, 'a=rtcp-mux', `a=rtpmap:${payloadType} ${kind === 'audio' ? 'opus/48000/2' : 'VP8/90000'}`, ...(ssrc === undefined ? [] : [`a=ssrc:${ssrc} cname:house`]),
].join('\r\n')

// The house's end of a connection, as the answer to a caller's offer.
function answerOf({ iceParameters, iceCandidates, dtlsParameters }: TransportOffer, sections: string[]): string {
  const { usernameFragment, password } = iceParameters as unknown as { usernameFragment: string; password: string }
  const fingerprint = (dtlsParameters as unknown as { fingerprints: { algorithm: string; value: string }[] }).fingerprints.find(({ algorithm }) => algorithm === 'sha-256')!
  const [candidate] = iceCandidates as unknown as { foundation: string; priority: number; ip: string; port: number }[]
  const common = [`a=ice-ufrag:${usernameFragment}`, `a=ice-pwd:${password}`, `a=fingerprint:${fingerprint.algorithm} ${fingerprint.value}`, 'a=setup:passive', `a=candidate:${candidate!.foundation} 1 udp ${candidate!.priority} ${candidate!.ip} ${candidate!.port} typ host`, 'a=end-of-candidates']
  return ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', `a=group:BUNDLE ${sections.map((_, nth) => nth).join(' ')}`, 'a=ice-lite', ...sections.flatMap((lines) => [lines, ...common]), ''].join('\r\n')
}
