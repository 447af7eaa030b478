import { peopleRefusals } from '#shared/people/refusals.ts'
import { refusals } from '#shared/platform/refusal.ts'

/** Refuses in the words of this chapter: `throw refuse('guardian-needed', { name, age })`. */
export const refuse = refusals(peopleRefusals, {
  'id-number-length': 'invalid',
  'id-number-region': 'invalid',
  'id-number-birth-date': 'invalid',
  'id-number-check-digit': 'invalid',
  'phone-number': 'invalid',
  'name-empty': 'invalid',
  'name-too-long': 'invalid',
  'name-letters': 'invalid',
  'too-long': 'invalid',
  'broken-characters': 'invalid',
  'guardian-needed': 'invalid',
  'demo-only': 'forbidden',
  'username-taken': 'conflict',
  'wrong-password': 'unauthenticated',
  'wrong-own-password': 'invalid',
  'password-too-short': 'invalid',
  'suspended': 'forbidden',
  'wrong-code': 'unauthenticated',
  'second-factor-late': 'unauthenticated',
  'second-factor-locked': 'tooMany',
  'sign-in-failed': 'invalid',
  'purpose-needed': 'invalid',
})
