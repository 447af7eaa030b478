import { describe, expect, test } from 'vitest'
import { arrivalsOf, seatsFor, seatsToMove, seenBy, startsNow } from '#server/sessions/rules/seats.ts'
import { usualCheckIn } from '#shared/appointments/rules.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { Actor, StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import { may } from '#shared/sessions/may.ts'
import { clockText, isOver, isUnderWay, nextFor, rings, seatOf, sessionClock, waitingSeats } from '#shared/sessions/rules.ts'
import { type Presence, type Seat, type SeatId, type SeatRole, type Session, type SessionId, type SessionStatus, sessionStatuses } from '#shared/sessions/words.ts'

const staff = (id: string, role: 'officer' | 'recorder' | 'expert' | 'clerk' | 'lead' | 'admin' = 'officer'): Actor => ({ kind: 'staff', id: id as StaffId, role, name: id, unitId: 'county' as UnitId, skills: [] })
const terminal = (id: string): Actor => ({ kind: 'terminal', id: id as TerminalId, unitId: 'station' as UnitId, name: id })
const host = staff('officer')
const [here, there] = [terminal('yunling'), terminal('shikan')]

function aSeat(role: SeatRole, holder: Actor, presence: Presence = 'away', more: Partial<Seat> = {}): Seat {
  if (holder.kind !== 'staff' && holder.kind !== 'terminal') throw new Error('nobody else sits')
  return { id: `seat of ${holder.id}` as SeatId, role, side: role === 'applicant' || role === 'respondent' ? role : null, holder: holder.kind === 'staff' ? { kind: 'staff', id: holder.id } : { kind: 'terminal', id: holder.id }, label: holder.id, mute: 'open', presence, present: presence === 'in', arrival: 'unknown', checkIn: null, lostAt: null, stills: false, admitted: false, known: true, interprets: null, ...more }
}

const aSession = (seats: Seat[], status: SessionStatus = 'lobby'): Session => ({ id: 'session' as SessionId, appointmentId: 'appointment' as AppointmentId, caseId: 'case' as CaseId, status, scheduledFor: '2026-09-18T01:45:00.000Z', startedAt: null, endedAt: null, seats, course: { since: null, broken: null, caucus: null, pause: null, floor: null, interpreting: [], restedAt: null }, ticks: [] })
const usual = (more: Partial<Seat> = {}) => aSession([aSeat('applicant', here, 'waiting', more), aSeat('respondent', there), aSeat('host', host, 'in')])

test("[S1] a seat is its account's or its terminal's, whatever screen they sit at", () => {
  expect(seatOf(usual(), here)?.role).toBe('applicant')
  expect(seatOf(usual(), host)?.role).toBe('host')
  expect(seatOf(usual(), terminal('elsewhere'))).toBeNull()
  expect(seatOf(usual(), { kind: 'guest' })).toBeNull()
})

test('[S2] one seat for each terminal, and one for the officer, who hosts', () => {
  const place = (side: 'applicant' | 'respondent', name: string) => ({ side, stationId: name as UnitId, stationName: name, stationNameEn: name, terminalId: name as TerminalId, terminalName: '终端 1' })
  const plans = seatsFor({ slot: { places: [place('applicant', '云岭'), place('respondent', '石坎')], officerId: 'o' as StaffId, officerName: '测试警官' }, helpers: [] })
  expect(plans.map(({ role, label, holder }) => [role, label, holder.kind])).toEqual([['applicant', '云岭 · 终端 1', 'terminal'], ['respondent', '石坎 · 终端 1', 'terminal'], ['host', '测试警官', 'staff']])
})

describe('[S3] who may come in', () => {
  test('the officer by themselves, a terminal only once it was asked in', () => {
    expect(may(host, 'join', usual())).toBe(true)
    expect(may(here, 'join', usual())).toBe(false)
    expect(may(here, 'join', usual({ admitted: true }))).toBe(true)
  })
  test('nobody without a seat, and nobody once it is over', () => {
    expect(may(staff('another'), 'join', usual())).toBe(false)
    expect(may(host, 'join', aSession(usual().seats, 'closed'))).toBe(false)
  })
  test('a recorder may take a seat, nobody else', () => {
    expect((['officer', 'recorder', 'expert', 'clerk', 'lead', 'admin'] as const).filter((role) => may(staff('another', role), 'take a seat', usual()))).toEqual(['recorder'])
  })
  test('only the host asks in, mutes and ends', () => {
    expect([here, there, host, staff('another', 'lead')].map((who) => may(who, 'host', usual()))).toEqual([false, false, true, false])
  })
})

test('[S4] who waits and has not been asked in is listed for the host', () => {
  expect(waitingSeats(usual()).map(({ label }) => label)).toEqual(['yunling'])
  expect(waitingSeats(usual({ admitted: true }))).toEqual([])
})

test('[S5] whoever was asked in rings until they are in, or it is over', () => {
  const rung = (presence: Presence, status: SessionStatus = 'live') => rings({ status }, { admitted: true, presence })
  expect([rung('waiting'), rung('lost'), rung('in'), rung('waiting', 'closed')]).toEqual([true, true, false, false])
})

