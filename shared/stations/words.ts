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
