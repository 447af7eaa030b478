import { describe, expect, test } from 'vitest'
import { openBoard } from '#server/appointments/rules/plan/board.ts'
import { decide } from '#server/appointments/rules/plan/decide.ts'
import { planForward, planRequest, planWaiting, planWithoutOfficer, planWithoutStation } from './plan-request.ts'
import type { Ask, County, Decision, OfficerHours } from '#server/appointments/rules/plan/words.ts'
import { day, hour, minute } from '#shared/platform/time.ts'
import { aCounty, anAsk, anOfficer, at, bookingsOf, manner, mannerAtOnce, staff, unit } from './county.ts'

const nine = at('09:00')
const offered = (decision: Decision) => {
  if (decision.kind !== 'offer') throw new Error(`escalated: ${decision.cause.code}`)
  return decision
}
/** A county where some have asked one after the other. */
function after(county: County, asks: readonly Ask[], way = manner()) {
  const board = openBoard(county, way, [at('00:00', -1), at('00:00', 4)])
  const decisions = asks.map((ask) => decide(board, ask, ask.registeredAt))
  return { county: { ...county, bookings: bookingsOf(board) }, decisions }
}

test('[P1] offers the first time at which everything it needs is free', () => {
  const { placed, reason } = offered(planRequest(aCounty([anOfficer('何', 'mediation')], { 云岭: 1 }), anAsk('a', nine), nine, manner()))
  expect(placed).toEqual({ from: at('09:30'), to: at('10:00'), people: [{ craft: 'mediation', staffId: '何' }], seats: [{ side: 'applicant', stationId: '云岭', terminalId: '云岭-0' }] })
  expect(reason).toEqual({ why: 'earliest', waitMinutes: 30, wishRefused: false, hurdle: null, atWork: 1, free: 1 })
})

test('[P2] an officer who can do both gives the hour to one who can do only that, and nobody else notices', () => {
  const county = aCounty([anOfficer('both', 'mediation', 'traffic'), anOfficer('mediates', 'mediation')], { 云岭: 3 })
  const held = after(county, [anAsk('a', nine)]).county.bookings[0]!
  // Only the officer for both is left for the first; then somebody asks for what only that one can do.
  const taken = { ...county, bookings: [{ ...held, people: [{ craft: 'mediation' as const, staffId: staff('both') }] }] }
  const decision = offered(planRequest(taken, anAsk('b', nine, { skill: 'traffic' }), nine, manner()))
  expect(decision.placed.from).toBe(held.from)
  expect(decision.placed.people[0]!.staffId).toBe('both')
  expect(decision.rebound).toEqual([{ id: 'a', people: [{ craft: 'mediation', staffId: 'mediates' }], seats: held.seats }])
  expect(decision.moved).toEqual([])
})

test('[P2] a quarter of an hour before, a name is a name', () => {
  const county = aCounty([anOfficer('both', 'mediation', 'traffic'), anOfficer('mediates', 'mediation')], { 云岭: 3 })
  const held = after(county, [anAsk('a', nine)]).county.bookings[0]!
  const taken = { ...county, bookings: [{ ...held, people: [{ craft: 'mediation' as const, staffId: staff('both') }] }] }
  const now = held.from - 14 * minute
  const urgent = offered(planRequest(taken, anAsk('b', now, { skill: 'traffic', urgentBy: now + 2 * hour }), now, manner()))
  expect(urgent.rebound).toEqual([])
  expect(urgent.placed.from).toBeGreaterThan(held.from)
})

test('[P4] whoever can do the least else is taken first', () => {
  const { placed } = offered(planRequest(aCounty([anOfficer('a-three', 'mediation', 'traffic', 'legal'), anOfficer('z-one', 'mediation')], { 云岭: 1 }), anAsk('a', nine), nine, manner()))
  expect(placed.people[0]!.staffId).toBe('z-one')
})

test('[P5] the last officers of an hour are given on standby, and told 45 minutes before', () => {
  const officers = ['a', 'b', 'c'].map((name) => anOfficer(name, 'mediation'))
  const way = { ...manner(2), standbyWorthMs: 0 }
  const { decisions } = after(aCounty(officers, { 云岭: 5 }), ['1', '2', '3'].map((id) => anAsk(id, at('08:30'), { earliest: at('11:30'), latest: at('11:30') })), way)
  expect(decisions.map((decision) => offered(decision).standby)).toEqual([false, true, true])
  expect(offered(decisions[1]!).tellAt).toBe(at('10:45'))
})

