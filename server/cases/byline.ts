import type { Actor } from '#shared/people/words.ts'

/** Under whose name something stands on a timeline: nobody's where the system did it, so that each reader is told in their own language. */
export const bylineOf = (actor: Actor): string => (actor.kind === 'staff' || actor.kind === 'terminal' || actor.kind === 'visitor' ? actor.name : '')
