import { describe, expect, test } from 'vitest'
import { areTogether, isAside, isOver, isRest, isStill, mayRecord, needsRest } from '#shared/sessions/rules.ts'
import { momentOfStep, moves, nextStep, openTicks, stepBefore, stepOf, ticksOf, unwilling, whyNot } from '#shared/sessions/steps.ts'
import { type Course, type Seat, type SeatId, type Session, type SessionStatus, sessionStatuses, steps, type Tick, ticks } from '#shared/sessions/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'

const plain: Course = { since: null, broken: null, caucus: null, pause: null, floor: null, interpreting: [], restedAt: null }
const caucus: Course['caucus'] = { side: 'applicant', guests: [], from: 'live', since: '2026-09-18T02:00:00.000Z', minutes: 10 }
const at = (status: SessionStatus, given: Tick[] = [], course: Course = plain): Pick<Session, 'status' | 'ticks' | 'course'> => ({ status, ticks: given, course })
const ticked = (tick: Tick['tick'], side: Tick['side'], answer: Tick['answer'] = 'yes'): Tick => ({ tick, side, answer, at: '2026-09-18T02:00:00.000Z', by: '测试警官' })
const pairs = sessionStatuses.flatMap((from) => sessionStatuses.map((to) => [from, to] as const))

describe('[S20] from every state to every other', () => {
  test.each(pairs)('%s → %s goes as the table says', (from, to) => {
    const mover = moves[from][to]
    expect(whyNot(at(from), to, 'host')).toBe(isOver(from) ? 'session-over' : mover === 'host' || mover === 'anybody' ? null : 'session-not-from-here')
    expect(whyNot(at(from), to, 'anybody')).toBe(isOver(from) ? 'session-over' : mover === 'anybody' ? null : 'session-not-from-here')
    expect(whyNot(at(from), to, 'house')).toBe(isOver(from) ? 'session-over' : mover === undefined ? 'session-not-from-here' : null)
  })
  test('two steps in one millisecond are two: the second is a moment later', () => {
    const now = new Date('2026-09-18T02:00:00.000Z')
    expect([momentOfStep({ since: null }, now), momentOfStep({ since: now.toISOString() }, now)]).toEqual(['2026-09-18T02:00:00.000Z', '2026-09-18T02:00:00.001Z'])
    expect(momentOfStep({ since: '2026-09-18T01:59:00.000Z' }, now)).toBe('2026-09-18T02:00:00.000Z')
  })
  test('nothing leads out of what is over', () => expect(sessionStatuses.filter(isOver).flatMap((status) => Object.keys(moves[status]))).toEqual([]))
  test('from every step the host can end it, break it off, or go on in person', () => {
    for (const step of steps) expect(['closed', 'aborted', 'moved'].map((end) => whyNot(at(step), end as SessionStatus, 'host'))).toEqual([null, null, null])
  })
  test('the main button leads through all steps in order, each a legal move, and back again by one', () => {
    const walked: SessionStatus[] = ['identity']
    for (let next = nextStep('identity'); next !== null; next = nextStep(next)) {
      expect(whyNot(at(walked.at(-1)!), next, 'host')).toBeNull()
      expect(stepBefore(next)).toBe(walked.at(-1))
      expect(whyNot(at(next), stepBefore(next)!, 'host')).toBeNull()
      walked.push(next)
    }
    expect(walked).toEqual([...steps])
    expect([nextStep('closed'), stepBefore('identity'), stepBefore('lobby')]).toEqual([null, null, null])
  })
  test('from aside and from a rest the only way on is back to where it was; it can always be ended', () => {
    const aside = at('caucus', [], { ...plain, caucus })
    expect(steps.filter((step) => whyNot(aside, step, 'host') === null)).toEqual(['live'])
    const resting = at('paused', [], { ...plain, caucus, pause: { from: 'caucus', since: caucus!.since, until: null, by: null } })
    expect(sessionStatuses.filter((status) => whyNot(resting, status, 'host') === null)).toEqual(['caucus', 'closed', 'aborted', 'moved'])
    expect([stepOf(aside), stepOf(resting), stepOf(at('review')), stepOf(at('lobby'))]).toEqual(['live', 'live', 'review', null])
  })
  test('the timeline has a sentence for every step that can be taken', () => {
    for (const [from, to] of pairs) {
      if (moves[from][to] !== 'host' || isOver(to) || to === 'caucus' || from === 'caucus' || from === 'paused') continue
      const what = stepBefore(from) === to ? `session-back-${to}` : `session-${to}`
      expect(Object.keys(casesTexts.zh), `${from} → ${to}`).toContain(`timeline.${what}`)
    }
  })
})

