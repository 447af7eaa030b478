import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Board, openBoard } from '#server/appointments/rules/plan/board.ts'
import { decide } from '#server/appointments/rules/plan/decide.ts'
import { pullForward } from '#server/appointments/rules/plan/pull-forward.ts'
import { ranOver } from '#server/appointments/rules/plan/ran-over.ts'
import { officerAway, stationAway } from '#server/appointments/rules/plan/replan.ts'
import { tryAgain } from '#server/appointments/rules/plan/try-again.ts'
import type { Ask, Booking, County, Craft, Decision } from '#server/appointments/rules/plan/words.ts'
import { day, hour, minute } from '#shared/platform/time.ts'
import { aCounty, anAsk, anOfficer, at, bookingsOf, manner, mannerAtOnce, unit } from './county.ts'

const skills = ['mediation', 'traffic', 'legal'] as const
const stations = ['云岭', '石坎', '白鹭'] as const
const places = fc.uniqueArray(fc.constantFrom(...stations), { minLength: 1, maxLength: 3 })
const county = fc.record({ officers: fc.array(fc.uniqueArray(fc.constantFrom<Craft>(...skills), { minLength: 1 }), { minLength: 1, maxLength: 6 }), terminals: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), reserve: fc.integer({ min: 0, max: 2 }), atOnce: fc.boolean() })
const request = fc.record({ after: fc.integer({ min: 0, max: 90 }), skill: fc.constantFrom(...skills), minutes: fc.constantFrom(30, 45, 75), places, urgent: fc.integer({ min: 0, max: 3 }), notBefore: fc.constantFrom(null, '10:00', '14:30'), notOnMarketDay: fc.boolean() })
const trouble = fc.constantFrom('none', 'officer', 'station', 'time', 'again', 'over')
const story = fc.record({ county, steps: fc.array(fc.record({ request, trouble: fc.oneof({ weight: 6, arbitrary: fc.constant('none' as const) }, { weight: 1, arbitrary: trouble }), which: fc.nat(5) }), { minLength: 1, maxLength: 25 }) })
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never

type Seen = { asks: Map<string, Ask>; decisions: Decision[]; before: Booking[]; bookings: Booking[]; escalated: Map<string, string>; moved: { id: string; told: boolean; why: string; now: number; before: number; after: number }[]; now: number; board: Board; county: County }

const mannerOf = ({ reserve, atOnce }: Story['county']) => (atOnce ? mannerAtOnce(reserve) : manner(reserve))

/** Plays a story; `look` sees the county after each step. */
function play({ county: drawn, steps }: Story, look: (seen: Seen) => void = () => {}): Seen {
  const { officers, terminals } = drawn
  const given = aCounty(officers.map((crafts, n) => anOfficer(`o${n}`, ...crafts)), Object.fromEntries(stations.map((name, n) => [name, terminals[n]!])))
  const board = openBoard(given, mannerOf(drawn), [at('00:00', -1), at('00:00', 4)])
  const seen: Seen = { asks: new Map(), decisions: [], before: [], bookings: [], escalated: new Map(), moved: [], now: at('07:30'), board, county: given }
  for (const [n, { request: { after, urgent, places: names, notBefore, notOnMarketDay, skill, minutes }, trouble: what, which }] of steps.entries()) {
    seen.now += after * minute
    const { now } = seen
    for (const held of board.held.values()) held.fixed = held.from <= now
    seen.before = bookingsOf(board)
    const follow = ({ moved, escalated }: Pick<Decision, 'moved' | 'escalated'>) => {
      for (const { id, told, why, before, after: later } of moved) seen.moved.push({ id, told, why, now, before: before.from, after: later.from })
      for (const { id, cause } of escalated) seen.escalated.set(id, cause.code)
    }
    if (what === 'officer') follow(officerAway(board, board.people[which % board.people.length]!.id as never, [now, now + 4 * hour], now))
    if (what === 'station') follow(stationAway(board, unit(stations[which % 3]!), [now, now + day], now))
    if (what === 'time') follow({ moved: pullForward(board, now), escalated: [] })
    if (what === 'over') runOver(seen, which, follow)
    if (what === 'again') {
      for (const { id, decision } of tryAgain(board, [...seen.asks.values()].filter((one) => seen.escalated.has(one.id) && one.latest >= now), now)) {
        expect([decision.moved, decision.escalated]).toEqual([[], []])
        seen.escalated.delete(id)
      }
    }
    const ask = anAsk(`a${String(n).padStart(3, '0')}`, now, { skill, minutes, urgentBy: urgent === 0 ? now + 2 * hour : null, wishes: { notBefore, notOnMarketDay, fromDay: null }, sides: names.map((name, side) => ({ side: side === 0 ? 'applicant' : 'respondent', stationId: unit(name) })) })
    seen.asks.set(ask.id, ask)
    const decision = decide(board, ask, now)
    seen.decisions.push(decision)
    follow(decision)
    if (decision.kind === 'escalation') seen.escalated.set(ask.id, decision.cause.code)
    seen.bookings = bookingsOf(board)
    look(seen)
  }
  return seen
}