test('[P5] of two terminals at a station one is kept: the second is given on standby, and an urgent matter has it', () => {
  const officers = ['a', 'b', 'c', 'd', 'e'].map((name) => anOfficer(name, 'mediation'))
  const way = { ...mannerAtOnce(1), standbyWorthMs: 0 }
  const { decisions, county } = after(aCounty(officers, { 云岭: 2 }), ['1', '2'].map((id) => anAsk(id, at('08:30'), { earliest: at('11:30'), latest: at('15:00') })), way)
  expect(decisions.map((decision) => [offered(decision).placed.from, offered(decision).standby])).toEqual([[at('11:30'), false], [at('11:30'), true]])
  const urgent = offered(planRequest(county, anAsk('u', at('09:30'), { earliest: at('11:30'), urgentBy: at('11:30') }), at('09:30'), way))
  expect([urgent.placed.from, urgent.moved.map(({ id, told }) => [id, told])]).toEqual([at('11:30'), [['2', false]]])
})

test('[P5] the last with a skill is not given for good to a matter that others could hold too; where only one has it, nobody waits for that', () => {
  const way = { ...mannerAtOnce(1), standbyWorthMs: 0 }
  const asks = ['traffic', 'mediation', 'mediation'].map((skill, n) => anAsk(`${n}`, at('08:30'), { skill: skill as 'traffic', earliest: at('11:30'), latest: at('11:30') }))
  const [a, b, c, d] = [anOfficer('a', 'mediation'), anOfficer('b', 'mediation', 'traffic'), anOfficer('c', 'legal'), anOfficer('d', 'traffic')]
  const said = (officers: Parameters<typeof aCounty>[0], from: number) => after(aCounty(officers, { 云岭: 5 }), asks.slice(from), way).decisions.map((decision) => [offered(decision).placed.people[0]!.staffId, offered(decision).standby])
  expect(said([a, b, c, d], 0)).toEqual([['d', false], ['a', false], ['b', true]])
  expect(said([b, c], 2)).toEqual([['b', false]])
})

test('[P12] who is with the lead is tried again while the clock runs, the least time left first, and never after it', () => {
  const county = aCounty([anOfficer('何', 'mediation')], { 云岭: 1 })
  const asks = [anAsk('long', nine, { minutes: 180, latest: at('16:00') }), anAsk('short', nine, { minutes: 180, latest: at('14:00') }), anAsk('over', nine, { minutes: 180, latest: at('09:00') })]
  const found = planWaiting(county, asks, at('10:00'), manner())
  expect(found.map(({ id, decision }) => [id, offered(decision).placed.from])).toEqual([['short', at('14:00')]])
  expect(planWaiting(county, [asks[0]!, asks[2]!], at('13:45'), manner()).map(({ id }) => id)).toEqual(['long'])
})

test('[P10] before somebody who was told loses everything, one on standby gives way', () => {
  const officers = ['a', 'b'].map((name) => anOfficer(name, 'mediation'))
  const told = anAsk('told', at('15:00', -1), { earliest: at('11:30'), latest: at('11:30') })
  const { county } = after(aCounty(officers, { 云岭: 5 }), [told, { ...told, id: 'stands' }], { ...mannerAtOnce(1), standbyWorthMs: 0 })
  expect(county.bookings.map(({ standby }) => standby)).toEqual([false, true])
  const { moved, escalated, rebound } = planWithoutOfficer(county, county.bookings[0]!.people[0]!.staffId, [at('00:00'), at('00:00', 1)], at('08:00'), mannerAtOnce(1))
  expect([moved, escalated.map(({ id, victimOf }) => [id, victimOf]), rebound.map(({ id }) => id)]).toEqual([[], [['stands', 'told']], ['told']])
})

test('[P6] an urgent matter takes the hour of a meeting nobody was told of, which goes later inside its promise', () => {
  const { county } = after(aCounty([anOfficer('何', 'mediation')], { 云岭: 2 }), [anAsk('a', at('16:00', -1), { earliest: at('10:30'), latest: at('16:00') })])
  expect(county.bookings[0]!.from).toBe(at('10:30'))
  const now = at('08:29')
  const urgent = offered(planRequest(county, anAsk('b', now, { minutes: 75, earliest: at('10:40'), urgentBy: at('10:45') }), now, manner()))
  expect(urgent.reason.why).toBe('urgent')
  expect(urgent.moved).toMatchObject([{ id: 'a', why: 'urgent-came', told: false, before: { from: at('10:30') } }])
  expect(urgent.moved[0]!.after.from).toBeGreaterThanOrEqual(urgent.placed.to + 10 * minute)
  expect(urgent.moved[0]!.after.from).toBeLessThanOrEqual(at('16:00'))
})

