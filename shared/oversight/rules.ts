import type { Skill } from '../people/words.ts'
import type { Expected, Filling, SkillLoad, Standing, Strain } from './words.ts'

/** Up to here the promise is safe; from here on the board says so (scale.md: 99 % inside 24 hours up to this load). */
export const alarmAt = 0.9

/** B3 How full an hour is: nothing, some, at least six tenths, at least nine tenths of the terminals' time. */
export function fillingOf(load: number): Filling {
  if (load <= 0) return 'free'
  if (load < 0.6) return 'some'
  return load < alarmAt ? 'busy' : 'full'
}

/** L3 What is left to a skill: its officers' minutes that no other skill has taken. */
export const minutesFor = ({ officerMinutes, elsewhere }: Pick<SkillLoad, 'officerMinutes' | 'elsewhere'>): number => Math.max(0, officerMinutes - elsewhere)

/** L4 Load: what is asked over what there is. Null where nothing is asked of nobody. */
export function loadOf(asked: number, there: number): number | null {
  if (there > 0) return asked / there
  return asked > 0 ? Number.POSITIVE_INFINITY : null
}

/** L5 An alarm at nine tenths, "over" above one. */
export function strainOf(load: number | null): Strain {
  if (load === null) return 'nobody'
  if (load > 1) return 'over'
  return load >= alarmAt ? 'alarm' : 'fine'
}

/** S3 Of the promises that were ours to keep and are settled, how many were kept: what was waived, waits for its notice, was called off or is open counts on neither side. */
export const keptOf = ({ kept, breached }: Pick<Standing, 'kept' | 'breached'>): { kept: number; of: number } => ({ kept, of: kept + breached })

/** F6 The minutes that a skill would be asked for: what is booked already, and each expected registration as long as a meeting usually is. */
export function minutesAsked({ demand, minutesEach }: { demand: number; minutesEach: number }, expected: Expected | null, at: keyof Expected): number {
  return demand + (expected?.[at] ?? 0) * minutesEach
}

/** F7 Whether a skill will do tomorrow: short when what is expected is more than there is, tight when a busy day would be; each at the alarm's mark. */
export function outlookOf(skill: SkillLoad & { skill: Skill | null; minutesEach: number; expected: Expected | null }): 'enough' | 'tight' | 'short' | 'unknown' {
  const there = minutesFor(skill)
  const usual = strainOf(loadOf(minutesAsked(skill, skill.expected, 'mean'), there))
  if (usual === 'over') return 'short'
  if (skill.expected === null) return usual === 'alarm' ? 'tight' : 'unknown'
  const busy = strainOf(loadOf(minutesAsked(skill, skill.expected, 'high'), there))
  return usual === 'alarm' || busy === 'alarm' || busy === 'over' ? 'tight' : 'enough'
}
