import { casesRefusals } from '#shared/cases/refusals.ts'
import { Refusal, refusals } from '#shared/platform/refusal.ts'
import { type Language, say, type Values } from '#shared/platform/say.ts'

/** Refuses in the words of this chapter: `throw refuse('case-not-found')`. */
export const refuse = refusals(casesRefusals, {
  // NOTE: a case that is not yours answers as if it did not exist, so that nobody can try numbers out.
  'case-not-found': 'absent',
  'case-is-closed': 'conflict',
  'case-needs-sides': 'invalid',
  'same-person-twice': 'invalid',
  'no-such-move': 'conflict',
  'over-for-good': 'conflict',
  'close-elsewhere': 'conflict',
  'extend-elsewhere': 'conflict',
  'same-reviewer': 'forbidden',
  'no-more-extension': 'conflict',
  'no-pause': 'conflict',
  'clock-stands': 'conflict',
  'not-for-that-role': 'invalid',
  'has-stepped-back': 'conflict',
  'not-on-the-team': 'invalid',
  'step-is-done': 'conflict',
  'not-a-party': 'invalid',
  'power-ends-first': 'invalid',
  'power-is-over': 'conflict',
  'no-joint-session': 'conflict',
})

/** The same where the values are words too: each reader is told in their own language. */
export function refuseInWords(code: 'no-such-move' | 'over-for-good' | 'no-more-extension' | 'no-pause', values: (language: Language) => Values): Refusal {
  return new Refusal('conflict', code, { zh: say(casesRefusals, 'zh', code, values('zh')), en: say(casesRefusals, 'en', code, values('en')) })
}
