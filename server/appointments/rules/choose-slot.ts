import { minute } from '#shared/platform/time.ts'
import { assignSlot } from './assign-slot.ts'
import type { Openings, Plan, SlotRequest } from './plan-types.ts'
import type { StaffId } from '#shared/people/words.ts'

/** A form takes its time: an accepted offer may be this much nearer than A7 says (A14). */
export const offerHoldsMs = 20 * minute

/** The offer that was accepted, if it can still be had, else the best there is (A14). */
export function chooseSlot(request: SlotRequest, openings: Openings, accepted: { from: number; officerId: StaffId } | null): Plan {
  if (accepted && accepted.from >= request.earliest - offerHoldsMs && accepted.from <= request.latest) {
    const justThat = { ...request, earliest: accepted.from, latest: accepted.from }
    const plan = assignSlot(justThat, { ...openings, officers: openings.officers.filter((officer) => officer.id === accepted.officerId) })
    if (plan.slots.length > 0) return plan
  }
  return assignSlot(request, openings)
}
