import type { Deps } from '#server/deps.ts'
import { loadSettings } from './store.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import { selfTestWanted, stationCameBack, stationFellAway, terminalChanged, terminalRevoked, terminalSettled, terminalTested } from './announcements.ts'

/** How long a terminal's call to the server lasts when it tests itself. */
export const testSeconds = 30

/** Connected screens of the station, the leads and the admins look again; a revoked terminal is cut off. */
export const tellStations = ({ lines, asSystem }: Pick<Deps, 'lines' | 'asSystem'>): Listener[] => [
  tell(terminalChanged, ({ terminalId, stationId }) => { lines.to([`unit:${stationId}`, 'role:lead', 'role:admin']).emit('changed', { chapter: 'stations', id: terminalId }) }),
  ...[stationFellAway, stationCameBack].map((what) => tell(what as typeof stationCameBack, ({ stationId }) => { lines.to([`unit:${stationId}`, 'role:lead']).emit('changed', { chapter: 'stations', id: stationId }) })),
  tell(terminalTested, ({ terminalId, stationId }) => { lines.to([`unit:${stationId}`, 'role:lead', 'role:admin']).emit('changed', { chapter: 'stations', id: terminalId }) }),
  tell(terminalSettled, async ({ terminalId }) => {
    const { camera, microphone, quiet } = await loadSettings(asSystem('tell').db, terminalId)
    lines.to(`terminal:${terminalId}`).emit('stations:settled', { camera, microphone, quiet })
  }),
  tell(selfTestWanted, ({ terminalId, why }) => { lines.to(`terminal:${terminalId}`).emit('stations:self-test-wanted', { why, seconds: testSeconds }) }),
  tell(terminalRevoked, ({ terminalId }) => { lines.in(`terminal:${terminalId}`).disconnectSockets(true) }),
]