/** One of the meetings that should be over goes on: nobody else is sent to the lead for it. */
function runOver({ board, now }: Seen, which: number, follow: (found: Pick<Decision, 'moved' | 'escalated'>) => void): void {
  const ended = [...board.held.values()].filter(({ to }) => to <= now && to > now - hour)
  const one = ended[which % Math.max(1, ended.length)]
  if (!one) return
  const on = (kind: 'person' | 'terminal') => one.claims.flatMap((claim) => (claim.kind === kind && claim.on ? [claim.on.id] : []))
  const found = ranOver(board, { id: one.ask.id, minutes: one.ask.minutes, people: on('person') as never[], terminals: on('terminal') as never[] }, now)
  expect(found.escalated).toEqual([])
  follow(found)
}

const overlap = (a: readonly [number, number], b: readonly [number, number]) => a[0] < b[1] && b[0] < a[1]
const always = (check: (given: Story) => void) => fc.assert(fc.property(story, check), { numRuns: 100 })

test('no officer has two meetings at once nor less than ten minutes between them, and no terminal has two', () => {
  always((given) => void play(given, ({ bookings }) => {
    for (const [n, one] of bookings.entries()) {
      for (const other of bookings.slice(n + 1)) {
        if (one.people.some(({ staffId }) => other.people.some((person) => person.staffId === staffId))) expect(overlap([one.from, one.to + 10 * minute], [other.from, other.to + 10 * minute])).toBe(false)
        if (one.seats.some(({ terminalId }) => other.seats.some((seat) => seat.terminalId === terminalId))) expect(overlap([one.from, one.to], [other.from, other.to])).toBe(false)
      }
      expect(new Set(one.seats.map(({ terminalId }) => terminalId)).size).toBe(one.ask.sides.length)
    }
  }))
})

test('no meeting lies outside the hours of its officer and its stations, and its officer has the skill', () => {
  always((given) => void play(given, ({ bookings, county: { officers }, now }) => {
    for (const { from, to, people, ask, seats } of bookings) {
      const officer = officers.find(({ id }) => id === people[0]!.staffId)!
      if (from > now) expect(officer.roster.some(([a, b]) => a <= from && to <= b)).toBe(true)
      expect(officer.skills).toContain(ask.skill)
      expect(seats.map(({ stationId }) => stationId)).toEqual(ask.sides.map(({ stationId }) => stationId))
      expect(from % (5 * minute)).toBe(0)
      expect(to - from).toBe(ask.minutes * minute)
    }
  }))
})

