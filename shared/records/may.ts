import type { Actor } from '../people/words.ts'

/** What a person may do with a case's records. `readsCase`: the cases chapter lets them read the file. */
export function may(actor: Actor, verb: 'read' | 'attach', file: { readsCase: boolean }): boolean {
  switch (verb) {
    case 'read': return actor.kind === 'system' || (actor.kind === 'staff' && file.readsCase)
    // A lead oversees and an expert advises: neither adds to the file.
    case 'attach': return actor.kind === 'staff' && file.readsCase && (actor.role === 'clerk' || actor.role === 'officer' || actor.role === 'recorder')
  }
}
