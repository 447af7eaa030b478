import type { RtpParameters } from '#shared/sessions/media.ts'

let ssrc = 1_000

/** What a browser says about the sound or picture that it is going to send. */
export function rtp(kind: 'audio' | 'video'): RtpParameters {
  ssrc += 2
  return kind === 'audio'
    ? { mid: String(ssrc), codecs: [{ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }], encodings: [{ ssrc }], rtcp: { cname: 'test' } }
    : { mid: String(ssrc), codecs: [{ mimeType: 'video/VP8', payloadType: 96, clockRate: 90_000, rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }] }], encodings: [{ ssrc }], rtcp: { cname: 'test' } }
}
