import { ortc } from 'mediasoup'
import type { types } from 'mediasoup'

// NOTE: the first video codec is the one that browsers send; H.264 is there for devices that only have it in hardware.
const codecs: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2, rtcpFeedback: [{ type: 'nack' }, { type: 'transport-cc' }] },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  { kind: 'video', mimeType: 'video/H264', clockRate: 90_000, parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 } },
]

/** What every router of ours carries. */
export const mediaCodecs = codecs

/** The same, as browsers want to know it before they join: no worker is needed to say it. */
export const routerCapabilities: types.RtpCapabilities = ortc.generateRouterRtpCapabilities(codecs)
