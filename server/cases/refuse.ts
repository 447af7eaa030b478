import { casesRefusals } from '#shared/cases/refusals.ts'
import { refusals } from '#shared/platform/refusal.ts'

/** Refuses in the words of this chapter: `throw refuse('case-not-found')`. */
export const refuse = refusals(casesRefusals, {
  // NOTE: a case that is not yours answers as if it did not exist, so that nobody can try numbers out.
  'case-not-found': 'absent',
  'case-is-closed': 'conflict',
  'case-needs-sides': 'invalid',
  'same-person-twice': 'invalid',
})
