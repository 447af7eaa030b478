import type { Actor } from '#shared/people/words.ts'
import type { BareContext } from '#server/platform/context.ts'

/** Who asks, and from where (an address, or what stands in for one). */
export type Asking = Actor & { origin: string }

/** What every action is handed. */
export type Context = BareContext & { actor: Asking }
