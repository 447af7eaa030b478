import type { Actor, StaffId } from '../people/words.ts'
import type { Seat } from '../sessions/words.ts'

/** What a person may do with a case's records. `readsCase`: the cases chapter lets them read the file. */
export function may(actor: Actor, verb: 'read' | 'attach' | 'see-readers', file: { readsCase: boolean }): boolean {
  switch (verb) {
    case 'read': return actor.kind === 'system' || (actor.kind === 'staff' && file.readsCase)
    // Who saw what is for those who work on the case and for the lead; an expert advises on the matter alone.
    case 'see-readers': return actor.kind === 'staff' && file.readsCase && actor.role !== 'expert'
    // A lead oversees and an expert advises: neither adds to the file.
    case 'attach': return actor.kind === 'staff' && file.readsCase && (actor.role === 'clerk' || actor.role === 'officer' || actor.role === 'recorder')
  }
}

/** Who watches a recording: who answers for the case, whoever hosted or wrote in that session, and the lead; where a child was there only the first and the last. Rule R2. */
export function mayWatch(actor: Actor, of: { readsCase: boolean; ownerId: StaffId; seats: readonly Pick<Seat, 'holder' | 'role'>[]; withMinor: boolean }): boolean {
  if (actor.kind !== 'staff' || !of.readsCase) return false
  if (actor.role === 'lead' || actor.id === of.ownerId) return true
  return !of.withMinor && of.seats.some(({ holder, role }) => (role === 'host' || role === 'recorder') && holder.kind === 'staff' && holder.id === actor.id)
}

/** Who keeps the recordings of a case beyond their term, and ends that: the lead. Rule R7. */
export const mayHold = (actor: Actor): boolean => actor.kind === 'staff' && actor.role === 'lead'

/** Who sees where files lie and how full the disk is: the lead and the administrator. Rule R10. */
export const maySeeFiles = (actor: Actor): boolean => actor.kind === 'staff' && (actor.role === 'lead' || actor.role === 'admin')

/** What somebody may do with the notes as they are shown to the parties: staff who may read the case see them; who hosts or records shows, corrects and signs; a side answers at its own terminal. */
export function mayWithNotes(actor: Actor, verb: 'see' | 'show' | 'answer' | 'sign', { seat, readsCase }: { seat: Pick<Seat, 'role' | 'side'> | null; readsCase: boolean }): boolean {
  switch (verb) {
    case 'see': return actor.kind === 'system' || (actor.kind === 'staff' && readsCase) || (actor.kind === 'terminal' && seat !== null && seat.side !== null)
    case 'show':
    case 'sign': return actor.kind === 'staff' && (seat?.role === 'host' || seat?.role === 'recorder')
    case 'answer': return actor.kind === 'terminal' && seat !== null && seat.side !== null
  }
}
