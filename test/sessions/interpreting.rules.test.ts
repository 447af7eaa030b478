import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bindTo, boundByPlan, narrower, speakTo, whispersOf, withoutMoved } from '#server/sessions/rules/interpreting.ts'
import { giveFloor } from '#server/sessions/rules/floor.ts'
import { boundAt, isForThem, loudness } from '#shared/sessions/interpreting-rules.ts'
import { areTogether, isAside } from '#shared/sessions/rules.ts'
import { type Course, hearers, type Interpreting, muteStates, otherShares, presences, type Seat, type SeatId } from '#shared/sessions/words.ts'

const seat = (id: string, role: Seat['role'], more: Partial<Seat> = {}) => ({ id: id as SeatId, role, side: role === 'applicant' || role === 'respondent' ? role : null, holder: { kind: 'staff', id }, mute: 'open', presence: 'in', interprets: null, ...more }) as Seat
const [host, a, b, recorder, lawyer, qiang, sign] = [seat('h', 'host'), seat('a', 'applicant'), seat('b', 'respondent'), seat('r', 'recorder'), seat('l', 'expert'), seat('q', 'expert', { interprets: ['qiang'] }), seat('s', 'expert', { interprets: ['sign'] })] as const
const seats: Seat[] = [host, a, b, recorder, lawyer, qiang, sign]
const plain: Course = { since: null, broken: null, caucus: null, pause: null, floor: null, interpreting: [], restedAt: null }
const bound = (interpreter: Seat, party: Seat, more: Partial<Interpreting> = {}): Interpreting => ({ seatId: interpreter.id, partyId: party.id, side: party.side!, to: 'party', others: 20, ...more })
const withBound = (...interpreting: Interpreting[]) => ({ seats, course: { ...plain, interpreting } })
const hearsOf = (course: Course, speaker: Seat) => seats.filter((one) => one !== speaker && isForThem(course, speaker.id, one.id)).map(({ id }) => id as string)

// Any course: each interpreter bound to one side or to nobody, whoever talks aside, and whoever was named to be taken in.
const someBound = fc.tuple(...[qiang, sign].map((one) => fc.option(fc.record({ party: fc.constantFrom(a, b), to: fc.constantFrom(...hearers), others: fc.constantFrom(...otherShares) }).map(({ party, to, others }) => bound(one, party, { to, others })))))
  .map((all) => all.filter((one) => one !== null))
const someCourse = fc.record({ interpreting: someBound, aside: fc.constantFrom(null, a, b), guests: fc.subarray(seats.map(({ id }) => id)) })
  .map(({ interpreting, aside, guests }): Course => ({ ...plain, interpreting, caucus: aside && { side: aside.side!, guests, from: 'live', since: '2026-09-18T02:00:00.000Z', minutes: 10 } }))

