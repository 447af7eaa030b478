import type { Actor } from '../people/words.ts'

/** The county as a whole is a lead's to see. It is read only: what is to be done about it is done in the chapter that it belongs to. */
export const mayOversee = (actor: Actor): boolean => actor.kind === 'system' || (actor.kind === 'staff' && actor.role === 'lead')
