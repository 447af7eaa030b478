import type { Deps } from './deps.ts'
import type { Listener, Subscription } from './platform/outbox.ts'
import { tellStations } from './stations/index.ts'

/** What follows what, durably. Read it as the plot: each line is tried again until it succeeds. */
export function whatFollows(_deps: Deps): Subscription[] {
  return []
}

/** Who is told at once: connected screens. May be lost; a screen asks again when it comes back. */
export function whoIsTold(deps: Deps): Listener[] {
  return [
    ...tellStations(deps),
  ]
}
