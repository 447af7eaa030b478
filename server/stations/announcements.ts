import { news } from '#server/platform/outbox.ts'
import type { TerminalId } from '#shared/people/words.ts'
import type { StationId } from '#shared/stations/words.ts'

/** A terminal's lamp changed, or its name, or it came or went. */
export const terminalChanged = news<{ terminalId: TerminalId; stationId: StationId }>('terminal-changed')

/** A terminal's credential is good no longer: its live lines are to be cut. */
export const terminalRevoked = news<{ terminalId: TerminalId; stationId: StationId }>('terminal-revoked')
