import type { Side } from '#shared/cases/words.ts'
import type { Skill, StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import type { Wishes } from '#shared/appointments/words.ts'

/** A half-open stretch of time in milliseconds: [from, to). */
export type Stretch = readonly [from: number, to: number]

/** What is asked of the county: who must meet where, for how long, between when and when (milliseconds). */
export type SlotRequest = {
  skill: Skill
  minutes: number
  /** The first and the last moment at which it may start. */
  earliest: number
  latest: number
  sides: readonly { side: Side; stationId: UnitId }[]
  wishes: Wishes
}

export type OfficerOpening = { id: StaffId; name: string; skills: readonly Skill[]; roster: readonly Stretch[]; leave: readonly Stretch[]; busy: readonly Stretch[] }
/** `off`: it has not been heard of lately; one that is on is taken first (A4). */
export type TerminalOpening = { id: TerminalId; name: string; stationId: UnitId; busy: readonly Stretch[]; off?: boolean }
export type StationOpening = { id: UnitId; name: string; nameEn: string; opensAt: string; closesAt: string; marketDigits: readonly number[] }

/** What the county has, as far as a request can use it. `busy` includes the officers' ten minutes. */
export type Openings = { officers: readonly OfficerOpening[]; terminals: readonly TerminalOpening[]; stations: readonly StationOpening[] }

/** A chosen time: who holds it and where each side sits. */
export type Chosen = { from: number; to: number; officerId: StaffId; places: { side: Side; stationId: UnitId; terminalId: TerminalId }[] }

/** What stands in the way (rule A10). */
export type Obstacle = { code: 'no-officer-with-skill' } | { code: 'station-closed' | 'no-terminal'; stationId: UnitId } | { code: 'no-opening' }

export type Plan = { slots: Chosen[]; obstacle: null } | { slots: []; obstacle: Obstacle }