test('[P3] what a party was told stays, also when something urgent comes: that is served late, and says so', () => {
  const { county } = after(aCounty([anOfficer('何', 'mediation')], { 云岭: 2 }), [anAsk('a', nine, { minutes: 120 })], mannerAtOnce())
  const now = at('09:10')
  const urgent = offered(planRequest(county, anAsk('b', now, { urgentBy: at('11:10') }), now, mannerAtOnce()))
  expect(urgent.moved).toEqual([])
  expect(urgent.escalated).toEqual([])
  expect(urgent.reason.why).toBe('urgent-late')
})

test('[P7] who has to give way and finds nothing goes to the duty lead in the same decision, with ways out', () => {
  const officer = anOfficer('何', 'mediation')
  const { county } = after(aCounty([officer], { 云岭: 2 }), [anAsk('a', at('12:00', -1), { earliest: at('11:20'), latest: at('11:25') })])
  const now = at('08:31')
  const urgent = offered(planRequest(county, anAsk('b', now, { earliest: at('11:20'), urgentBy: at('11:20') }), now, manner()))
  expect(urgent.placed.from).toBe(at('11:20'))
  expect(urgent.escalated).toMatchObject([{ id: 'a', victimOf: 'b', cause: { code: 'no-opening' } }])
  expect(urgent.escalated[0]!.waysOut.length).toBeGreaterThan(0)
})

test('[P8] a generalist holds the first meeting when no specialist is there in time', () => {
  const county = aCounty([anOfficer('何', 'mediation')], { 云岭: 1 })
  const decision = offered(planRequest(county, anAsk('a', nine, { skill: 'traffic', firstContact: 'mediation' }), nine, manner()))
  expect(decision.reason.why).toBe('first-contact')
  expect(decision.placed.people).toEqual([{ craft: 'mediation', staffId: '何' }])
})

test('[P9] when nothing fits the lead gets the cause and the cheapest ways out, each inside its bounds', () => {
  const { county } = after(aCounty([anOfficer('何', 'mediation')], { 云岭: 1, 石坎: 1 }), ['1', '2'].map((id) => anAsk(id, at('08:00'), { minutes: 210, latest: at('23:00') })))
  const decision = planRequest(county, anAsk('late', at('08:05'), { latest: at('23:00') }), at('08:05'), { ...manner(), displace: false })
  expect(decision.kind === 'escalation' && decision.cause).toEqual({ code: 'no-opening' })
  const ways = decision.kind === 'escalation' ? decision.waysOut : []
  expect(ways.map(({ way }) => way)).toEqual(['overtime', 'later-by-consent'])
  expect(ways[0]).toMatchObject({ way: 'overtime', staffId: '何', minutes: 30 })
})

test('[P9] another station is a way out when only the terminal is missing, with its distance', () => {
  const busy = { ...aCounty([anOfficer('何', 'mediation')], { 云岭: 1, 石坎: 1, 白鹭: 1 }) }
  const county = { ...busy, terminals: busy.terminals.map((one) => (one.stationId === '云岭' ? { ...one, busy: [[at('00:00', -1), at('00:00', 9)] as const] } : one)) }
  const decision = planRequest(county, anAsk('a', nine), nine, manner())
  expect(decision).toMatchObject({ kind: 'escalation', cause: { code: 'no-terminal', stationId: '云岭' }, waysOut: [{ way: 'other-station', from: '云岭', to: '石坎', kilometres: 2 }] })
})

test('[P10] an officer ill at 08:00: who can stay at their hour does, and nobody who was told is moved', () => {
  const officers = ['a', 'b', 'c'].map((name) => anOfficer(name, 'mediation'))
  const evening = at('17:00', -1)
  const { county } = after(aCounty(officers, { 云岭: 6 }), ['1', '2'].map((id) => anAsk(id, evening, { earliest: at('08:30'), latest: at('17:00') })))
  const ill = county.bookings[0]!.people[0]!.staffId
  const { rebound, moved, escalated } = planWithoutOfficer(county, ill, [at('00:00'), at('00:00', 1)], at('08:00'), manner())
  expect([moved, escalated]).toEqual([[], []])
  expect(rebound.map(({ id }) => id)).toEqual([county.bookings.find(({ people }) => people[0]!.staffId === ill)!.ask.id])
  expect(rebound[0]!.people[0]!.staffId).not.toBe(ill)
})

