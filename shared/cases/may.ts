import type { Actor, StaffId, UnitId } from '../people/words.ts'

/** What decides who may read a case: its owner, its stations, and who sits in its sessions. */
export type CaseReach = { ownerId: StaffId; stationIds: readonly UnitId[]; teamIds: readonly StaffId[] }

/**
 * Who may open a case: the clerks of its stations, its handling officer, those who sit in its sessions,
 * and the lead. The admin keeps the machines and reads no case.
 */
export function mayOpenCase(actor: Actor, theCase: CaseReach): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff') return false
  switch (actor.role) {
    case 'lead': return true
    case 'admin': return false
    case 'clerk': return theCase.stationIds.includes(actor.unitId)
    case 'officer': return theCase.ownerId === actor.id || theCase.teamIds.includes(actor.id)
    case 'recorder':
    case 'expert': return theCase.teamIds.includes(actor.id)
  }
}

/** Who may ask for a list of cases at all; what is in it is then theirs only. */
export const mayListCases = (actor: Actor): boolean => actor.kind === 'staff' && actor.role !== 'admin'

/** Who takes a case along its track: who answers for it, and the lead. */
export const mayMoveCase = (actor: Actor, { ownerId }: Pick<CaseReach, 'ownerId'>): boolean => actor.kind === 'staff' && (actor.id === ownerId || actor.role === 'lead')

/** Who extends a clock: what the law gives to the head, only the lead. */
export const mayExtendClock = (actor: Actor, theCase: Pick<CaseReach, 'ownerId'>, by: 'lead' | 'owner'): boolean => (by === 'lead' ? actor.kind === 'staff' && actor.role === 'lead' : mayMoveCase(actor, theCase))
