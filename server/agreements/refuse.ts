import { agreementsRefusals } from '#shared/agreements/refusals.ts'
import { refusals } from '#shared/platform/refusal.ts'

/** Refuses in the words of this chapter: `throw refuse('agreement-changed', { version })`. */
export const refuse = refusals(agreementsRefusals, {
  'agreement-changed': 'conflict',
  'agreement-exists': 'conflict',
  'agreement-effective': 'conflict',
  'agreement-sealing': 'conflict',
  'agreement-void': 'conflict',
  'not-for-signing': 'conflict',
  'not-your-signature': 'forbidden',
  'clauses-open': 'conflict',
  'already-signed': 'conflict',
  'signature-empty': 'invalid',
  'session-not-started': 'conflict',
  'track-wrong': 'conflict',
  'waiver': 'invalid',
  'facts-missing': 'invalid',
  'issues-missing': 'invalid',
  'terms-missing': 'invalid',
  'what-missing': 'invalid',
  'amount-wrong': 'invalid',
  'amount-without-day': 'invalid',
  'due-passed': 'invalid',
  'due-too-far': 'invalid',
  'side-missing': 'invalid',
  'status-relation': 'invalid',
  'instalments-sum': 'invalid',
  'instalments-order': 'invalid',
  'instalments-day': 'invalid',
  'paper-unknown': 'absent',
  'character-missing': 'invalid',
})
