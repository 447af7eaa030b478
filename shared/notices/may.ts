import type { Actor, UnitId } from '../people/words.ts'

/** Who may see and settle what a station has to tell: its clerks, and the lead. */
export function maySettle(actor: Actor, stationId: UnitId): boolean {
  return actor.kind === 'system' || (actor.kind === 'staff' && ((actor.role === 'clerk' && actor.unitId === stationId) || actor.role === 'lead'))
}

/** Who may put up a station's wall screen: its clerks and its own terminals. It shows numbers only. */
export const mayShowBoard = (actor: Actor): boolean => actor.kind === 'terminal' || (actor.kind === 'staff' && (actor.role === 'clerk' || actor.role === 'lead'))