test('[P10] the only officer ill at 08:00: the parties are moved with that reason, or escalated with a cause', () => {
  const officer = anOfficer('何', 'mediation')
  const { county } = after(aCounty([officer], { 云岭: 6 }), ['1', '2'].map((id) => anAsk(id, at('15:00', -1), { earliest: at('08:30'), latest: at('15:00') })))
  const { moved, escalated } = planWithoutOfficer(county, staff('何'), [at('00:00'), at('12:00')], at('08:00'), manner())
  expect(moved.map(({ why, told }) => [why, told])).toEqual([['officer-away', true], ['officer-away', true]])
  expect(moved.every(({ after: { from } }) => from >= at('14:00') && from <= at('15:00'))).toBe(true)
  expect(escalated).toEqual([])
  expect(planWithoutOfficer(county, staff('何'), [at('00:00'), at('00:00', 1)], at('08:00'), manner()).escalated.map(({ cause }) => cause.code)).toEqual(['no-officer-with-skill', 'no-officer-with-skill'])
})

test('[P10] a station whose line is dead for a day gives up its meetings with that cause; the others keep theirs', () => {
  const officers = ['a', 'b'].map((name) => anOfficer(name, 'mediation'))
  const there = (id: string, station: string) => anAsk(id, at('15:00', -1), { earliest: at('09:00'), latest: at('15:00'), sides: [{ side: 'applicant', stationId: unit(station) }] })
  const { county } = after(aCounty(officers, { 云岭: 2, 石坎: 2 }), [there('dead', '云岭'), there('alive', '石坎')])
  const { rebound, moved, escalated } = planWithoutStation(county, unit('云岭'), [at('00:00'), at('00:00', 1)], at('08:00'), manner())
  expect([rebound, moved]).toEqual([[], []])
  expect(escalated).toMatchObject([{ id: 'dead', cause: { code: 'no-terminal', stationId: '云岭' }, waysOut: [{ way: 'other-station', to: '石坎' }, { way: 'later-by-consent' }] }])
})

test('[P11] an hour that came free is not lost, and nobody who was told is asked to come sooner', () => {
  const { county } = after(aCounty([anOfficer('何', 'mediation')], { 云岭: 2 }), ['1', '2'].map((id) => anAsk(id, nine, { minutes: 90, earliest: at('14:00'), latest: at('16:30') })))
  const [told, untold] = county.bookings.toSorted((a, b) => a.from - b.from)
  expect(planForward({ ...county, bookings: [untold!] }, at('09:05'), manner())).toMatchObject([{ id: untold!.ask.id, told: false, why: 'hour-came-free' }])
  expect(planForward({ ...county, bookings: [told!] }, told!.from - hour, manner())).toEqual([])
})

test('[A13] a wish is kept when a time inside the promise keeps it, and refused aloud when none does', () => {
  const county = aCounty([anOfficer('何', 'mediation')], { 云岭: 1 })
  const wishes = { notBefore: '10:15', notOnMarketDay: false, fromDay: null }
  expect(offered(planRequest(county, anAsk('a', nine, { wishes }), nine, manner())).placed.from).toBe(at('10:15'))
  const never = offered(planRequest(county, anAsk('a', nine, { wishes: { ...wishes, notBefore: '19:00' } }), nine, manner()))
  expect(never.reason.wishRefused).toBe(true)
})

test('somebody with a conflict of interest never holds it', () => {
  const county = aCounty([anOfficer('a', 'mediation'), anOfficer('b', 'mediation', 'legal')], { 云岭: 1 })
  expect(offered(planRequest(county, anAsk('x', nine, { recused: [staff('a')] }), nine, manner())).placed.people[0]!.staffId).toBe('b')
})

test('a lawyer and an interpreter are there for the whole meeting, or it is at another time', () => {
  const lawyer = { ...anOfficer('律', 'lawyer'), roster: [[at('14:00'), at('17:30')] as const] }
  const county = aCounty([anOfficer('何', 'mediation'), lawyer, anOfficer('羌', 'interpreter:羌语')], { 云岭: 1 })
  const { placed } = offered(planRequest(county, anAsk('a', nine, { also: ['lawyer', 'interpreter:羌语'] }), nine, manner()))
  expect(placed.from).toBe(at('14:00'))
  expect(placed.people.map(({ staffId }) => staffId)).toEqual(['何', '律', '羌'])
})

