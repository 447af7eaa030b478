import { refusals } from '#shared/platform/refusal.ts'
import { stationsRefusals } from '#shared/stations/refusals.ts'

/** Refuses in the words of this chapter. */
export const refuse = refusals(stationsRefusals, {
  'enrolment-code-unknown': 'absent',
  'enrolment-code-expired': 'invalid',
  'enrolment-gone': 'absent',
  'not-your-station': 'forbidden',
  'room-elsewhere': 'invalid',
  'outage-not-found': 'absent',
  'outage-too-long': 'invalid',
  'device-gone': 'conflict',
  'terminal-off': 'conflict',
  'terminal-revoked': 'unauthenticated',
})
