import { news } from '#server/platform/outbox.ts'
import type { TerminalId } from '#shared/people/words.ts'
import type { StationId, TestReason } from '#shared/stations/words.ts'

/** A terminal's lamp changed, or its name, or it came or went. */
export const terminalChanged = news<{ terminalId: TerminalId; stationId: StationId }>('terminal-changed')

/** A terminal's credential is good no longer: its live lines are to be cut. */
export const terminalRevoked = news<{ terminalId: TerminalId; stationId: StationId }>('terminal-revoked')

/** A station's video rooms cannot be used for a while. */
export const stationFellAway = news<{ stationId: StationId; from: string; to: string }>('station-fell-away')

/** They can be used again, sooner than was said. */
export const stationCameBack = news<{ stationId: StationId }>('station-came-back')

/** A terminal is to test itself. */
export const selfTestWanted = news<{ terminalId: TerminalId; why: TestReason }>('self-test-wanted')

/** A terminal has tested itself. */
export const terminalTested = news<{ terminalId: TerminalId; stationId: StationId }>('terminal-tested')

/** The clerk has settled which devices a terminal uses, or how it rings. */
export const terminalSettled = news<{ terminalId: TerminalId }>('terminal-settled')
