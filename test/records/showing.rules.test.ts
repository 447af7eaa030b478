import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dragged, firstSight, isShowable, placed, seesShowing, zoomed, zooms } from '#shared/records/showing.ts'
import { fileTypes } from '#shared/records/words.ts'
import type { Course, Seat, SessionStatus } from '#shared/sessions/words.ts'

const course: Course = { since: null, broken: null, caucus: null, pause: null, floor: null, interpreting: [], restedAt: null }
const since = '2026-09-18T01:30:00.000Z'
const aside: Course = { ...course, caucus: { side: 'applicant', guests: ['e' as Seat['id']], from: 'live', since, minutes: 10 } }
const seat = (role: Seat['role'], side: Seat['side'] = null) => ({ id: role[0] as Seat['id'], role, side, known: true })
const [host, a, b, expert, recorder] = [seat('host'), seat('applicant', 'applicant'), seat('respondent', 'respondent'), seat('expert'), seat('recorder')]
const sees = (now: Course, whom: typeof host, shownAside: string | null, status: SessionStatus = 'live') => seesShowing({ status, course: now }, whom, { aside: shownAside })

describe('[N9] what is shown is seen by those who sit together', () => {
  test('by everybody, while all do', () => {
    expect([host, a, b, expert, recorder].every((whom) => sees(course, whom, null))).toBe(true)
  })
  test('by the host, the one side and whom the host took in, while they talk aside', () => {
    expect([host, a, b, expert, recorder].map((whom) => sees(aside, whom, since, 'caucus'))).toEqual([true, true, false, true, false])
  })
  test('what was laid before all is not seen aside, nor what was laid aside when all are together again, nor in the next talk aside', () => {
    expect([sees(aside, a, null, 'caucus'), sees(course, a, since), sees({ ...aside, caucus: { ...aside.caucus!, since: '2026-09-18T01:50:00.000Z' } }, a, since, 'caucus')]).toEqual([false, false, false])
  })
  test('by nobody in a rest, before the session and after it', () => {
    const rest: Course = { ...course, pause: { from: 'live', since, until: null, by: null } }
    expect([host, a, b].some((whom) => sees(rest, whom, null, 'paused'))).toBe(false)
    for (const status of ['scheduled', 'lobby', 'closed', 'aborted', 'moved'] as const) expect(sees(course, a, null, status)).toBe(false)
  })
})

test('[N8] pictures and PDF can be shown, sound, films and bare text cannot', () => {
  expect(fileTypes.filter(isShowable)).toEqual(['application/pdf', 'image/jpeg', 'image/png', 'image/webp'])
})

test('a paper begins at its top, large enough to be read; a picture is first seen whole', () => {
  expect([firstSight('application/pdf'), firstSight('image/png')]).toEqual([{ page: 1, zoom: 2, x: 0.5, y: 0 }, { page: 1, zoom: 1, x: 0.5, y: 0.5 }])
  expect(placed({ width: 600, height: 800 }, { width: 1400, height: 800 }, firstSight('application/pdf'))).toEqual({ width: 1200, height: 1600, left: 100, top: 0 })
})

test('larger and smaller go from size to size, and stop at either end', () => {
  expect(zooms.map((zoom) => [zoomed(zoom, -1), zoomed(zoom, 1)])).toEqual([[1, 1.5], [1, 2], [1.5, 3], [2, 4], [3, 4]])
})

describe('[N10] the same point is in the middle of every screen', () => {
  const size = fc.record({ width: fc.integer({ min: 50, max: 4000 }), height: fc.integer({ min: 50, max: 4000 }) })
  const part = fc.record({ zoom: fc.constantFrom(...zooms), x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) })

  test('and no screen shows what lies beyond an edge while there is more of the page', () => {
    fc.assert(fc.property(size, size, part, (page, screen, sight) => {
      const { width, height, left, top } = placed(page, screen, sight)
      for (const [length, start, room] of [[width, left, screen.width], [height, top, screen.height]] as const) {
        if (length <= room + 1e-6) expect(start).toBeCloseTo((room - length) / 2, 3)
        else expect([start <= 1e-6, start + length >= room - 1e-6]).toEqual([true, true])
      }
    }))
  })
  test('dragging there and back again is where it was', () => {
    const [page, screen, sight] = [{ width: 800, height: 600 }, { width: 800, height: 600 }, { zoom: 3, x: 0.5, y: 0.5 }]
    const there = dragged(page, screen, sight, { x: 120, y: -60 })
    expect([there.x, there.y]).toEqual([expect.closeTo(0.45), expect.closeTo(0.5333, 3)])
    const back = dragged(page, screen, { ...sight, ...there }, { x: -120, y: 60 })
    expect([back.x, back.y]).toEqual([expect.closeTo(0.5), expect.closeTo(0.5)])
  })
  test('what is dragged stays within 0 and 1', () => {
    fc.assert(fc.property(size, size, part, fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 }), (page, screen, sight, x, y) => {
      const to = dragged(page, screen, sight, { x, y })
      expect([to.x >= 0, to.x <= 1, to.y >= 0, to.y <= 1]).toEqual([true, true, true, true])
    }))
  })
})
