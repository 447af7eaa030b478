import type { Actor } from './words.ts'

/** What may be done in this chapter, as sentences: `may(actor, 'read-audit')`. */
export type PeopleVerb = 'keep-party' | 'call-party' | 'read-party' | 'list-staff' | 'keep-staff' | 'read-audit'

/** Who may do what with people. A party's own file is asked for through their case; only a lead may ask by person. */
export function may(actor: Actor, verb: PeopleVerb): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff') return false
  switch (verb) {
    case 'keep-party': return actor.role === 'clerk' || actor.role === 'officer' || actor.role === 'lead'
    case 'call-party': return actor.role === 'clerk' || actor.role === 'officer' || actor.role === 'lead'
    case 'read-party': return actor.role === 'lead'
    case 'list-staff': return actor.role !== 'expert'
    case 'keep-staff': return actor.role === 'admin'
    case 'read-audit': return actor.role === 'lead' || actor.role === 'admin'
  }
}
