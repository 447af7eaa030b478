import type { Handover, WayOutName } from './words.ts'
import type { Actor, Skill, StaffId, UnitId } from '../people/words.ts'

/** What decides who may touch an appointment: where its sides sit, who holds it, and who works on its case. */
export type AppointmentReach = { officerId: StaffId; stationIds: readonly UnitId[]; teamIds: readonly StaffId[] }

export type AppointmentVerb = 'read' | 'check-in' | 'cancel' | 'move' | 'no-show' | 'hand-over'

/** Who may register: the clerk at a counter, and the lead in a pinch. */
export const mayRegister = (actor: Actor): boolean => actor.kind === 'system' || (actor.kind === 'staff' && (actor.role === 'clerk' || actor.role === 'lead'))

/** Who may book another meeting of a case that they may open. */
export const mayBookAgain = (actor: Actor): boolean => actor.kind === 'staff' && (actor.role === 'clerk' || actor.role === 'officer' || actor.role === 'lead')

/** Who hears of registrations without a time: the lead of all, a clerk of those at the own station. */
export const mayHearOfEscalations = (actor: Actor): boolean => actor.kind === 'staff' && (actor.role === 'lead' || actor.role === 'clerk')

/** Who may take which way out: the lead any; the clerk at whose station the party is, what the party agrees to or no longer wants. */
export const maySettle = (actor: Actor, way: WayOutName, stationIds: readonly UnitId[]): boolean =>
  actor.kind === 'staff' && (actor.role === 'lead' || (actor.role === 'clerk' && stationIds.includes(actor.unitId) && (way === 'later-by-consent' || way === 'withdrawn')))

/** Who may claim an officer's time on top of what they have, or outside their shift. */
export const mayOverride = (actor: Actor): boolean => actor.kind === 'staff' && actor.role === 'lead'

/** Who may do what with an appointment. The admin keeps the machines and sees no case. */
export function may(actor: Actor, verb: AppointmentVerb, appointment: AppointmentReach): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff') return false
  switch (actor.role) {
    case 'lead': return true
    case 'admin': return false
    case 'clerk': return verb !== 'hand-over' && appointment.stationIds.includes(actor.unitId)
    case 'officer': return verb !== 'check-in' && appointment.officerId === actor.id || verb === 'read' && appointment.teamIds.includes(actor.id)
    case 'recorder':
    case 'expert': return verb === 'read' && appointment.teamIds.includes(actor.id)
  }
}

/** Who may give a case away that has no coming meeting: who answers for it, and the lead. */
export const mayHandCaseOver = (actor: Actor, { ownerId }: { ownerId: StaffId }): boolean => actor.kind === 'staff' && (actor.id === ownerId || actor.role === 'lead')

/** Who may take over from an officer who is not there: an officer with the skill, by asking; a lead gives it to one at once. */
export const mayTakeOver = (actor: Actor, skill: Skill): boolean => actor.kind === 'staff' && (actor.role === 'lead' || (actor.role === 'officer' && actor.skills.includes(skill)))

/** Who answers a handover: who is to have it, where it is given; who has it (or the duty lead, for them), where it is asked for. */
export const mayAnswer = (actor: Actor, { kind, giverId, takerId }: Pick<Handover, 'kind' | 'giverId' | 'takerId'>): boolean =>
  actor.kind === 'staff' && (kind === 'give' ? actor.id === takerId : actor.id === giverId || actor.role === 'lead')

/** Officers have a calendar feed of their own appointments. */
export const mayHaveFeed = (actor: Actor): boolean => actor.kind === 'staff' && actor.role === 'officer'
