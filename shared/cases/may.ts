import type { Actor, StaffId, UnitId } from '../people/words.ts'
import type { TeamRole } from './words.ts'
import type { ClosedNoteKind } from './work.ts'

/** What decides who may read a case: its owner, its stations, and who sits in its sessions. */
export type CaseReach = { ownerId: StaffId; /** Where it was registered. */ stationId: UnitId; stationIds: readonly UnitId[]; teamIds: readonly StaffId[] }

/**
 * Who may open a case: the clerks of its stations, its handling officer, those who sit in its sessions,
 * and the lead. The admin keeps the machines and reads no case.
 */
export function mayOpenCase(actor: Actor, theCase: Omit<CaseReach, 'stationId'>): boolean {
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

/** Who works on a case: who answers for it, an officer on its team, and the lead. */
export const mayWorkOn = (actor: Actor, theCase: Pick<CaseReach, 'ownerId' | 'teamIds'>): boolean => mayMoveCase(actor, theCase) || (actor.kind === 'staff' && actor.role === 'officer' && theCase.teamIds.includes(actor.id))

/** S2 Who may know what a party answered when asked alone: the clerk where they registered, who answers for the case, a psychologist on it, and the lead. Nobody at the other side's station. */
export function maySeeSafety(actor: Actor, theCase: CaseReach): boolean {
  if (actor.kind !== 'staff') return false
  switch (actor.role) {
    case 'lead': return true
    case 'clerk': return actor.unitId === theCase.stationId
    case 'officer': return actor.id === theCase.ownerId
    case 'expert': return actor.skills.includes('psychologist') && theCase.teamIds.includes(actor.id)
    case 'recorder':
    case 'admin': return false
  }
}

/** T3 Who may read and write closed notes: psychologists on the case theirs, its owner and mediators those of a caucus. */
export function mayReadClosedNotes(actor: Actor, kind: ClosedNoteKind, { ownerId, team }: { ownerId: StaffId; team: readonly { staffId: StaffId; role: TeamRole }[] }): boolean {
  if (actor.kind !== 'staff') return false
  const role = team.find(({ staffId }) => staffId === actor.id)?.role
  switch (kind) {
    case 'psychologist': return actor.skills.includes('psychologist') && role !== undefined
    case 'caucus': return actor.id === ownerId || role === 'mediator'
  }
}
