import type { Id } from '../platform/ids.ts'
import type { TerminalId, UnitId } from '../people/words.ts'

/** A station is a unit with rooms and terminals, so it bears its unit's id. */
export type StationId = UnitId
export type RoomId = Id<'room'>
export type EnrolmentId = Id<'enrolment'>

export type Station = {
  id: StationId
  code: string
  name: string
  nameEn: string
  phone: string
  address: string
  /** Room hours every day, county clock: "08:30"–"20:00". */
  opensAt: string
  closesAt: string
  /** Last digits of the dates on which the town holds its market (赶场). */
  marketDigits: number[]
  /** Kilometres east and north of the county seat, for travel. */
  east: number
  north: number
}

export type Room = { id: RoomId; stationId: StationId; name: string }

/** How a terminal is doing, as its lamp shows it. */
export const lamps = ['good', 'weak', 'fault', 'offline'] as const
export type Lamp = (typeof lamps)[number]

export type Terminal = {
  id: TerminalId
  stationId: StationId
  roomName: string
  name: string
  lamp: Lamp
  lastSeenAt: string | null
  cameraOk: boolean | null
  microphoneOk: boolean | null
  /** 0 (dead) to 100 (perfect), as the terminal last measured its line. */
  lineScore: number | null
  revoked: boolean
}

export type OutageId = Id<'outage'>

/** A stretch of time in which a station's video rooms cannot be used. */
export type Outage = { id: OutageId; stationId: StationId; from: string; to: string; reason: string }

/** What a terminal's self-test looks at, in the order in which it is shown. */
export const testItems = ['camera', 'microphone', 'echo', 'loss', 'up', 'down', 'clock', 'roundTrip', 'heard'] as const
export type TestItem = (typeof testItems)[number]

/** From best to worst. */
export const verdicts = ['good', 'weak', 'bad'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * What a self-test measured; null where it could not be. camera: mean brightness 0–255; microphone: loudest moment, dBFS;
 * echo: dB of the own loudspeaker in what others would hear, over the quiet; loss: per cent of packets, the worse way; up,
 * down: kbit/s that the line carried (measured up to 2,000); clock: seconds off; roundTrip: ms; heard: whether somebody
 * heard their own recording, 1 or 0, null where nobody was asked.
 */
export type TestFigures = Record<TestItem, number | null>
export type TestedItem = { item: TestItem; value: number | null; verdict: Verdict }

/** Why a test was made: before opening, because a clerk asked, or because somebody at the terminal did. */
export const testReasons = ['opening', 'asked', 'here'] as const
export type TestReason = (typeof testReasons)[number]

export type SelfTest = { terminalId: TerminalId; stationId: StationId; at: string; why: TestReason; items: TestedItem[]; verdict: Verdict }

/** A station's light on the county's map. */
export const lights = ['good', 'weak', 'bad', 'off', 'none'] as const
export type Light = (typeof lights)[number]
export type StationLight = { stationId: StationId; light: Light; terminals: number; well: number; testedAt: string | null }

/** A camera or a microphone, known again by its id or, where that changed, by its label. */
export type DevicePin = { id: string; label: string }
export const deviceKinds = ['camera', 'microphone'] as const
export type DeviceKind = (typeof deviceKinds)[number]
export type SeenDevice = DevicePin & { kind: DeviceKind }

/** What the clerk has settled for a terminal: its devices (null: whatever there is), and whether it rings without sound. */
export type TerminalSettings = { camera: DevicePin | null; microphone: DevicePin | null; quiet: boolean }
