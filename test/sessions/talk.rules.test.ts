import { expect, test } from 'vitest'
import { minute } from '#shared/platform/time.ts'
import { countOn, noTalk, quietFromMs, quietSides } from '#shared/sessions/talk.ts'
import type { Course, Seat, SeatId, Session } from '#shared/sessions/words.ts'

const plain: Course = { since: null, broken: null, caucus: null, pause: null, floor: null, interpreting: [], restedAt: null }
const seat = (id: string, side: Seat['side'], change: Partial<Seat> = {}) => ({ id: id as SeatId, role: side ?? 'host', side, mute: 'open', presence: 'in', ...change }) as Seat
const [host, a, b] = [seat('h', null), seat('a', 'applicant'), seat('b', 'respondent')]
const at = (change: Partial<Pick<Session, 'status' | 'seats' | 'course'>> = {}) => ({ status: 'live' as const, seats: [host, a, b], course: plain, ...change })
const caucus: Course = { ...plain, caucus: { side: 'applicant', guests: [], from: 'live', since: '2026-09-18T02:00:00.000Z', minutes: 10 } }
const rest: Course = { ...plain, pause: { from: 'live', since: '2026-09-18T02:00:00.000Z', until: null, by: null } }

test('[S29] who is heard has spoken, and who is not is quiet for as long; the host is nobody\'s side', () => {
  const talk = countOn(countOn(noTalk, at(), [a.id], 4_000), at(), [host.id, b.id], 1_000)
  expect(talk).toEqual({ applicant: { spokeMs: 4_000, quietMs: 1_000 }, respondent: { spokeMs: 1_000, quietMs: 0 } })
})

test('[S29] two who speak at once both have', () =>
  expect(countOn(noTalk, at(), [a.id, b.id], 700)).toEqual({ applicant: { spokeMs: 700, quietMs: 0 }, respondent: { spokeMs: 700, quietMs: 0 } }))

test.each([
  ['in a rest nobody is quiet and nobody speaks', at({ course: rest, status: 'paused' })],
  ['nor before the talk', at({ status: 'lobby' })],
  ['nor after it', at({ status: 'closed' })],
  ['nor with closed microphones, whoever closed them', at({ seats: [host, { ...a, mute: 'self' }, { ...b, mute: 'locked' }] })],
  ['nor on broken lines', at({ seats: [host, { ...a, presence: 'lost' }, { ...b, presence: 'away' }] })],
] as const)('[S29] %s', (_, session) => expect(countOn(noTalk, session, [a.id, b.id], minute)).toEqual(noTalk))

test('[S29] while one side talks aside only it is counted', () =>
  expect(countOn(noTalk, at({ course: caucus, status: 'caucus' }), [b.id], minute)).toEqual({ ...noTalk, applicant: { spokeMs: 0, quietMs: minute } }))

test('[S29] a side with two seats has spoken when one of them has, and counts as open while one is', () => {
  const second = seat('b2', 'respondent')
  const talk = countOn(noTalk, at({ seats: [host, a, { ...b, mute: 'host' }, second] }), [b.id], minute)
  expect(talk.respondent).toEqual({ spokeMs: 0, quietMs: minute })
  expect(countOn(talk, at({ seats: [host, a, b, second] }), [second.id], minute).respondent).toEqual({ spokeMs: minute, quietMs: 0 })
})

test('[S29] a side is called quiet from five minutes on, until it speaks, closes its microphone or waits while others talk aside', () => {
  const talk = countOn(countOn(noTalk, at(), [a.id], quietFromMs - 1), at(), [a.id], 1)
  expect(quietSides(countOn(noTalk, at(), [a.id], quietFromMs - 1), at())).toEqual([])
  expect(quietSides(talk, at())).toEqual(['respondent'])
  expect(quietSides(talk, at({ seats: [host, a, { ...b, mute: 'self' }] }))).toEqual([])
  expect(quietSides(talk, at({ course: caucus, status: 'caucus' }))).toEqual([])
  expect(quietSides(countOn(talk, at(), [b.id], 300), at())).toEqual([])
})
