import type { Actor } from '../people/words.ts'

/** What a person may do with a case's papers. `readsCase`: the cases chapter lets them read the file. */
export function may(actor: Actor, verb: 'read' | 'make' | 'bind', file: { readsCase: boolean }): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff' || !file.readsCase) return false
  switch (verb) {
    case 'read': return true
    // Who works on the case or sits at its counter; a lead oversees and an expert advises.
    case 'make': return actor.role === 'clerk' || actor.role === 'officer' || actor.role === 'recorder'
    // The whole file in one piece: who answers for it or keeps its records, and the lead.
    case 'bind': return actor.role === 'officer' || actor.role === 'recorder' || actor.role === 'lead'
  }
}