describe('[S38] an interpreter is there for one party', () => {
  test('a newly bound one speaks to the party alone: nobody else hears it, the host and the recorder neither', () => {
    const { course } = withBound(...(bindTo(withBound(), qiang.id, a.id, 20) as Interpreting[]))
    expect(hearsOf(course, qiang)).toEqual(['a'])
    for (const other of [host, a, b, lawyer, sign]) expect(hearsOf(course, other).length).toBe(seats.length - 1)
  })
  test('to the room everybody hears them, and to the party again nobody else', () => {
    const to = (key: (typeof hearers)[number]) => hearsOf({ ...plain, interpreting: speakTo(withBound(bound(qiang, a)).course, qiang.id, key) as Interpreting[] }, qiang)
    expect([to('room').length, to('party')]).toEqual([seats.length - 1, ['a']])
  })
  test('only an interpreter is bound, only to a party, and one that is bound to nobody has no keys', () => {
    expect([bindTo(withBound(), lawyer.id, a.id, 20), bindTo(withBound(), host.id, a.id, 20), bindTo(withBound(), qiang.id, host.id, 20), speakTo(plain, qiang.id, 'room')]).toEqual(['session-no-interpreter', 'session-no-interpreter', 'session-not-a-party', 'session-not-bound'])
  })
  test('taken back, they are heard as anybody; bound to the other party they begin with that party alone; another loudness leaves the key as it is', () => {
    const before = withBound(bound(qiang, a, { to: 'room' }), bound(sign, b))
    expect(bindTo(before, qiang.id, null, 20)).toEqual([bound(sign, b)])
    expect(bindTo(before, qiang.id, b.id, 20)).toEqual([bound(sign, b), bound(qiang, b)])
    expect(bindTo(before, qiang.id, a.id, 40)).toEqual([bound(sign, b), bound(qiang, a, { to: 'room', others: 40 })])
  })
  test('[S27] on the way from one binding to another nobody hears a word that was not for them before and after', () => {
    fc.assert(fc.property(someBound, someBound, (before, after) => {
      const between = narrower(whispersOf({ interpreting: before }), whispersOf({ interpreting: after }))
      for (const speaker of [qiang, sign]) for (const listener of seats) {
        if (listener === speaker) continue
        const passes = (between.get(speaker.id) ?? listener.id) === listener.id
        expect(passes).toBe(isForThem({ interpreting: before }, speaker.id, listener.id) && isForThem({ interpreting: after }, speaker.id, listener.id))
      }
    }))
  })
  test('[A24] a planned one is bound to the one side that speaks the language; where both do, or nobody, the host says', () => {
    const helpers = [{ craft: 'interpreter:qiang', staffId: 'q' }, { craft: 'interpreter', staffId: 's' }, { craft: 'lawyer', staffId: 'l' }] as unknown as Parameters<typeof boundByPlan>[1]
    const heard = (applicant: string | null, respondent: string | null) => [{ side: 'applicant', language: applicant }, { side: 'respondent', language: respondent }] as const
    expect(boundByPlan(withBound(), helpers, heard(null, 'qiang'))).toEqual([bound(qiang, b), bound(sign, b)])
    expect(boundByPlan(withBound(), helpers, heard('qiang', 'qiang'))).toEqual([])
    expect(boundByPlan(withBound(bound(qiang, a)), helpers, heard(null, 'qiang'))).toEqual([bound(qiang, a), bound(sign, b)])
    expect(boundByPlan({ seats: [host, b], course: withBound(bound(qiang, a)).course }, [], [])).toEqual([])
  })
  test('whoever is given an interpreter’s seat instead is bound to nobody by it', () => {
    expect(withoutMoved([bound(qiang, a), bound(sign, b)], [qiang.id])).toEqual([bound(sign, b)])
  })
})

describe('[S39] the interpreter goes with their party, and nowhere else', () => {
  test('aside with a party its interpreter is there unnamed; with the other side never, though named', () => {
    fc.assert(fc.property(someCourse, (course) => {
      for (const one of course.interpreting) expect(isAside(course, seats.find(({ id }) => id === one.seatId)!)).toBe(course.caucus?.side === one.side)
    }))
  })
  test('nobody of the other side is ever together with an interpreter whose party talks aside', () => {
    fc.assert(fc.property(someCourse, (course) => {
      for (const { seatId, side } of course.interpreting) for (const other of [a, b]) {
        if (course.caucus && other.side !== side) expect(areTogether({ course }, seats.find(({ id }) => id === seatId)!, other)).toBe(false)
      }
    }))
  })
  test('whoever gets the floor, an interpreter who is bound is not locked; one who is not is', () => {
    const { floor, mutes } = giveFloor(withBound(bound(qiang, a)), b.id, '2026-09-18T02:00:00.000Z')
    expect([...mutes.keys()]).toEqual(['a', 'l', 's'])
    expect(floor.before[qiang.id]).toBeUndefined()
  })
})

describe('[S40] beside their interpreter a party hears all others low', () => {
  const heardBy = (listener: Seat, ...interpreting: Interpreting[]) => seats.filter((one) => one !== listener).map((one) => [one.id as string, loudness(withBound(...interpreting), listener.id, one.id)])
  test('the interpreter in full, everybody else at the share that is set; nobody else hears anything lowered', () => {
    expect(heardBy(a, bound(qiang, a))).toEqual([['h', 0.2], ['b', 0.2], ['r', 0.2], ['l', 0.2], ['q', 1], ['s', 0.2]])
    expect(new Set(heardBy(b, bound(qiang, a)).map(([, loud]) => loud))).toEqual(new Set([1]))
    expect(Object.fromEntries(heardBy(a, bound(qiang, a, { others: 40, to: 'room' })))).toMatchObject({ h: 0.4, q: 1 })
  })
  test('whoever only signs lowers nobody', () => {
    expect(new Set(heardBy(b, bound(sign, b)).map(([, loud]) => loud))).toEqual(new Set([1]))
  })
  test('nobody is lowered for an interpreter who is not heard', () => {
    fc.assert(fc.property(fc.constantFrom(...muteStates), fc.constantFrom(...presences), (mute, presence) => {
      const session = { ...withBound(bound(qiang, a)), seats: seats.map((one) => (one === qiang ? { ...one, mute, presence } : one)) }
      expect(loudness(session, a.id, host.id)).toBe(mute === 'open' && presence === 'in' ? 0.2 : 1)
      expect(boundAt(session.course, qiang.id)?.to).toBe('party')
    }))
  })
})
