import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atClock, dayOf, hour, minute } from '#shared/platform/time.ts'
import { lanesOf, markMs, movedTo, placeOn, shownOf } from '#shared/platform/grid-times.ts'

const [friday, saturday] = ['2026-09-18', '2026-09-19']
const at = (clock: string, day = friday) => atClock(day, clock).getTime()
const meeting = { from: at('09:45'), to: at('11:00') }

describe('a block that is dragged', () => {
  test('snaps to five minutes, also onto another day', () => {
    expect(movedTo(meeting, 12 * minute, friday)).toBe(at('09:55'))
    expect(movedTo(meeting, -13 * minute, saturday)).toBe(at('09:30', saturday))
  })

  test('stays whole inside the shown hours of the day it is over', () => {
    expect(movedTo(meeting, -10 * hour, friday)).toBe(at('07:00'))
    expect(movedTo(meeting, 20 * hour, friday)).toBe(at('19:45'))
    fc.assert(fc.property(fc.integer({ min: -30 * 60, max: 30 * 60 }), fc.integer({ min: 5, max: 300 }), fc.constantFrom(friday, saturday), (by, minutes, day) => {
      const from = movedTo({ from: at('12:05'), to: at('12:05') + minutes * minute }, by * minute, day)
      const [first, last] = shownOf(day)
      expect([from % markMs, from >= first, from + minutes * minute <= last, dayOf(new Date(from))]).toEqual([0, true, true, day])
    }))
  })
})

test('what lies outside the shown hours is cut, and what lies wholly outside is not drawn', () => {
  expect(placeOn(friday, at('06:00'), at('08:00'))).toEqual({ top: 0, height: 1 })
  expect(placeOn(friday, at('20:30'), at('09:00', saturday))).toEqual({ top: 13.5, height: 0.5 })
  expect(placeOn(saturday, at('20:30'), at('06:00', saturday))).toBeNull()
})

test('what overlaps stands side by side; what only touches has the width to itself', () => {
  const blocks = [['a', '09:00', '10:00'], ['b', '09:30', '10:30'], ['c', '10:00', '10:20'], ['d', '10:30', '11:00']].map(([key, from, to]) => ({ key: key!, from: at(from!), to: at(to!) }))
  expect(Object.fromEntries(lanesOf(blocks))).toEqual({ a: { lane: 0, of: 2 }, b: { lane: 1, of: 2 }, c: { lane: 0, of: 2 }, d: { lane: 0, of: 1 } })
})
