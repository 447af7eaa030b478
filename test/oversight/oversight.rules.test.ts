import { describe, expect, test } from 'vitest'
import type { CalendarDay, DayKind } from '#shared/calendar/words.ts'
import { fillingOf, keptOf, loadOf, minutesFor, outlookOf, strainOf } from '#shared/oversight/rules.ts'
import type { UnitId } from '#shared/people/words.ts'
import { addDays, weekdayOf } from '#shared/platform/time.ts'
import { hoursOf, rowOf, totalOf, type Use } from '#server/oversight/rules/board.ts'
import { foresee, isAfterBreak, type Market, type Registered } from '#server/oversight/rules/forecast.ts'
import { loadPerSkill } from '#server/oversight/rules/load.ts'
import { whyAtRisk } from '#server/oversight/rules/risk.ts'
import { expectedOf, quantile } from '#server/oversight/rules/spread.ts'
import { isoWeekOf, mondayOf, tally } from '#server/oversight/rules/standing.ts'

const [here, there] = ['here', 'there'] as unknown as UnitId[] as [UnitId, UnitId]

describe('the board', () => {
  const station = { id: here, name: '云岭', nameEn: 'Yunling', opensAt: '08:30', closesAt: '20:00', marketDigits: [2, 5, 8] }
  const use = (appointmentId: string, terminalId: string, from: number, to: number): Use => ({ appointmentId, stationId: here, terminalId, from: from * 60, to: to * 60 })
  const hours = hoursOf([station])

  test('[B4] hours run from the first that any station is open in to the last; outside its own a station is closed', () => {
    expect(hours).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    const row = rowOf({ ...station, opensAt: '09:00', closesAt: '12:00' }, ['a'], [], hours, '2026-09-18')
    expect(row.cells.filter(({ open }) => open).map(({ hour }) => hour)).toEqual([9, 10, 11])
    expect(hoursOf([])).toEqual([])
  })

  test('[B2] a cell says terminals in use at the fullest moment, meetings that run and that begin, and the busy share', () => {
    const row = rowOf(station, ['a', 'b'], [use('one', 'a', 9.5, 10.5), use('two', 'b', 10, 10.5), use('three', 'a', 10.5, 11)], hours, '2026-09-18')
    expect(row.cells.find(({ hour }) => hour === 10)).toEqual({ hour: 10, open: true, inUse: 2, meetings: 3, begins: 2, load: 0.75 })
    expect(row.cells.find(({ hour }) => hour === 9)).toEqual({ hour: 9, open: true, inUse: 1, meetings: 1, begins: 1, load: 0.25 })
    expect(row).toMatchObject({ terminals: 2, marketDay: true })
    expect(rowOf(station, ['a'], [], hours, '2026-09-17').marketDay).toBe(false)
  })

  test('[B2] two sides at one station are one meeting and two terminals; half past eight leaves half an hour to be busy in', () => {
    const row = rowOf(station, ['a', 'b'], [use('one', 'a', 8.5, 9), use('one', 'b', 8.5, 9)], hours, '2026-09-18')
    expect(row.cells[0]).toEqual({ hour: 8, open: true, inUse: 2, meetings: 1, begins: 1, load: 1 })
  })

  test('a terminal that was taken away since is counted on the day it was used; the county is the sum of its stations', () => {
    const other = { ...station, id: there, closesAt: '10:00' }
    const uses = [use('one', 'gone', 9, 10), { ...use('one', 'c', 9, 10), stationId: there }]
    const rows = [rowOf(station, ['a'], uses.slice(0, 1), hours, '2026-09-18'), rowOf(other, ['c'], uses.slice(1), hours, '2026-09-18')]
    expect(rows.map(({ terminals }) => terminals)).toEqual([2, 1])
    const total = totalOf([station, other], rows, hours, uses)
    expect(total.terminals).toBe(3)
    expect(total.cells[1]).toEqual({ hour: 9, open: true, inUse: 2, meetings: 1, begins: 1, load: 2 / 3 })
    expect(total.cells[2]).toMatchObject({ open: true, inUse: 0, load: 0 })
  })

  test('[B3] free, some, busy from six tenths, full from nine', () => {
    expect([0, 0.1, 0.59, 0.6, 0.89, 0.9, 1].map(fillingOf)).toEqual(['free', 'some', 'some', 'busy', 'busy', 'full', 'full'])
  })
})

