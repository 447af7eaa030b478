import { expect, test } from 'vitest'
import { day } from '#shared/platform/time.ts'
import { openBoard } from '#server/appointments/rules/plan/board.ts'
import { hurdleOf, hurdleOn } from '#server/appointments/rules/plan/hurdle.ts'
import type { Ask, Booking, County, OfficerHours } from '#server/appointments/rules/plan/words.ts'
import { aCounty, anAsk, anOfficer, at, manner, mannerAtOnce, staff, unit } from './county.ts'
import { planRequest } from './plan-request.ts'

const nine = at('09:00')
const wishes = (more: Partial<Ask['wishes']>): Partial<Ask> => ({ wishes: { notBefore: null, notOnMarketDay: false, fromDay: null, ...more } })
const board = (county: County) => openBoard(county, mannerAtOnce(), [nine - day, nine + 8 * day])
const bus = wishes({ notBefore: '15:00' })
const taken = (who: string, terminal: string): Booking => ({ ask: anAsk(`${who} all day`, nine), from: at('09:00'), to: at('20:00'), people: [{ craft: 'mediation', staffId: staff(who) }], seats: [{ side: 'applicant', stationId: unit('云岭'), terminalId: terminal as never }], tellAt: nine, standby: false, fixed: false })
const only = (who: OfficerHours, from: string, to: string): OfficerHours => ({ ...who, roster: [[at(from), at(to)]] })

test('[A26] the day or the clock that is wished for lies after the 24 hours', () => {
  const county = aCounty([anOfficer('何', 'mediation')], { 云岭: 1 })
  expect(hurdleOf(board(county), anAsk('a', nine, wishes({ fromDay: '2026-09-21' })))).toEqual({ code: 'another-day', day: '2026-09-21' })
  expect(hurdleOf(board(county), anAsk('a', nine, wishes({ notBefore: '19:50' })))).toEqual({ code: 'too-late', stationId: '云岭', clock: '19:50' })
})

test('[A26] every day that is left is market day; two wishes that go together with nothing', () => {
  const county = aCounty([anOfficer('何', 'mediation')], { 云岭: 1 })
  const every = { ...county, stations: county.stations.map((one) => ({ ...one, marketDigits: [8, 9] })) }
  expect(hurdleOf(board(every), anAsk('a', nine, wishes({ notOnMarketDay: true })))).toEqual({ code: 'market', stationId: '云岭' })
  expect(hurdleOf(board(county), anAsk('a', nine, wishes({ notOnMarketDay: true, notBefore: '10:00' })))).toEqual({ code: 'wishes' })
})

test('[A26] officers who are off, taken or have a conflict of interest are told apart', () => {
  const one = anOfficer('何', 'mediation')
  expect(hurdleOf(board(aCounty([only(one, '08:30', '12:00')], { 云岭: 1 })), anAsk('a', nine, bus))).toEqual({ code: 'nobody-works' })
  expect(hurdleOf(board(aCounty([one], { 云岭: 2 }, [taken('何', '云岭-0')])), anAsk('a', nine, bus))).toEqual({ code: 'officers-taken', many: 1 })
  expect(hurdleOf(board(aCounty([one], { 云岭: 1 })), anAsk('a', nine, { ...bus, recused: [staff('何')] }))).toEqual({ code: 'all-recused' })
})

test('[A26] a terminal that is taken, or not there; who else should be there, off or taken; never at once', () => {
  const [one, two] = [anOfficer('何', 'mediation'), anOfficer('余', 'mediation')]
  expect(hurdleOf(board(aCounty([one, two], { 云岭: 1 }, [taken('何', '云岭-0')])), anAsk('a', nine, bus))).toEqual({ code: 'terminals-taken', stationId: '云岭' })
  expect(hurdleOf(board(aCounty([one], { 云岭: 0 })), anAsk('a', nine, bus))).toEqual({ code: 'no-terminal', stationId: '云岭' })
  expect(hurdleOf(board(aCounty([one], { 云岭: 1 })), anAsk('a', nine, { ...bus, also: ['interpreter:yi'] }))).toEqual({ code: 'helper-off', craft: 'interpreter:yi' })
  const lawyer = only(anOfficer('律', 'lawyer'), '16:30', '17:30')
  expect(hurdleOf(board(aCounty([only(one, '14:00', '16:00'), lawyer], { 云岭: 1 })), anAsk('a', nine, { ...bus, also: ['lawyer'] }))).toEqual({ code: 'never-together' })
})

test('[A26] for one day: a shut door, a wish, or who is there', () => {
  const county = aCounty([anOfficer('何', 'mediation')], { 云岭: 1 })
  const week = (more: Partial<Ask>) => anAsk('a', nine, { latest: nine + 7 * day, ...more })
  expect(hurdleOn(board({ ...county, stations: county.stations.map((one) => ({ ...one, opensAt: '08:30', closesAt: '08:40' })) }), week({}), '2026-09-20')).toEqual({ code: 'shut', stationId: '云岭' })
  expect(hurdleOn(board(county), week(wishes({ notOnMarketDay: true })), '2026-09-22')).toEqual({ code: 'market', stationId: '云岭' })
  expect(hurdleOn(board(county), week({}), '2026-09-22'), 'their roster ends on the 21st').toEqual({ code: 'nobody-works' })
})

test('[A26] the planner says it with the time it gives instead; its own place does not stand in its way', () => {
  const morning = only(anOfficer('何', 'mediation'), '08:30', '12:00')
  const decision = planRequest(aCounty([morning], { 云岭: 1 }), anAsk('a', nine, bus), nine, manner())
  expect(decision).toMatchObject({ kind: 'offer', placed: { from: at('09:30') }, reason: { wishRefused: true, hurdle: { code: 'nobody-works' } } })
})

test('[A10] where everybody who could hold it has a conflict of interest, the lead is told just that', () => {
  const decision = planRequest(aCounty([anOfficer('何', 'mediation')], { 云岭: 1 }), anAsk('a', nine, { recused: [staff('何')] }), nine, manner())
  expect(decision).toMatchObject({ kind: 'escalation', cause: { code: 'all-recused' } })
})
