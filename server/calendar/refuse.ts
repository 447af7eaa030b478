import { calendarRefusals } from '#shared/calendar/refusals.ts'
import { refusals } from '#shared/platform/refusal.ts'

/** Refuses in the words of this chapter. */
export const refuse = refusals(calendarRefusals, {
  'calendar-missing': 'unavailable',
  'not-your-shift': 'forbidden',
  'shift-too-long': 'invalid',
  'shift-ends-first': 'invalid',
  'notice-other-year': 'invalid',
})