describe('load', () => {
  const officer = (id: string, minutes: number, ...skills: ('mediation' | 'traffic')[]) => ({ id: id as never, skills, minutes })
  const held = (skill: 'mediation' | 'traffic', officerId: string, minutes: number) => ({ skill, officerId: officerId as never, minutes })

  test('[L1] [L2] [L3] what is asked, with rests, beside who is there; what another skill has taken is taken off', () => {
    const [county, traffic, mediation] = loadPerSkill([officer('a', 420, 'mediation'), officer('b', 420, 'mediation', 'traffic'), officer('c', 0, 'traffic')], [held('mediation', 'a', 75), held('traffic', 'b', 30), held('traffic', 'b', 30)])
    expect(county).toEqual({ skill: null, meetings: 3, demand: 165, officerMinutes: 840, elsewhere: 0, officers: 2 })
    expect(mediation).toEqual({ skill: 'mediation', meetings: 1, demand: 85, officerMinutes: 840, elsewhere: 80, officers: 2 })
    expect(traffic).toEqual({ skill: 'traffic', meetings: 2, demand: 80, officerMinutes: 420, elsewhere: 0, officers: 1 })
    expect(minutesFor(mediation!)).toBe(760)
  })

  test('a skill that is asked for though nobody holds it is there, and is over', () => {
    const [, traffic] = loadPerSkill([], [held('traffic', 'a', 30)])
    expect(traffic).toMatchObject({ skill: 'traffic', demand: 40, officerMinutes: 0 })
    expect(strainOf(loadOf(traffic!.demand, minutesFor(traffic!)))).toBe('over')
  })

  test('[L5] an alarm at 0.9, over above 1, and nobody is no alarm while nothing is asked', () => {
    expect([loadOf(0, 0), loadOf(0, 60), loadOf(53, 60), loadOf(54, 60), loadOf(60, 60), loadOf(61, 60), loadOf(1, 0)].map(strainOf)).toEqual(['nobody', 'fine', 'fine', 'alarm', 'alarm', 'over', 'over'])
  })
})

describe('risk', () => {
  const hour = 3_600_000
  const waiting = { status: 'confirmed', from: 10 * hour, dueAt: 24 * hour, officerOnShift: true, officerCame: false } as const

  test('[R1] a meeting after its due hour, and one that somebody missed, are at risk at once', () => {
    expect(whyAtRisk(waiting, 0)).toEqual([])
    expect(whyAtRisk({ ...waiting, from: 25 * hour }, 0)).toEqual(['begins-after-due'])
    expect(whyAtRisk({ ...waiting, status: 'no_show_officer' }, 11 * hour)).toEqual(['no-show-officer'])
    expect(whyAtRisk({ ...waiting, status: 'no_show_party' }, 11 * hour)).toEqual(['no-show-party'])
  })

  test('[R2] with less than four hours left also when no officer is on shift, none has come, or nobody has begun', () => {
    const near = { ...waiting, dueAt: 12 * hour }
    expect(whyAtRisk({ ...near, officerOnShift: false }, 8 * hour)).toEqual([])
    expect(whyAtRisk({ ...near, officerOnShift: false }, 8 * hour + 1)).toEqual(['officer-away'])
    expect(whyAtRisk(near, 10 * hour + 4 * 60_000)).toEqual([])
    expect(whyAtRisk(near, 10 * hour + 5 * 60_000)).toEqual(['officer-missing'])
    expect(whyAtRisk({ ...near, officerCame: true }, 10 * hour + 19 * 60_000)).toEqual([])
    expect(whyAtRisk({ ...near, officerCame: true }, 10 * hour + 20 * 60_000)).toEqual(['not-begun'])
    expect(whyAtRisk(waiting, 11 * hour)).toEqual([])
  })
})

