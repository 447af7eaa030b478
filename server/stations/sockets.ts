import { stationsAsks } from '#shared/stations/signals.ts'
import type { Deps } from '#server/deps.ts'
import type { Asking } from '#server/people/index.ts'
import { answer, type Line } from '#server/platform/sockets.ts'
import { hearHeartbeat } from './actions/hear-heartbeat.ts'
import { keepSelfTest } from './actions/keep-self-test.ts'
import { hearDevices } from './actions/settle-terminal.ts'

/** What a connected client may ask of the stations chapter. */
export function answerStations(line: Line<Asking>, { contextFor, log }: Pick<Deps, 'contextFor' | 'log'>): void {
  answer(line, 'stations:heartbeat', stationsAsks['stations:heartbeat'], (input) => hearHeartbeat(contextFor(line.data.who), input), log)
  answer(line, 'stations:self-test', stationsAsks['stations:self-test'], (input) => keepSelfTest(contextFor(line.data.who), input), log)
  answer(line, 'stations:devices', stationsAsks['stations:devices'], (input) => hearDevices(contextFor(line.data.who), input), log)
}
