import type { Actor } from '../people/words.ts'
import type { StationId } from './words.ts'

export type StationsVerb = 'read-stations' | 'read-terminals' | 'keep-terminals' | 'keep-stations' | 'report-outage' | 'test-terminals' | 'see-lights'

/** Who may do what with a station. A station's clerk and an admin look after its terminals; a terminal knows only its own station. */
export function may(actor: Actor, verb: StationsVerb, stationId: StationId | null = null): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'terminal') return verb === 'read-stations' && stationId === actor.unitId
  if (actor.kind !== 'staff') return false
  switch (verb) {
    case 'read-stations': return true
    case 'read-terminals': return actor.role !== 'expert' && (actor.role !== 'clerk' || stationId === actor.unitId)
    case 'keep-terminals': return actor.role === 'admin' || (actor.role === 'clerk' && stationId === actor.unitId)
    case 'keep-stations': return actor.role === 'admin'
    case 'see-lights': return actor.role !== 'expert'
    case 'test-terminals': return actor.role === 'admin' || actor.role === 'lead' || (actor.role === 'clerk' && stationId === actor.unitId)
    case 'report-outage': return actor.role === 'lead' || (actor.role === 'clerk' && stationId === actor.unitId)
  }
}
