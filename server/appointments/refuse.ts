import { appointmentsRefusals } from '#shared/appointments/refusals.ts'
import { refusals } from '#shared/platform/refusal.ts'

/** Refuses in the words of this chapter: `throw refuse('no-opening', { until })`. */
export const refuse = refusals(appointmentsRefusals, {
  'no-officer-with-skill': 'conflict',
  'station-closed': 'conflict',
  'no-terminal': 'conflict',
  'no-opening': 'conflict',
  'appointment-not-found': 'absent',
  'wrong-state': 'conflict',
  'past-the-promise': 'conflict',
  'slot-taken': 'conflict',
  'terminal-offline': 'conflict',
  'already-checked-in': 'conflict',
  'too-early-for-no-show': 'conflict',
  'station-unknown': 'invalid',
  'escalation-not-found': 'absent',
  'way-gone': 'conflict',
  'way-not-open': 'invalid',
  'reason-needed': 'invalid',
  'off-the-mark': 'conflict',
  'too-soon': 'conflict',
  'shut-then': 'conflict',
  'officer-lacks-skill': 'conflict',
  'officer-off-then': 'conflict',
  'officer-busy-then': 'conflict',
  'terminals-taken-then': 'conflict',
})
