import { noticesRefusals } from '#shared/notices/refusals.ts'
import { refusals } from '#shared/platform/refusal.ts'

/** Refuses in the words of this chapter. */
export const refuse = refusals(noticesRefusals, { 'notice-not-found': 'absent', 'notice-settled': 'conflict' })
