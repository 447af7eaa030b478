import { followupsRefusals } from '#shared/followups/refusals.ts'
import { refusals } from '#shared/platform/refusal.ts'

/** Refuses in the words of this chapter: `throw refuse('remark-missing')`. */
export const refuse = refusals(followupsRefusals, { 'already-settled': 'conflict', 'remark-missing': 'invalid', 'too-early': 'conflict', 'follow-ups-open': 'conflict', 'receipt-elsewhere': 'invalid', 'was-kept': 'conflict', 'not-asked-here': 'conflict', 'not-over-yet': 'conflict' })
