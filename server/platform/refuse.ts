import { refusals } from '#shared/platform/refusal.ts'
import { platformTexts } from '#shared/platform/texts.ts'

/** Refusals that belong to no chapter: `throw refuse('not-found')`. */
export const refuse = refusals(platformTexts, {
  'invalid-input': 'invalid',
  'not-signed-in': 'unauthenticated',
  'not-allowed': 'forbidden',
  'not-found': 'absent',
  'too-many': 'tooMany',
  'too-large': 'tooLarge',
  'database-gone': 'unavailable',
  'files-away': 'unavailable',
  'something-broke': 'unavailable',
})
