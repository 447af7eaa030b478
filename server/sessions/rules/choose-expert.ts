import type { StaffId } from '#shared/people/words.ts'
import type { MissingExpert } from '#shared/sessions/words.ts'

/** Somebody with the skill that is asked for, as they stand now. */
export type Candidate = { id: StaffId; role: string; recused: boolean; onDuty: boolean; busy: boolean }

/** Who is asked in, or what stood in the way of the last who might have been. Rule S31. */
export function chooseExpert(candidates: readonly Candidate[]): { chosen: StaffId } | { missing: MissingExpert } {
  if (candidates.length === 0) return { missing: 'nobody' }
  const unbound = candidates.filter(({ recused }) => !recused)
  if (unbound.length === 0) return { missing: 'recused' }
  const onDuty = unbound.filter((candidate) => candidate.onDuty)
  if (onDuty.length === 0) return { missing: 'off' }
  const free = onDuty.filter(({ busy }) => !busy)
  const chosen = free.find(({ role }) => role === 'expert') ?? free[0]
  return chosen ? { chosen: chosen.id } : { missing: 'busy' }
}
