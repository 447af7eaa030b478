import { describe, expect, test } from 'vitest'
import { exactSlot } from '#server/appointments/rules/exact-slot.ts'
import type { Openings, SlotRequest } from '#server/appointments/rules/plan-types.ts'
import type { StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import { atClock, minute } from '#shared/platform/time.ts'

const day = '2026-09-18'
const clock = (at: string) => atClock(day, at).getTime()
const [here, there] = ['here', 'there'] as UnitId[] as [UnitId, UnitId]
const me = 'me' as StaffId
const request: SlotRequest = { skill: 'mediation', minutes: 75, earliest: clock('09:42'), latest: clock('09:12') + 24 * 60 * minute, sides: [{ side: 'applicant', stationId: here }, { side: 'respondent', stationId: there }], wishes: { notBefore: null, notOnMarketDay: false, fromDay: null } }
const openings: Openings = {
  officers: [{ id: me, name: '我', skills: ['mediation'], roster: [[clock('08:30'), clock('17:30')]], leave: [[clock('15:30'), clock('16:00')]], busy: [[clock('11:00'), clock('12:10')]] }, { id: 'other' as StaffId, name: '别人', skills: ['mediation'], roster: [[clock('08:30'), clock('20:00')]], leave: [], busy: [] }],
  terminals: [{ id: 'a' as TerminalId, name: '甲', stationId: here, busy: [] }, { id: 'b' as TerminalId, name: '乙', stationId: there, busy: [[clock('14:00'), clock('14:30')]] }],
  stations: [{ id: here, name: '云岭', nameEn: 'Yunling', opensAt: '08:30', closesAt: '20:00', marketDigits: [] }, { id: there, name: '石坎', nameEn: 'Shikan', opensAt: '08:30', closesAt: '17:00', marketDigits: [] }],
}
const told = (at: string, officerId = me, given = openings) => {
  const answer = exactSlot(request, given, { from: clock(at), officerId })
  return 'code' in answer ? answer : [answer.from, answer.officerId]
}

describe('[A16] just that time, with just that officer', () => {
  test('is given where everything is free', () => {
    expect(told('12:20')).toEqual([clock('12:20'), me])
  })

  test.each([
    ['12:22', { code: 'off-the-mark' }],
    ['09:15', { code: 'too-soon' }],
    ['16:00', { code: 'shut-then', stationId: there }],
    ['15:00', { code: 'officer-off-then' }],
    ['12:05', { code: 'officer-busy-then' }],
    ['09:40', { code: 'officer-busy-then' }],
    ['14:00', { code: 'terminals-taken-then', stationId: there }],
  ] as const)('is refused at %s with what stands in its way, though another time or officer would be free', (at, why) => {
    expect(told(at)).toEqual(why)
  })

  test('is refused after the promise, and for an officer without the skill', () => {
    expect(exactSlot(request, openings, { from: clock('12:20') + 24 * 60 * minute, officerId: me })).toEqual({ code: 'too-late' })
    expect(told('12:20', me, { ...openings, officers: [{ ...openings.officers[0]!, skills: ['legal'] }] })).toEqual({ code: 'officer-lacks-skill' })
  })

  test('an offer that was looked at for a while still holds', () => {
    expect(told('09:30', me, { ...openings, officers: [{ ...openings.officers[0]!, busy: [] }] })).toEqual([clock('09:30'), me])
  })
})