describe('standing', () => {
  test('[S1] each is counted apart, and a breach stays one whatever its later state', () => {
    const standing = tally([
      { promise: 'promise_kept', cause: null, status: 'completed', count: 5 },
      { promise: 'promise_kept', cause: null, status: 'no_show_party', count: 1 },
      { promise: 'waived_by_party', cause: null, status: 'completed', count: 2 },
      { promise: 'notice_period', cause: null, status: 'confirmed', count: 4 },
      { promise: 'breached', cause: 'began-late', status: 'completed', count: 1 },
      { promise: 'breached', cause: 'nobody-began', status: 'cancelled_by_party', count: 2 },
      { promise: 'open', cause: null, status: 'confirmed', count: 3 },
      { promise: 'open', cause: null, status: 'redirected', count: 1 },
    ])
    expect(standing).toEqual({ kept: 6, waived: 2, notice: 4, breached: 3, open: 3, calledOff: 1, causes: { 'began-late': 1, 'nobody-began': 2 } })
    expect(keptOf(standing)).toEqual({ kept: 6, of: 9 })
  })

  test('[S2] ISO weeks begin on Monday and belong to the year of their Thursday', () => {
    expect(['2026-09-14', '2026-09-20', '2026-09-21'].map(mondayOf)).toEqual(['2026-09-14', '2026-09-14', '2026-09-21'])
    expect(['2026-01-01', '2025-12-29', '2027-01-03', '2027-01-04', '2026-09-18'].map(isoWeekOf)).toEqual(['2026-W01', '2026-W01', '2026-W53', '2027-W01', '2026-W38'])
  })
})

describe('the range of a count', () => {
  test('[F4] as wide as Poisson at least: 80 % of days of mean 11 bring 7 to 15; more scatter makes it wider, not lower', () => {
    expect(expectedOf(11, 11)).toEqual({ mean: 11, low: 7, high: 15 })
    const wide = expectedOf(11, 33)
    expect(wide.low).toBeLessThan(7)
    expect(wide.high).toBeGreaterThan(15)
    expect([quantile(0, 0, 0.9), quantile(0.05, 0.05, 0.9), quantile(0.2, 0.2, 0.9)]).toEqual([0, 0, 1])
  })

  test('the large are near the small: no jump where the normal curve takes over', () => {
    const [below, above] = [expectedOf(399, 500), expectedOf(401, 500)]
    expect(Math.abs(above.low - below.low)).toBeLessThanOrEqual(4)
    expect(Math.abs(above.high - below.high)).toBeLessThanOrEqual(4)
  })
})

