import { describe, expect, test } from 'vitest'
import { queueBefore, waitOf, type InLine } from '#shared/sessions/waiting.ts'
import type { Presence, Queue, Seat, SessionId, SessionStatus } from '#shared/sessions/words.ts'

const at = (clock: string) => `2026-09-18T${clock}:00.000Z`
const now = (clock: string) => new Date(at(clock))
const planned = (name: string, from: string, until: string, status: SessionStatus = 'scheduled'): InLine => ({ id: name as SessionId, status, scheduledFor: at(from), until: at(until) })
const mine = planned('m', '10:00', '11:00')

describe('the place in an officer’s line', () => {
  test.each<[what: string, line: InLine[], clock: string, queue: Queue]>([
    ['nobody comes first', [mine], '09:00', { ahead: 0, busyUntil: null }],
    ['two are planned earlier', [mine, planned('a', '08:30', '09:15'), planned('b', '09:15', '10:00'), planned('z', '11:00', '12:00')], '08:00', { ahead: 2, busyUntil: null }],
    ['one of them goes on', [mine, planned('a', '08:30', '09:15', 'live'), planned('b', '09:15', '10:00')], '08:45', { ahead: 2, busyUntil: at('09:15') }],
    ['talking aside and resting are going on too', [mine, planned('a', '08:30', '09:15', 'caucus')], '09:00', { ahead: 1, busyUntil: at('09:15') }],
    ['an urgent one that was put before goes on, though planned later', [mine, planned('u', '10:05', '10:35', 'identity')], '10:10', { ahead: 1, busyUntil: at('10:35') }],
    ['what is over holds nobody up', [mine, planned('a', '08:30', '09:15', 'closed'), planned('b', '09:00', '09:30', 'aborted'), planned('c', '09:00', '09:30', 'moved')], '09:40', { ahead: 0, busyUntil: null }],
    ['nobody came: after twenty minutes nobody stands behind it', [mine, planned('a', '09:30', '10:00')], '09:50', { ahead: 0, busyUntil: null }],
    ['a minute before that somebody does', [mine, planned('a', '09:30', '10:00')], '09:49', { ahead: 1, busyUntil: null }],
    ['at the same hour whichever is first in order', [mine, planned('a', '10:00', '11:00'), planned('z', '10:00', '11:00')], '09:50', { ahead: 1, busyUntil: null }],
  ])('[S16] %s', (_what, line, clock, queue) => expect(queueBefore(mine, line, now(clock))).toEqual(queue))
})

describe('what is told of waiting', () => {
  const seat = (role: Seat['role'], presence: Presence, arrival: Seat['arrival'] = 'unknown') => ({ role, side: role === 'host' ? null : role, presence, arrival }) as Seat
  const room = (host: Presence, other: Presence = 'waiting', arrival: Seat['arrival'] = 'said', status: SessionStatus = 'lobby') => ({ status, scheduledFor: at('10:00'), seats: [seat('host', host), seat('applicant', 'waiting'), seat('respondent', other, arrival)] })
  const free: Queue = { ahead: 0, busyUntil: null }

  test.each<[what: string, session: ReturnType<typeof room>, queue: Queue, clock: string, told: [string, number | null, number]]>([
    ['before the hour: the minutes to it', room('away'), free, '09:53', ['not-yet', 7, 0]],
    ['before the hour the officer may be there already', room('in'), free, '09:59', ['not-yet', 1, 0]],
    ['before the hour, and the talk before is planned past it: the minutes to its end', room('away'), { ahead: 1, busyUntil: at('10:10') }, '09:53', ['not-yet', 17, 1]],
    ['the talk before goes on, inside its plan', room('away'), { ahead: 1, busyUntil: at('10:10') }, '10:00', ['overruns', 10, 1]],
    ['the talk before is past its plan: nobody can say', room('away'), { ahead: 1, busyUntil: at('10:00') }, '10:05', ['overruns', null, 1]],
    ['the officer is not there: nobody can say', room('away'), free, '10:01', ['officer', null, 0]],
    ['the officer’s line broke', room('lost'), free, '10:01', ['officer', null, 0]],
    ['the other side is not there: nobody can say', room('in', 'away', 'unknown'), free, '10:01', ['other-side', null, 0]],
    ['the other side is checked in, its page not open yet', room('in', 'away', 'checked_in'), free, '10:01', ['soon', null, 0]],
    ['everybody is there', room('in'), free, '10:01', ['soon', null, 0]],
    ['it goes on and this side is late', room('in', 'in', 'said', 'live'), { ahead: 1, busyUntil: at('10:10') }, '10:20', ['soon', null, 0]],
  ])('[S17] [S18] %s', (_what, session, queue, clock, [why, minutes, ahead]) => expect(waitOf(session, queue, 'applicant', now(clock))).toEqual({ why, minutes, ahead }))

  test('[S17] who comes alone waits for nobody but the officer', () => {
    const alone = { ...room('in'), seats: [seat('host', 'in'), seat('applicant', 'waiting')] }
    expect(waitOf(alone, free, 'applicant', now('10:00'))).toEqual({ why: 'soon', minutes: null, ahead: 0 })
  })
})