describe('[A10] who is missing beside the officer is named', () => {
  const ask = (more: Partial<Ask> = {}) => anAsk('a', nine, { also: ['lawyer', 'recorder'], ...more })
  const whole = { ...anOfficer('记', 'recorder'), roster: [[at('08:30'), at('17:30')], [at('08:30', 1), at('17:30', 1)]] as const }
  const causeFor = (officers: readonly OfficerHours[], more: Partial<Ask> = {}) => {
    const decision = planRequest(aCounty(officers, { 云岭: 1 }), ask(more), nine, manner())
    return decision.kind === 'escalation' ? decision : null
  }

  test('nobody of them is on duty', () => {
    expect(causeFor([anOfficer('何', 'mediation'), whole])?.cause).toEqual({ code: 'helper-off', crafts: ['lawyer'] })
    expect(causeFor([anOfficer('何', 'mediation')])?.cause).toEqual({ code: 'helper-off', crafts: ['lawyer', 'recorder'] })
    const recused = { recused: [staff('律')] }
    expect(causeFor([anOfficer('何', 'mediation'), whole, anOfficer('律', 'lawyer')], recused)?.cause).toEqual({ code: 'helper-off', crafts: ['lawyer'] })
  })

  test('they are there, but taken, or never when the officer is; overtime is theirs', () => {
    const taken = { ...anOfficer('律', 'lawyer'), busy: [[at('08:00'), at('20:00', 1)] as const] }
    expect(causeFor([anOfficer('何', 'mediation'), whole, { ...taken, busy: [] }])).toBeNull()
    const early = { ...anOfficer('何', 'mediation'), roster: [[at('13:30'), at('17:30')] as const] }
    const morning = { ...anOfficer('律', 'lawyer'), roster: [[at('09:00'), at('13:30')] as const] }
    const found = causeFor([early, whole, morning])!
    expect(found.cause).toEqual({ code: 'helper-taken', crafts: ['lawyer'] })
    const overtime = found.waysOut.find(({ way }) => way === 'overtime')
    expect(overtime).toMatchObject({ staffId: '何', minutes: 30, placed: { from: at('13:00') } })
    expect(overtime?.placed.people.map(({ staffId }) => staffId)).toEqual(['何', '律', '记'])
  })

  test('a first meeting by somebody else wants them too; where it is the officer who is missing, they are not blamed', () => {
    const other = anOfficer('易', 'legal', 'any')
    expect(causeFor([other, whole], { firstContact: 'any' })?.cause).toEqual({ code: 'helper-off', crafts: ['lawyer'] })
    expect(causeFor([whole, anOfficer('律', 'lawyer')])?.cause).toEqual({ code: 'no-officer-with-skill' })
    expect(causeFor([whole])?.cause).toEqual({ code: 'no-officer-with-skill' })
  })
})

test('clocks across midnight: registered at 22:10, the next morning, inside 24 hours', () => {
  const now = at('22:10')
  const { placed, tellAt } = offered(planRequest(aCounty([anOfficer('何', 'mediation')], { 云岭: 1 }), anAsk('a', now), now, manner()))
  expect(placed.from).toBe(at('08:30', 1))
  expect(tellAt).toBe(now)
  expect(planRequest(aCounty([{ ...anOfficer('何', 'mediation'), leave: [[at('00:00', 1), at('00:00', 2)]] }], { 云岭: 1 }), anAsk('a', now), now, manner())).toMatchObject({ kind: 'escalation', cause: { code: 'no-officer-with-skill' } })
})

test('a burst of thirty in five minutes: each has an hour of its own or the lead has it', () => {
  const officers = Array.from({ length: 4 }, (_, n) => anOfficer(`o${n}`, 'mediation'))
  const asks = Array.from({ length: 30 }, (_, n) => anAsk(`a${n}`, at('08:31') + n * 10_000, { minutes: 45, latest: at('08:31', 1) }))
  const { decisions, county } = after(aCounty(officers, { 云岭: 6 }), asks)
  // Four officers have three meetings of 45 minutes and their rests in each half day, and one starts at 08:30 the next day.
  expect(decisions.filter(({ kind }) => kind === 'offer').length).toBeGreaterThanOrEqual(24)
  expect(decisions.filter(({ kind }) => kind === 'offer').length).toBe(county.bookings.length)
  expect(decisions.every((decision) => decision.kind === 'offer' || decision.waysOut.length > 0)).toBe(true)
  expect(county.bookings.every(({ from, ask }) => from <= ask.registeredAt + day)).toBe(true)
})