describe('[S21] ticks', () => {
  const seats = [{ side: 'applicant' }, { side: 'respondent' }, { side: null }] as Session['seats']
  test('every tick stands on exactly one card', () => expect(steps.flatMap((step) => ticksOf[step].map(({ tick }) => tick)).toSorted()).toEqual([...ticks].toSorted()))
  test('what is open is counted for the sides that have a seat', () => {
    expect(openTicks('identity', { seats, ticks: [] })).toBe(3)
    expect(openTicks('identity', { seats: seats.slice(0, 1), ticks: [] })).toBe(2)
    expect(openTicks('identity', { seats, ticks: [ticked('identity-seen', 'applicant'), ticked('officer-shown', null, 'open')] })).toBe(2)
  })
})

describe('[S22] nobody is led into a talk against their word', () => {
  test.each([['voluntary', 'no'], ['free-to-speak', 'no']] as const)('%s: %s', (tick, answer) => {
    expect(whyNot(at('informing', [ticked(tick, 'respondent', answer)]), 'live', 'host')).toBe('session-not-willing')
    expect(unwilling([ticked(tick, 'respondent', answer)])).toEqual(['respondent'])
  })
  test('who wants no recording is still talked with', () => expect(whyNot(at('informing', [ticked('recording', 'applicant', 'no')]), 'live', 'host')).toBeNull())
  test('going back from the notes to the talk is always possible', () => expect(whyNot(at('review', [ticked('voluntary', 'applicant', 'no')]), 'live', 'host')).toBeNull())
})

describe('[S24] who talks aside', () => {
  const seat = (id: string, role: Seat['role'], side: Seat['side'] = null) => ({ id: id as SeatId, role, side }) as Seat
  const [host, a, b, recorder, expert] = [seat('h', 'host'), seat('a', 'applicant', 'applicant'), seat('b', 'respondent', 'respondent'), seat('r', 'recorder'), seat('e', 'expert')] as const
  const session = (course: Partial<Course>): Session => ({ status: 'caucus', course: { ...plain, ...course } }) as Session
  const aside = session({ caucus: { ...caucus!, guests: [expert.id] } })

  test('the host, the one side, and whom the host takes in; nobody else', () => {
    expect([host, a, b, recorder, expert].map((one) => isAside(aside.course, one))).toEqual([true, true, false, false, true])
    expect([host, a, b, recorder, expert].map((one) => isStill(aside, one))).toEqual([false, false, true, true, false])
  })
  test('nobody aside and nobody left behind can hear each other, and those left behind hear not even one another', () => {
    for (const one of [host, a, expert]) for (const other of [b, recorder]) expect(areTogether(aside, one, other)).toBe(false)
    expect([areTogether(aside, host, a), areTogether(aside, b, recorder)]).toEqual([true, false])
  })
  test('nothing aside and nothing in a rest may be recorded', () => {
    const pause: Course['pause'] = { from: 'live', since: caucus!.since, until: null, by: null }
    expect([mayRecord({ ...aside, status: 'live' }), mayRecord(session({ pause })), mayRecord({ ...session({}), status: 'live' }), mayRecord({ ...session({}), status: 'closed' })]).toEqual([false, false, true, false])
  })
  test('[S25] in a rest nobody hears anybody, also not aside', () => {
    const resting = session({ caucus, pause: { from: 'caucus', since: caucus!.since, until: null, by: null } })
    expect([host, a, b].map((one) => isStill(resting, one))).toEqual([true, true, true])
  })
  test('[S26] after ninety minutes on end the host is told to rest; ten minutes of it count', () => {
    const from = '2026-09-18T02:00:00.000Z'
    const after = (minutes: number) => new Date(Date.parse(from) + minutes * 60_000)
    expect([89, 90].map((minutes) => needsRest({ startedAt: from, course: plain }, after(minutes)))).toEqual([false, true])
    expect(needsRest({ startedAt: from, course: { ...plain, restedAt: after(60).toISOString() } }, after(100))).toBe(false)
    expect([9, 10].map((minutes) => isRest({ since: from }, after(minutes)))).toEqual([false, true])
  })
})