test.each(sessionStatuses)('a session that is %s is not under way and over at once', (status) => expect(isUnderWay(status) && isOver(status)).toBe(false))

test('[S9] the clock starts when a party sits with the host, not before', () => {
  const seats = (party: Presence, officer: Presence) => [aSeat('applicant', here, party), aSeat('host', host, officer)]
  expect(startsNow(aSession(seats('waiting', 'in')))).toBe(false)
  expect(startsNow(aSession(seats('in', 'lost')))).toBe(false)
  expect(startsNow(aSession(seats('in', 'in')))).toBe(true)
  expect(startsNow(aSession(seats('in', 'in'), 'live'))).toBe(false)
  expect(sessionClock({ startedAt: null, endedAt: null }, new Date())).toBe(0)
  expect(sessionClock({ startedAt: '2026-09-18T02:00:00Z', endedAt: null }, new Date('2026-09-18T02:01:05Z'))).toBe(65_000)
  expect(sessionClock({ startedAt: '2026-09-18T02:00:00Z', endedAt: '2026-09-18T02:01:00Z' }, new Date('2026-09-18T09:00:00Z'))).toBe(60_000)
  expect([clockText(65_000), clockText(3_727_000)]).toEqual(['01:05', '1:02:07'])
})

test('[S10] anybody who has a seat may leave, also when it is over', () => {
  expect([here, there, host].map((who) => may(who, 'leave', aSession(usual().seats, 'closed')))).toEqual([true, true, true])
})

test('[S11] a terminal is not told where the other side sits; the officer is', () => {
  expect(seenBy(here, usual()).seats.map(({ label }) => label)).toEqual(['yunling', '', 'officer'])
  expect(seenBy(host, usual()).seats.map(({ label }) => label)).toEqual(['yunling', 'shikan', 'officer'])
})

test('[S23] a terminal is not told what the other side answered; the officer is', () => {
  const answered: Session = { ...usual(), ticks: [{ tick: 'voluntary', side: 'respondent', answer: 'no', at: '2026-09-18T02:00:00.000Z', by: '测试警官' }] }
  expect([seenBy(here, answered).ticks, seenBy(host, answered).ticks.length]).toEqual([[], 1])
})

test('[S12] the recorder is not heard', () => {
  const session = aSession([...usual().seats, aSeat('recorder', staff('writer', 'recorder'), 'in')])
  expect(may(staff('writer', 'recorder'), 'speak', session)).toBe(false)
  expect(may(staff('writer', 'recorder'), 'write notes', session)).toBe(true)
  expect(may(here, 'speak', session)).toBe(true)
})

test('who was checked in stays so; the other side does not become so', () => {
  const [a, b] = usual().seats.map(({ holder }) => holder.id as TerminalId)
  const session = arrivalsOf(usual(), {
    slot: { places: [{ side: 'applicant', stationId: 'yunling' as UnitId, terminalId: a! }, { side: 'respondent', stationId: 'shikan' as UnitId, terminalId: b! }] },
    sides: [{ side: 'applicant', stationId: 'yunling' as UnitId, checkedInAt: '2026-09-18T01:30:00Z', checkIn: usualCheckIn }, { side: 'respondent', stationId: 'shikan' as UnitId, checkedInAt: null, checkIn: null }],
  })
  expect(session.seats.map(({ arrival }) => arrival)).toEqual(['checked_in', 'unknown', 'unknown'])
})

describe('when an appointment is planned anew', () => {
  const plan = (role: 'applicant' | 'respondent' | 'host', id: string) => ({ role, side: role === 'host' ? null : role, holder: role === 'host' ? { kind: 'staff' as const, id: id as never } : { kind: 'terminal' as const, id: id as never }, label: id })
  const [a, b, host] = usual().seats.map(({ holder }) => holder.id as string)

  test('who keeps their place keeps their seat; another officer takes the host’s', () => {
    const { moved, made, gone } = seatsToMove(usual().seats, [plan('applicant', a!), plan('respondent', b!), plan('host', 'another')])
    expect([moved.map(({ seat, plan: to }) => [seat.holder.id, to.holder.id]), made, gone]).toEqual([[[host, 'another']], [], []])
  })

  test('a side that sits at a second station gets a second seat, and loses it again', () => {
    const four = [plan('applicant', a!), plan('respondent', b!), plan('respondent', 'third'), plan('host', host!)]
    expect(seatsToMove(usual().seats, four).made.map(({ holder }) => holder.id)).toEqual(['third'])
    expect(seatsToMove(usual().seats, [plan('applicant', a!), plan('host', host!)]).gone.map(({ holder }) => holder.id)).toEqual([b])
  })
})

test('a terminal waits for what is live, else for the first of the day that is not over', () => {
  const at = (scheduledFor: string, status: SessionStatus) => ({ scheduledFor: `2026-09-18T${scheduledFor}:00Z`, status })
  expect(nextFor([at('03:00', 'scheduled'), at('01:00', 'closed'), at('02:00', 'lobby')])?.scheduledFor).toContain('02:00')
  expect(nextFor([at('02:00', 'scheduled'), at('03:00', 'live')])?.status).toBe('live')
  expect(nextFor([at('02:00', 'closed'), at('03:00', 'aborted')])).toBeNull()
})
