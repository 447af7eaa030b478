import { minute } from '#shared/platform/time.ts'
import type { StaffId, UnitId } from '#shared/people/words.ts'
import { assignSlot, breakMs, markMs } from './assign-slot.ts'
import { offerHoldsMs } from './choose-slot.ts'
import type { Chosen, Openings, SlotRequest, Stretch } from './plan-types.ts'
import { daily, holds, near, without } from './stretches.ts'

/** Why a meeting cannot be just then, with just that officer (A16). */
export type Hindrance = { code: 'off-the-mark' | 'too-soon' | 'too-late' | 'officer-lacks-skill' | 'officer-off-then' | 'officer-busy-then' } | { code: 'shut-then' | 'terminals-taken-then'; stationId: UnitId }

/** Just that time with just that officer, or the first thing that stands in its way; never another one (A16). */
export function exactSlot(request: SlotRequest, openings: Openings, wanted: { from: number; officerId: StaffId }): Chosen | Hindrance {
  const { from, officerId } = wanted
  if (from % markMs !== 0) return { code: 'off-the-mark' }
  if (from < request.earliest - offerHoldsMs) return { code: 'too-soon' }
  if (from > request.latest) return { code: 'too-late' }
  const officers = openings.officers.filter((officer) => officer.id === officerId)
  const [chosen] = assignSlot({ ...request, earliest: from, latest: from }, { ...openings, officers }).slots
  return chosen ?? hindranceOf(request, { ...openings, officers }, [from, from + request.minutes * minute])
}

// In the order in which somebody would look: the door, the officer's shift, the officer's other meetings, the terminals.
function hindranceOf({ sides, skill }: SlotRequest, { officers: [officer], stations }: Openings, [from, to]: Stretch): Hindrance {
  const shut = sides.find(({ stationId }) => {
    const station = stations.find((one) => one.id === stationId)
    return !station || !holds(daily([from, to], station.opensAt, station.closesAt), from, to)
  })
  if (shut) return { code: 'shut-then', stationId: shut.stationId }
  if (!officer?.skills.includes(skill)) return { code: 'officer-lacks-skill' }
  if (!holds(without(officer.roster, officer.leave), from, to)) return { code: 'officer-off-then' }
  if (near(officer.busy, [from, to + breakMs]).length > 0) return { code: 'officer-busy-then' }
  return { code: 'terminals-taken-then', stationId: sides.at(-1)!.stationId }
}
