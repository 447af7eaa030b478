import { expect, test } from 'vitest'
import { giveFloor, takeFloorBack, wishedClosed } from '#server/sessions/rules/floor.ts'
import type { Course, MuteState, Seat, SeatId } from '#shared/sessions/words.ts'

const seat = (id: string, role: Seat['role'], mute: MuteState = 'open') => ({ id: id as SeatId, role, mute }) as Seat
const since = '2026-09-18T02:00:00.000Z'
const after = (seats: Seat[], mutes: ReadonlyMap<SeatId, MuteState>) => seats.map((one) => ({ ...one, mute: mutes.get(one.id) ?? one.mute }))
const plain = (floor: Course['floor']): Course => ({ since, broken: null, caucus: null, pause: null, floor, interpreting: [], restedAt: null })
const everybody = () => [seat('h', 'host'), seat('a', 'applicant', 'host'), seat('b', 'respondent'), seat('e', 'expert', 'self'), seat('r', 'recorder'), seat('x', 'expert', 'locked')]

test('[S28] who has the floor is heard, all others but the host are locked, and afterwards each is as before', () => {
  const { floor, mutes } = giveFloor({ seats: everybody(), course: plain(null) }, 'a' as SeatId, since)
  const silenced = after(everybody(), mutes)
  expect(silenced.map(({ mute }) => mute)).toEqual(['open', 'open', 'locked', 'locked', 'open', 'locked'])
  expect(after(silenced, takeFloorBack({ seats: silenced, course: plain(floor) })).map(({ mute }) => mute)).toEqual(['open', 'open', 'open', 'self', 'open', 'locked'])
})

test('[S8] [S28] who closed their own microphone meanwhile finds it closed, and nobody opens it for whoever has the floor', () => {
  const { floor, mutes } = giveFloor({ seats: everybody(), course: plain(null) }, 'e' as SeatId, since)
  expect(mutes.get('e' as SeatId)).toBe('self')
  const silenced = after(everybody(), mutes)
  expect(takeFloorBack({ seats: silenced, course: plain(wishedClosed(floor, 'b' as SeatId)) }).get('b' as SeatId)).toBe('self')
})

test('[S28] whom the host unlocked by hand meanwhile stays so', () => {
  const { floor, mutes } = giveFloor({ seats: everybody(), course: plain(null) }, 'a' as SeatId, since)
  const unlocked = after(everybody(), mutes).map((one) => (one.id === ('b' as SeatId) ? { ...one, mute: 'self' as const } : one))
  expect(takeFloorBack({ seats: unlocked, course: plain(floor) }).has('b' as SeatId)).toBe(false)
})