test('every request ends inside its clock, or with the lead and a cause; nothing is in both and nothing in neither', () => {
  always((given) => void play(given, ({ asks, bookings, escalated }) => {
    const booked = new Map(bookings.map((booking) => [booking.ask.id, booking]))
    for (const [id, ask] of asks) {
      const booking = booked.get(id)
      expect(Boolean(booking) !== escalated.has(id)).toBe(true)
      if (booking) expect(booking.from).toBeGreaterThanOrEqual(ask.earliest)
      if (booking) expect(booking.from).toBeLessThanOrEqual(ask.latest)
    }
  }))
})

test('a party who was told an hour keeps it, unless an officer or a station falls away or (P13) waiting for a meeting that goes on would break their promise', () => {
  always((given) => void play(given, ({ before, bookings, moved, escalated, now, decisions }) => {
    const said = new Set(moved.filter((one) => one.now === now && (one.why === 'officer-away' || one.why === 'station-closed' || one.why === 'ran-over')).map(({ id }) => id))
    const decision = decisions.at(-1)!
    for (const { id, told } of decision.moved) expect([id, told]).toEqual([id, false])
    for (const old of before) {
      const today = bookings.find(({ ask }) => ask.id === old.ask.id)
      if (old.tellAt <= now && today && today.from !== old.from) expect([old.ask.id, said.has(old.ask.id)]).toEqual([old.ask.id, true])
      if (decision.escalated.some(({ id }) => id === old.ask.id)) expect(old.tellAt).toBeGreaterThan(now)
      if (!today) expect(escalated.has(old.ask.id)).toBe(true)
    }
  }))
})

test('what has begun is left alone', () => {
  always((given) => void play(given, ({ before, bookings }) => {
    // Whoever waits for a meeting that goes on has not begun, though their hour has come.
    if (given.steps.some(({ trouble: what }) => what === 'over')) return
    for (const old of before.filter(({ fixed }) => fixed)) {
      const today = bookings.find(({ ask }) => ask.id === old.ask.id)
      expect([today?.from, today?.people, today?.seats]).toEqual([old.from, old.people, old.seats])
    }
  }))
})

test('the same input gives the same plan, also when the county is laid out anew', () => {
  always((given) => {
    const first = play(given)
    expect(play(given).decisions).toEqual(first.decisions)
    const ask = anAsk('zzz', first.now, { latest: first.now + day })
    const again = () => openBoard({ ...first.county, bookings: first.bookings }, mannerOf(given.county), [at('00:00', -1), at('00:00', 4)])
    expect(decide(again(), ask, first.now)).toEqual(decide(again(), ask, first.now))
  })
})

test('a decision that comes to nothing leaves everything as it was', () => {
  always((given) => void play(given, ({ decisions, before, bookings, board }) => {
    if (decisions.at(-1)!.kind === 'escalation' && given.steps.every(({ trouble: what }) => what === 'none')) expect(bookings).toEqual(before)
    for (const { id, claims } of [...board.people, ...[...board.byStation.values()].flat()]) expect(claims.every(({ held, on }) => on?.id === id && board.held.get(held.ask.id) === held)).toBe(true)
  }))
})

test('a search that comes to nothing leaves also when each is told, and who stands by', () => {
  const step = (after: number, more: Partial<Story['steps'][number]['request']> = {}): Story['steps'][number] => ({ request: { after, skill: 'mediation', minutes: 45, places: ['云岭'], urgent: 0, notBefore: null, notOnMarketDay: false, ...more }, trouble: 'none', which: 0 })
  const steps = [step(2, { minutes: 30 }), step(0, { minutes: 30, urgent: 1, notBefore: '14:30' }), step(72, { minutes: 75, urgent: 1, notOnMarketDay: true }), step(52, { minutes: 30 }), step(0), step(0), step(7), step(27, { urgent: 1 }), step(0, { minutes: 75 })]
  play({ county: { officers: [['mediation']], terminals: [1, 1, 1], reserve: 0, atOnce: false }, steps }, ({ decisions, before, bookings }) => {
    if (decisions.at(-1)!.kind === 'escalation') expect(bookings).toEqual(before)
  })
})
