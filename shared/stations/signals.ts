import { z } from 'zod'
import { ask } from '../platform/ask.ts'
import { instant } from '../platform/zod.ts'
import type { Lamp } from './words.ts'

/** How a terminal finds itself: what its open stream says about camera and microphone, its line from 0 to 100, its own clock. */
export const heartbeat = z.object({ cameraOk: z.boolean(), microphoneOk: z.boolean(), lineScore: z.number().int().min(0).max(100), clock: instant })

/** What a connected client may ask of this chapter over the socket. */
export const stationsAsks = {
  'stations:heartbeat': ask<{ lamp: Lamp; now: string }>()(heartbeat),
}

/** What the server may tell a connected client about this chapter. */
export type StationsSignals = {}
