import type { Actor } from '#shared/people/words.ts'

/** Under whose name something stands on a timeline. */
export const bylineOf = (actor: Actor): string => (actor.kind === 'staff' || actor.kind === 'terminal' ? actor.name : '系统 system')