describe('the forecast', () => {
  const today = '2026-09-17'
  const tomorrow = '2026-09-18'
  const kindOf = (date: string): DayKind => (weekdayOf(date) > 5 ? 'weekend' : 'workday')
  const calendar = (change: Record<string, DayKind> = {}): CalendarDay[] => Array.from({ length: 60 }, (_none, nth) => addDays(tomorrow, nth - 59)).map((date) => ({ date, kind: change[date] ?? kindOf(date), name: null, source: 'test' }))
  const stations: Market[] = [{ id: here, marketDigits: [8] }, { id: there, marketDigits: [] }]
  const since = '2026-01-01'
  const workdays = calendar().filter(({ date, kind }) => kind === 'workday' && date >= addDays(tomorrow, -56) && date < today).map(({ date }) => date)
  const every = (days: readonly string[], count: number, of: Partial<Registered> = {}): Registered[] => days.map((day) => ({ day, hour: 9, stationId: there, skill: 'mediation', count, ...of }))

  test('[F1] it rests on the days of its kind: workdays are forecast from workdays, and today is not over', () => {
    const seen = foresee({ day: tomorrow, today, days: calendar(), stations, since, registered: [...every(workdays, 4), ...every([today], 99), ...every(calendar().filter(({ kind }) => kind === 'weekend').map(({ date }) => date), 50)] })
    expect(seen).toMatchObject({ kind: 'workday', afterBreak: false, days: 39 })
    expect(seen.total?.mean).toBeCloseTo(4)
    expect(seen.hours.map(({ hour, expected }) => [hour, Math.round(expected.mean)])).toEqual([[9, 4]])
    expect(Math.round(seen.skills.get('mediation')!.mean)).toBe(4)
  })

  test('[F2] a market day is forecast from market days, and each station by its own market', () => {
    // 24 August, 28 August and so on: workdays whose date ends in 8 are too few below, so 3 and 8 are market days here.
    const market: Market[] = [{ id: here, marketDigits: [3, 8] }, { id: there, marketDigits: [] }]
    const busy = workdays.filter((day) => /[38]$/.test(day))
    expect(busy.length).toBeGreaterThanOrEqual(5)
    const registered = [...every(workdays, 2, { stationId: here }), ...every(busy, 6, { stationId: here }), ...every(workdays, 1)]
    expect(foresee({ day: tomorrow, today, days: calendar(), stations: market, since, registered }).total?.mean).toBeCloseTo(9)
    expect(foresee({ day: tomorrow, today, days: calendar(), stations: [{ id: here, marketDigits: [0] }, market[1]!], since, registered: [...every(workdays, 2, { stationId: here }), ...every(workdays, 1)] }).total?.mean).toBeCloseTo(3)
  })

  test('[F3] where a station has had fewer than five such market days, all its days of the kind count', () => {
    const few = workdays.filter((day) => day.endsWith('8'))
    expect(few.length).toBeLessThan(5)
    const seen = foresee({ day: tomorrow, today, days: calendar(), stations, since, registered: [...every(workdays, 2, { stationId: here }), ...every(few, 37, { stationId: here })] })
    expect(seen.total?.mean).toBeCloseTo(2 + (37 * few.length) / workdays.length)
  })

  test('[F4] days that varied more than chance make the range wider', () => {
    const even = foresee({ day: tomorrow, today, days: calendar(), stations, since, registered: every(workdays, 10) }).total!
    const uneven = foresee({ day: tomorrow, today, days: calendar(), stations, since, registered: workdays.flatMap((day, nth) => every([day], nth % 2 === 0 ? 1 : 19)) }).total!
    expect(even).toMatchObject({ low: 6, high: 14 })
    expect(uneven.mean).toBeGreaterThan(9)
    expect(uneven.high - uneven.low).toBeGreaterThan((even.high - even.low) * 1.5)
  })

  test('[F5] with too few days like it, it gives no number: a holiday, the first day after a long break, a young county', () => {
    const registered = every(workdays, 4)
    expect(foresee({ day: tomorrow, today, days: calendar({ [tomorrow]: 'holiday' }), stations, since, registered })).toMatchObject({ kind: 'holiday', days: 0, total: null, hours: [] })
    const broken = { '2026-09-15': 'holiday', '2026-09-16': 'holiday', [today]: 'holiday' } as const
    expect(foresee({ day: tomorrow, today, days: calendar(broken), stations, since, registered })).toMatchObject({ kind: 'workday', afterBreak: true, days: 0, total: null })
    expect(foresee({ day: tomorrow, today, days: calendar(), stations, since: workdays.at(-4)!, registered })).toMatchObject({ days: 4, total: null })
    expect(foresee({ day: tomorrow, today, days: calendar(), stations, since: workdays.at(-5)!, registered }).total?.mean).toBeCloseTo(4)
    expect(foresee({ day: tomorrow, today, days: calendar(), stations, since: null, registered: [] })).toMatchObject({ days: 0, total: null })
  })

  test('[F1] two days off make no long break, three do, and a day within one is not after it', () => {
    const kinds = (...list: DayKind[]) => new Map(list.map((kind, nth) => [addDays('2026-10-01', nth), kind]))
    expect(isAfterBreak('2026-10-03', kinds('weekend', 'weekend', 'workday'))).toBe(false)
    expect(isAfterBreak('2026-10-04', kinds('holiday', 'weekend', 'weekend', 'makeup'))).toBe(true)
    expect(isAfterBreak('2026-10-04', kinds('holiday', 'holiday', 'holiday', 'holiday'))).toBe(false)
    expect(isAfterBreak('2026-10-05', kinds('holiday', 'holiday', 'holiday', 'workday', 'workday'))).toBe(false)
  })

  test('[F6] [F7] enough, tight when a busy day would be, short when a usual day is, unknown without a forecast', () => {
    const skill = { skill: 'mediation', meetings: 0, demand: 0, officerMinutes: 1000, elsewhere: 0, officers: 2, minutesEach: 85 } as const
    const outlook = (mean: number, high: number, given = {}) => outlookOf({ ...skill, expected: { mean, low: 0, high }, ...given })
    expect([outlook(3, 6), outlook(8, 11), outlook(11, 12), outlook(12, 15)]).toEqual(['enough', 'tight', 'tight', 'short'])
    expect(outlook(3, 6, { elsewhere: 700 })).toBe('tight')
    expect(outlook(0, 0, { demand: 1100 })).toBe('short')
    expect(outlookOf({ ...skill, expected: null })).toBe('unknown')
    expect(outlookOf({ ...skill, expected: null, demand: 950 })).toBe('tight')
  })
})
