import type { Deps } from '#server/deps.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import { stationCameBack, stationFellAway, terminalChanged, terminalRevoked } from './announcements.ts'

/** Connected screens of the station, the leads and the admins look again; a revoked terminal is cut off. */
export const tellStations = ({ lines }: Pick<Deps, 'lines'>): Listener[] => [
  tell(terminalChanged, ({ terminalId, stationId }) => { lines.to([`unit:${stationId}`, 'role:lead', 'role:admin']).emit('changed', { chapter: 'stations', id: terminalId }) }),
  ...[stationFellAway, stationCameBack].map((what) => tell(what as typeof stationCameBack, ({ stationId }) => { lines.to([`unit:${stationId}`, 'role:lead']).emit('changed', { chapter: 'stations', id: stationId }) })),
  tell(terminalRevoked, ({ terminalId }) => { lines.in(`terminal:${terminalId}`).disconnectSockets(true) }),
]
