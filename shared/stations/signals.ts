import { z } from 'zod'
import { ask } from '../platform/ask.ts'
import { instant, typed } from '../platform/zod.ts'
import { deviceKinds, type Lamp, type SelfTest, type TerminalSettings, type TestReason, testReasons } from './words.ts'

/** How a terminal finds itself: what its open stream says about camera and microphone, its line from 0 to 100, its own clock. */
export const heartbeat = z.object({ cameraOk: z.boolean(), microphoneOk: z.boolean(), lineScore: z.number().int().min(0).max(100), clock: instant })

const figure = (from: number, to: number) => z.number().min(from).max(to).nullable()
/** What a terminal measured of itself. */
export const testReport = z.object({
  why: z.enum(testReasons),
  figures: z.object({
    camera: figure(0, 255), microphone: figure(-200, 20), echo: figure(-200, 200), loss: figure(0, 100), up: figure(0, 1e7), down: figure(0, 1e7),
    clock: figure(-1e10, 1e10), roundTrip: figure(0, 1e6), heard: z.union([z.literal(0), z.literal(1)]).nullable(),
  }),
})

/** What a connected client may ask of this chapter over the socket. */
export const stationsAsks = {
  'stations:heartbeat': ask<{ lamp: Lamp; now: string }>()(heartbeat),
  /** A terminal tells what is plugged in; the answer is what it is to use. */
  'stations:devices': ask<TerminalSettings>()(z.object({ devices: z.array(z.object({ kind: z.enum(deviceKinds), id: typed(200, 1), label: typed(200) })).max(20) })),
  /** A terminal tells how its self-test went; the answer is the judged test. */
  'stations:self-test': ask<SelfTest>()(testReport),
}

/** What the server may tell a connected client about this chapter. */
export type StationsSignals = {
  /** This terminal is to test itself as soon as nobody talks there, in a call of so many seconds. */
  'stations:self-test-wanted': (wanted: { why: TestReason; seconds: number }) => void
  /** The clerk has settled something for this terminal. */
  'stations:settled': (settings: TerminalSettings) => void
}
