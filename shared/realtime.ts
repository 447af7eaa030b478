import { agreementsAsks, type AgreementsSignals } from './agreements/signals.ts'
import type { AskEvents } from './platform/ask.ts'
import { recordsAsks, type RecordsSignals } from './records/signals.ts'
import { sessionsAsks, type SessionsSignals } from './sessions/signals.ts'
import { testCallAsks } from './sessions/test-call.ts'
import { stationsAsks, type StationsSignals } from './stations/signals.ts'

/** Every question over the socket, with the schema it is checked against on arrival. */
export const asks = { ...stationsAsks, ...sessionsAsks, ...testCallAsks, ...recordsAsks, ...agreementsAsks }

/** Something changed: ask again over HTTP for what your screen shows of it. */
export type PlatformSignals = { changed: (what: { chapter: string; id: string | null }) => void }

export type ClientToServerEvents = AskEvents<typeof asks>
export type ServerToClientEvents = PlatformSignals & StationsSignals & SessionsSignals & RecordsSignals & AgreementsSignals
