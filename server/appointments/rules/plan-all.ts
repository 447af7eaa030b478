import { breakMs } from './assign-slot.ts'
import { chooseSlot } from './choose-slot.ts'
import type { Chosen, Openings, Plan, SlotRequest, Stretch } from './plan-types.ts'
import type { StaffId } from '#shared/people/words.ts'

/** A request with the offer that was accepted, if one was. */
export type Accepted = { request: SlotRequest; accepted: { from: number; officerId: StaffId } | null }

/** Plans several requests in the order in which they came: each sees what those before it have taken (A15). */
export function planAll(requests: readonly Accepted[], openings: Openings): Plan[] {
  let left = openings
  return requests.map(({ request, accepted }) => {
    const plan = chooseSlot(request, left, accepted)
    for (const slot of plan.slots) left = without(left, slot)
    return plan
  })
}

// What is left once a slot is taken: the officer has ten minutes after it (A3).
function without(openings: Openings, { from, to, officerId, places }: Chosen): Openings {
  const add = <R extends { id: string; busy: readonly Stretch[] }>(resources: readonly R[], ids: ReadonlySet<string>, until: number): R[] =>
    resources.map((resource) => (ids.has(resource.id) ? { ...resource, busy: [...resource.busy, [from, until]] } : resource))
  return { ...openings, officers: add(openings.officers, new Set([officerId]), to + breakMs), terminals: add(openings.terminals, new Set(places.map((place) => place.terminalId)), to) }
}
