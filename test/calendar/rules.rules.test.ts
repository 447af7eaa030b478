import { describe, expect, test } from 'vitest'
import { asDays, endOf, isWorked, lastDay, lastWorkday, warnOn } from '#server/calendar/rules/count-days.ts'
import { timesOnShift } from '#server/calendar/rules/times-on-shift.ts'
import { interimYear, statutoryDays, yearOfDays } from '#server/calendar/rules/year-of-days.ts'
import { festivalsOf, noticeOf } from '#server/calendar/chinese-days.ts'

const year2026 = yearOfDays(2026, noticeOf(2026)!, 'chinese-days')
const days = asDays(year2026)

describe('the year 2026 (notice of 2025-11-04)', () => {
  const off = (kind: string) => year2026.filter((day) => day.kind === kind).map(({ date }) => date)
  test('has the holidays and the worked weekend days of the notice', () => {
    expect(off('holiday')).toHaveLength(33)
    expect(off('makeup')).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
    expect(days.get('2026-09-25')).toMatchObject({ kind: 'holiday', name: '中秋' })
    expect(year2026).toHaveLength(365)
  })
})

test('[K1] [K3] a period leaves out its first day and ends at midnight after its last', () => {
  expect(lastDay('2026-09-07', 3, days)).toBe('2026-09-10')
  expect(endOf('2026-09-10').toISOString()).toBe('2026-09-10T16:00:00.000Z')
})

test('[K2] a party’s last day on a holiday moves behind it, and past a make-up Sunday stops on it', () => {
  expect(lastDay('2026-09-21', 10, days)).toBe('2026-10-08')
  expect(lastDay('2026-09-18', 1, days)).toBe('2026-09-20')
  expect(lastDay('2026-10-03', 30, days)).toBe('2026-11-02')
})

test('[K2] no deadline of a party ends on a day off, whatever it starts on', () => {
  for (const { date } of year2026.slice(0, 330)) expect(isWorked(lastDay(date, 30, days)!, days)).toBe(true)
})

test('[K4] working days: three from Sunday 20 September (worked) are Wednesday 23; five over the National Day are 12 October', () => {
  expect(lastWorkday('2026-09-20', 3, days)).toBe('2026-09-23')
  expect(lastWorkday('2026-09-30', 4, days)).toBe('2026-10-12')
})

test('[K5] an officer is warned on the last working day before a target that ends in a holiday', () => {
  expect(warnOn('2026-10-04', days)).toBe('2026-09-30')
  expect(warnOn('2026-10-10', days)).toBe('2026-10-10')
})

test('[K6] beyond the loaded years there is no answer', () => {
  expect(isWorked('2027-01-01', days)).toBeNull()
  expect(lastDay('2026-12-20', 15, days)).toBeNull()
  expect(lastWorkday('2026-12-20', 15, days)).toBeNull()
  expect(noticeOf(2027)).toBeNull()
})

test('[K7] before its notice a year has the law’s thirteen days and works no weekend', () => {
  expect([...statutoryDays(2027, festivalsOf(2027)).keys()]).toEqual([
    '2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01', '2027-05-02', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03',
  ])
  const days2027 = interimYear(2027, festivalsOf(2027))
  expect(days2027.every(({ source }) => source === 'interim')).toBe(true)
  expect(days2027.some(({ kind }) => kind === 'makeup')).toBe(false)
})

test('[K7] the law’s days fall inside every published year’s holidays, so the Chinese calendar is counted right', () => {
  for (let year = 2015; year <= 2026; year++) {
    const { holidays } = noticeOf(year)!
    // New Year's Eve and 2 May are days off by law only since the 2024 revision.
    const lawThen = [...statutoryDays(year, festivalsOf(year))].filter(([date], at) => year > 2024 || (at !== 1 && !date.endsWith('05-02')))
    for (const [date] of lawThen) expect(holidays.has(date), date).toBe(true)
  }
})

describe('[K8] being there', () => {
  const at = (clock: string) => new Date(`2026-09-18T${clock}:00Z`)
  const shift = (kind: 'roster' | 'duty' | 'leave', from: string, to: string) => ({ kind, from: at(from), to: at(to) })
  test('is roster and duty joined, minus leave', () => {
    expect(timesOnShift([shift('duty', '09:30', '12:00'), shift('roster', '00:30', '04:00'), shift('roster', '06:00', '09:30'), shift('leave', '03:00', '07:00')]))
      .toEqual([{ from: at('00:30'), to: at('03:00') }, { from: at('07:00'), to: at('12:00') }])
  })
  test('is nothing on a day of leave, even with duty entered later', () => {
    expect(timesOnShift([shift('leave', '00:00', '16:00'), shift('duty', '09:30', '12:00'), shift('roster', '00:30', '04:00')])).toEqual([])
  })
})
