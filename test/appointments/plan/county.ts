import type { Board } from '#server/appointments/rules/plan/board.ts'
import { placedOf } from '#server/appointments/rules/plan/board.ts'
import { countyManner, tellAtOnce, tellInTime } from '#server/appointments/rules/plan/manner.ts'
import type { Ask, Booking, County, Craft, Manner, OfficerHours } from '#server/appointments/rules/plan/words.ts'
import { addDays, atClock, day, minute } from '#shared/platform/time.ts'
import type { Skill, StaffId, TerminalId, UnitId } from '#shared/people/words.ts'

/** A Friday in the test month. */
export const today = '2026-09-18'
export const at = (clock: string, days = 0): number => atClock(addDays(today, days), clock).getTime()
export const unit = (name: string) => name as UnitId
export const staff = (name: string) => name as StaffId

/** An officer who works office hours for four days. */
export const anOfficer = (name: string, ...skills: Craft[]): OfficerHours => ({
  id: staff(name), name, skills, leave: [], busy: [],
  roster: [0, 1, 2, 3].flatMap((n) => [[at('08:30', n), at('12:00', n)], [at('14:00', n), at('17:30', n)]] as const),
})

/** Stations two kilometres apart, each with some terminals. */
export const aCounty = (officers: readonly OfficerHours[], terminals: Record<string, number>, bookings: readonly Booking[] = []): County => ({
  officers, bookings,
  stations: Object.keys(terminals).map((name, n) => ({ id: unit(name), name, nameEn: name, opensAt: '08:30', closesAt: '20:00', marketDigits: [2, 5, 8], east: n * 2, north: 0 })),
  terminals: Object.entries(terminals).flatMap(([name, many]) => Array.from({ length: many }, (_, n) => ({ id: `${name}-${n}` as TerminalId, name: `${n}`, stationId: unit(name), busy: [] }))),
})

/** Somebody asks at a moment: half an hour with one station, unless said otherwise. */
export const anAsk = (id: string, now: number, more: Partial<Ask> = {}): Ask => ({
  id, skill: 'mediation' as Skill, also: [], minutes: 30, registeredAt: now, earliest: now + (more.urgentBy ? 5 : 30) * minute, latest: now + day,
  sides: [{ side: 'applicant', stationId: unit('云岭') }], wishes: { notBefore: null, notOnMarketDay: false, fromDay: null }, urgentBy: null, recused: [], firstContact: null, ...more,
})

export const manner = (reserve = 0): Manner => countyManner(() => reserve, tellInTime)
export const mannerAtOnce = (reserve = 0): Manner => countyManner(() => reserve, tellAtOnce)

/** Every meeting on a board as bookings, as a county would load them again. */
export const bookingsOf = (board: Board): Booking[] => [...board.held.values()].map((held) => ({ ...placedOf(held), ask: held.ask, tellAt: held.tellAt, standby: held.standby, fixed: held.fixed }))
