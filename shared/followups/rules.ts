import type { Seat, Session } from '../sessions/words.ts'
import { addDays, type Day, minute } from '../platform/time.ts'
import { type Due, duesOf } from '../agreements/term-rules.ts'
import type { Term } from '../agreements/words.ts'
import type { FollowUpStatus, Mode, Outcome } from './words.ts'

/** F1 Each promise with a day, and each instalment, is followed up the day after it. */
export function planFollowUps(terms: readonly Term[]): (Omit<Due, 'dueOn'> & { promisedOn: Day; dueOn: Day })[] {
  return duesOf(terms).map(({ dueOn, ...due }) => ({ ...due, promisedOn: dueOn, dueOn: addDays(dueOn, 1) }))
}

/** F5 After how many days an agreement in effect is looked at, whatever was promised. */
export const checkDays = [7, 30, 90] as const

/** F6 Two calls that nobody answered make it a visit. */
export const modeAfter = (mode: Mode, attempts: number): Mode => (mode === 'call' && attempts >= 2 ? 'visit' : mode)

/** F2 An outcome is written once; "not fully kept" needs a sentence, and cannot be said before the promised day is over. */
export function whyNotSettled(kept: { status: FollowUpStatus; promisedOn: Day }, outcome: Outcome, remark: string, today: Day): 'already-settled' | 'remark-missing' | 'too-early' | null {
  if (kept.status !== 'planned') return 'already-settled'
  if (outcome === 'done_kept') return null
  if (today <= kept.promisedOn) return 'too-early'
  return remark.trim() === '' ? 'remark-missing' : null
}

/** For how long after a talk its own people still stand before the terminal, at most. */
const hereMs = 2 * minute

/** F9 Whether the terminal asks a side what it thinks: its host ended the talk as done, the side did not stop it before, and it has only just ended. */
export function isAskedHere({ status, endedAt }: Pick<Session, 'status' | 'endedAt'>, seat: Pick<Seat, 'side' | 'admitted'> | null, now: Date): boolean {
  // NOTE: whoever stops is no longer admitted until the host asks them in again.
  return status === 'closed' && endedAt !== null && now.getTime() - Date.parse(endedAt) < hereMs && seat !== null && seat.side !== null && seat.admitted
}

/** How near a follow-up is: late once its day has passed, due on its day, else to come. */
export function nearness(dueOn: Day, today: Day): 'late' | 'due' | 'to-come' {
  return dueOn < today ? 'late' : dueOn === today ? 'due' : 'to-come'
}
