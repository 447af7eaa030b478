import { z } from 'zod'

// What the browser and the media worker tell each other (ORTC's shapes, as mediasoup and its client use them).
// The outline is checked here; the worker checks the rest, and its "no" becomes a refusal.

const few = 64
const parameters = z.record(z.string().max(64), z.union([z.string().max(512), z.number(), z.boolean(), z.null()]))
const feedback = z.array(z.looseObject({ type: z.string().max(32) })).max(few)

export const rtpCapabilities = z.object({
  codecs: z.array(z.looseObject({ mimeType: z.string().max(64), kind: z.enum(['audio', 'video']), clockRate: z.number(), rtcpFeedback: feedback.optional() })).max(few),
  headerExtensions: z.array(z.looseObject({ uri: z.string().max(256), kind: z.enum(['audio', 'video']), preferredId: z.number() })).max(few).optional(),
})
export type RtpCapabilities = z.infer<typeof rtpCapabilities>

export const rtpParameters = z.object({
  mid: z.string().max(32).optional(),
  codecs: z.array(z.looseObject({ mimeType: z.string().max(64), payloadType: z.number(), clockRate: z.number(), parameters: parameters.optional(), rtcpFeedback: feedback.optional() })).min(1).max(few),
  headerExtensions: z.array(z.looseObject({ uri: z.string().max(256), id: z.number() })).max(few).optional(),
  encodings: z.array(z.looseObject({ ssrc: z.number().optional(), rid: z.string().max(16).optional(), maxBitrate: z.number().optional() })).max(4).optional(),
  rtcp: z.looseObject({ cname: z.string().max(256).optional() }).optional(),
  msid: z.string().max(256).optional(),
})
export type RtpParameters = z.infer<typeof rtpParameters>

export const dtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z.array(z.object({ algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']), value: z.string().max(256) })).min(1).max(8),
})
export type DtlsParameters = z.infer<typeof dtlsParameters>

export type IceParameters = { usernameFragment: string; password: string; iceLite?: boolean }
export type IceCandidate = { foundation: string; priority: number; ip: string; address: string; protocol: 'udp' | 'tcp'; port: number; type: 'host' | 'srflx' | 'prflx' | 'relay'; tcpType?: 'active' | 'passive' | 'so' }

/** A relay for lines that let nothing through but 443: the browser may come by it where it cannot come straight. */
export type RelayServer = { urls: string[]; username: string; credential: string }

/** One end of a connection that the browser can open at once. */
export type TransportOffer = {
  id: string
  iceParameters: IceParameters
  iceCandidates: IceCandidate[]
  dtlsParameters: DtlsParameters
  iceServers?: RelayServer[]
  sctpParameters?: { port: number; OS: number; MIS: number; maxMessageSize: number }
}

/** Somebody's sound or picture, ready to be received. `paused` ones start when the browser says that it listens. */
export type ConsumerOffer = { id: string; producerId: string; kind: 'audio' | 'video'; rtpParameters: RtpParameters; paused: boolean }

/** A data channel without use but one: it makes the browser connect while a person still waits. */
export type WarmOffer = { id: string; dataProducerId: string; sctpStreamParameters: { streamId: number; ordered?: boolean; maxPacketLifeTime?: number; maxRetransmits?: number } }
