import { addDays, type Day } from '../platform/time.ts'
import type { Term } from '../agreements/words.ts'
import type { FollowUpStatus, Outcome } from './words.ts'

/** F1 Each promise with a day is followed up the day after it. Gives the term's place and both days. */
export function planFollowUps(terms: readonly Term[]): { term: number; promisedOn: Day; dueOn: Day }[] {
  return terms.flatMap(({ dueOn }, term) => (dueOn === null ? [] : [{ term, promisedOn: dueOn, dueOn: addDays(dueOn, 1) }]))
}

/** F2 An outcome is written once; "not fully kept" needs a sentence, and cannot be said before the promised day is over. */
export function whyNotSettled(kept: { status: FollowUpStatus; promisedOn: Day }, outcome: Outcome, remark: string, today: Day): 'already-settled' | 'remark-missing' | 'too-early' | null {
  if (kept.status !== 'planned') return 'already-settled'
  if (outcome === 'done_kept') return null
  if (today <= kept.promisedOn) return 'too-early'
  return remark.trim() === '' ? 'remark-missing' : null
}

/** How near a follow-up is: late once its day has passed, due on its day, else to come. */
export function nearness(dueOn: Day, today: Day): 'late' | 'due' | 'to-come' {
  return dueOn < today ? 'late' : dueOn === today ? 'due' : 'to-come'
}
