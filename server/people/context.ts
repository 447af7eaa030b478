import type { Id } from '#shared/platform/ids.ts'
import type { Actor } from '#shared/people/words.ts'
import type { BareContext } from '#server/platform/context.ts'

/** Who asks, and from where (an address, or what stands in for one). Staff also by which of their sign-ins. */
export type Asking = Actor & { origin: string; signInId?: Id<'staff_session'> }

/** What every action is handed. */
export type Context = BareContext & { actor: Asking }
