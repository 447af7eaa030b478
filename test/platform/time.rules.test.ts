import { expect, test } from 'vitest'
import { addDays, atClock, clockMinutes, dayOf, weekdayOf } from '#shared/platform/time.ts'

test('a county day begins at midnight in Asia/Shanghai, not at Greenwich', () => {
  expect(dayOf(new Date('2026-09-17T15:59:59.999Z'))).toBe('2026-09-17')
  expect(dayOf(new Date('2026-09-17T16:00:00.000Z'))).toBe('2026-09-18')
})

test('a clock time of a day is an instant, and 24:00 is the end of that day', () => {
  expect(atClock('2026-09-18', '08:30').toISOString()).toBe('2026-09-18T00:30:00.000Z')
  expect(atClock('2026-09-18', '24:00')).toEqual(atClock('2026-09-19', '00:00'))
})

test('minutes are counted since the county midnight', () => {
  expect(clockMinutes(atClock('2026-09-18', '00:00'))).toBe(0)
  expect(clockMinutes(atClock('2026-09-18', '08:30'))).toBe(510)
  expect(clockMinutes(new Date(atClock('2026-09-18', '24:00').getTime() - 1))).toBe(1439)
})

test('days are added over months, years and leap days', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})

test('the week begins on Monday', () => {
  expect(['2026-09-14', '2026-09-18', '2026-09-20'].map(weekdayOf)).toEqual([1, 5, 7])
})
