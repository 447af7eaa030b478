import { z } from 'zod'
import { ask } from '../platform/ask.ts'
import { type ConsumerOffer, dtlsParameters, rtpCapabilities, rtpParameters, type TransportOffer, type WarmOffer } from './media.ts'

const stream = z.object({ streamId: z.number().int().min(0).max(65_535), ordered: z.boolean().optional(), maxPacketLifeTime: z.number().int().min(0).max(60_000).optional(), maxRetransmits: z.number().int().min(0).max(1_000).optional() })

/** A terminal's call to the server and back, with nobody else in it: sound and picture come back, then the line is filled both ways. */
export const testCallAsks = {
  /** Opens the call: a connection each way, and the channel that fills the line towards the terminal. */
  'test-call:open': ask<{ send: TransportOffer; recv: TransportOffer; down: WarmOffer }>()(z.object({ rtpCapabilities })),
  'test-call:connect': ask<null>()(z.object({ transportId: z.uuid(), dtlsParameters })),
  /** Sends sound or picture; it comes back as `back`. */
  'test-call:produce': ask<{ id: string; back: ConsumerOffer }>()(z.object({ kind: z.enum(['audio', 'video']), rtpParameters })),
  /** The channel that fills the line towards the server. */
  'test-call:up': ask<{ id: string }>()(z.object({ sctpStreamParameters: stream })),
  /** Fills the line towards the terminal for three seconds. */
  'test-call:down': ask<null>()(z.object({})),
  /** What reached the server: lost packets in per cent (null: none came at all), kbit/s carried, and the server's own time. */
  'test-call:figures': ask<{ loss: number | null; up: number | null; now: string }>()(z.object({})),
  'test-call:close': ask<null>()(z.object({})),
}
