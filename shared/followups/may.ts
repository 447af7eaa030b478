import type { Actor, StaffId, UnitId } from '../people/words.ts'

/** Whose a follow-up is: the station that asks, and the case's owner. */
export type FollowUpPlace = { stationId: UnitId; ownerId: StaffId }

/** What a person may do with a follow-up: read it in lists, or write down how it turned out. */
export function may(actor: Actor, verb: 'list' | 'settle', followUp: FollowUpPlace): boolean {
  if (actor.kind !== 'staff') return false
  switch (verb) {
    case 'list': return actor.role === 'lead' || actor.id === followUp.ownerId || (actor.role === 'clerk' && actor.unitId === followUp.stationId)
    case 'settle': return actor.id === followUp.ownerId || (actor.role === 'clerk' && actor.unitId === followUp.stationId)
  }
}

/** F8 Who asks what a party thinks of the service: a clerk, or a colleague on the case; never who handled it. */
export const mayAskSatisfaction = (actor: Actor, theCase: Pick<FollowUpPlace, 'ownerId'>): boolean => actor.kind === 'staff' && actor.id !== theCase.ownerId && (actor.role === 'clerk' || actor.role === 'recorder')
