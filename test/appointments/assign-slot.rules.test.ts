import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignSlot, breakMs, markMs } from '#server/appointments/rules/assign-slot.ts'
import { chooseSlot } from '#server/appointments/rules/choose-slot.ts'
import { planAll } from '#server/appointments/rules/plan-all.ts'
import type { OfficerOpening, Openings, SlotRequest, StationOpening, Stretch, TerminalOpening } from '#server/appointments/rules/plan-types.ts'
import type { StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import { addDays, atClock, clockMinutes, dayOf, hour, minute } from '#shared/platform/time.ts'

const friday = '2026-09-18'
const at = (clock: string, on = friday) => atClock(on, clock).getTime()
const noWishes = { notBefore: null, notOnMarketDay: false, fromDay: null }

const yunling = 'station-yunling' as UnitId
const shikan = 'station-shikan' as UnitId
const aStation = (id: UnitId, given: Partial<StationOpening> = {}): StationOpening => ({ id, name: id, nameEn: id, opensAt: '08:30', closesAt: '20:00', marketDigits: [], ...given })
const anOfficer = (id: string, given: Partial<OfficerOpening> = {}): OfficerOpening => ({ id: id as StaffId, name: id, skills: ['mediation'], roster: [[at('08:30'), at('17:30')], [at('08:30', '2026-09-19'), at('17:30', '2026-09-19')]], leave: [], busy: [], ...given })
const aTerminal = (id: string, stationId: UnitId, busy: Stretch[] = []): TerminalOpening => ({ id: id as TerminalId, name: id, stationId, busy })
const aCounty = (given: Partial<Openings> = {}): Openings => ({ officers: [anOfficer('officer-a')], terminals: [aTerminal('t-yunling', yunling), aTerminal('t-shikan', shikan)], stations: [aStation(yunling), aStation(shikan)], ...given })
const aRequest = (given: Partial<SlotRequest> = {}): SlotRequest => ({ skill: 'mediation', minutes: 75, earliest: at('09:42'), latest: at('09:12', '2026-09-19'), sides: [{ side: 'applicant', stationId: yunling }, { side: 'respondent', stationId: shikan }], wishes: noWishes, ...given })

const first = (request: SlotRequest, county: Openings) => assignSlot(request, county).slots[0]
const clock = (ms: number | undefined) => (ms === undefined ? null : `${dayOf(new Date(ms))} ${String(Math.floor(clockMinutes(new Date(ms)) / 60)).padStart(2, '0')}:${String(clockMinutes(new Date(ms)) % 60).padStart(2, '0')}`)

describe('one request', () => {
  test('[A8] takes the earliest five-minute mark at which everything is free', () => {
    const slot = first(aRequest(), aCounty())
    expect(clock(slot?.from)).toBe('2026-09-18 09:45')
    expect(slot?.to).toBe(slot!.from + 75 * minute)
    expect(slot?.places.map((place) => place.terminalId)).toEqual(['t-yunling', 't-shikan'])
  })

  test('[A2] passes over an officer without the skill, however free', () => {
    const busy = anOfficer('officer-a', { busy: [[at('08:30'), at('13:00')]] })
    const slot = first(aRequest(), aCounty({ officers: [anOfficer('officer-b', { skills: ['household'] }), busy] }))
    expect([slot?.officerId, clock(slot?.from)]).toEqual(['officer-a', '2026-09-18 13:00'])
  })

  test('[A3] leaves ten minutes between appointments, before and after', () => {
    // busy as the database keeps it: the meeting 11:10–12:00 and ten minutes more
    const officer = anOfficer('officer-a', { busy: [[at('11:10'), at('12:10')]] })
    expect(clock(first(aRequest({ minutes: 75 }), aCounty({ officers: [officer] }))?.from)).toBe('2026-09-18 09:45')
    expect(clock(first(aRequest({ minutes: 80 }), aCounty({ officers: [officer] }))?.from)).toBe('2026-09-18 12:10')
  })

  test('[A4] two sides at one station need two terminals', () => {
    const together = aRequest({ sides: [{ side: 'applicant', stationId: yunling }, { side: 'respondent', stationId: yunling }] })
    expect(assignSlot(together, aCounty()).obstacle).toEqual({ code: 'no-terminal', stationId: yunling })
    const slot = first(together, aCounty({ terminals: [aTerminal('t-1', yunling), aTerminal('t-2', yunling)] }))
    expect(new Set(slot?.places.map((place) => place.terminalId)).size).toBe(2)
  })

  test('[A5] the whole meeting lies inside the hours of both stations', () => {
    const county = aCounty({ stations: [aStation(yunling, { closesAt: '11:00' }), aStation(shikan, { opensAt: '10:00' })] })
    expect(clock(first(aRequest({ minutes: 60 }), county)?.from)).toBe('2026-09-18 10:00')
    expect(assignSlot(aRequest({ minutes: 75, latest: at('20:00') }), county).obstacle?.code).toBe('station-closed')
  })

  test('[A6] leave always wins over roster and duty', () => {
    const county = aCounty({ officers: [anOfficer('officer-a', { leave: [[at('09:00'), at('14:00')]] })] })
    expect(clock(first(aRequest(), county)?.from)).toBe('2026-09-18 14:00')
  })

  test('[A7] never starts after the promise: 24 hours to the minute', () => {
    const away = aCounty({ officers: [anOfficer('officer-a', { roster: [[at('09:10', '2026-09-19'), at('17:30', '2026-09-19')]] })] })
    expect(clock(first(aRequest(), away)?.from)).toBe('2026-09-19 09:10')
    const later = aCounty({ officers: [anOfficer('officer-a', { roster: [[at('09:13', '2026-09-19'), at('17:30', '2026-09-19')]] })] })
    expect(assignSlot(aRequest(), later)).toEqual({ slots: [], obstacle: { code: 'no-officer-with-skill' } })
  })

  test('[A9] the least loaded officer takes it; of equals always the same one', () => {
    const county = aCounty({ officers: [anOfficer('officer-c', { busy: [[at('15:00'), at('16:00')]] }), anOfficer('officer-b'), anOfficer('officer-a')] })
    expect(first(aRequest(), county)?.officerId).toBe('officer-a')
    expect(first(aRequest(), { ...county, officers: county.officers.toReversed() })?.officerId).toBe('officer-a')
  })

  test('[A10] says which of them stands in the way', () => {
    const closed = aCounty({ stations: [aStation(yunling), aStation(shikan, { opensAt: '20:00', closesAt: '20:00' })] })
    expect(assignSlot(aRequest(), closed).obstacle).toEqual({ code: 'station-closed', stationId: shikan })
    expect(assignSlot(aRequest(), aCounty({ terminals: [aTerminal('t-yunling', yunling)] })).obstacle).toEqual({ code: 'no-terminal', stationId: shikan })
    expect(assignSlot(aRequest(), aCounty({ officers: [] })).obstacle).toEqual({ code: 'no-officer-with-skill' })
    const full = anOfficer('officer-a', { busy: [[at('08:30'), at('17:30')], [at('08:30', '2026-09-19'), at('17:30', '2026-09-19')]] })
    expect(assignSlot(aRequest(), aCounty({ officers: [full] })).obstacle).toEqual({ code: 'no-opening' })
  })

  test('[A12] shows two others, each at least an hour on', () => {
    const { slots } = assignSlot(aRequest(), aCounty(), 3)
    expect(slots.map((slot) => clock(slot.from))).toEqual(['2026-09-18 09:45', '2026-09-18 10:45', '2026-09-18 11:45'])
  })

  test('[A13] keeps a wish while a time inside the promise does, and drops it before the promise', () => {
    const market = aCounty({ stations: [aStation(yunling, { marketDigits: [8] }), aStation(shikan)] })
    expect(clock(first(aRequest({ wishes: { ...noWishes, notBefore: '14:00' } }), aCounty())?.from)).toBe('2026-09-18 14:00')
    expect(clock(first(aRequest({ wishes: { ...noWishes, notOnMarketDay: true } }), market)?.from)).toBe('2026-09-19 08:30')
    const everyDay = aCounty({ stations: [aStation(yunling, { marketDigits: [8, 9] }), aStation(shikan)] })
    expect(clock(first(aRequest({ wishes: { ...noWishes, notOnMarketDay: true } }), everyDay)?.from)).toBe('2026-09-18 09:45')
  })

  test('[A14] an accepted offer is taken if it is still free, and the next best is booked if it is gone', () => {
    const county = aCounty({ officers: [anOfficer('officer-a'), anOfficer('officer-b')] })
    const accepted = { from: at('11:00'), officerId: 'officer-b' as StaffId }
    expect(chooseSlot(aRequest(), county, accepted).slots[0]).toMatchObject({ from: at('11:00'), officerId: 'officer-b' })
    const gone = { ...county, officers: [anOfficer('officer-a'), anOfficer('officer-b', { busy: [[at('10:00'), at('12:00')]] })] }
    expect(chooseSlot(aRequest(), gone, accepted).slots[0]).toMatchObject({ from: at('09:45'), officerId: 'officer-a' })
    const beyond = { from: at('10:00', '2026-09-19'), officerId: 'officer-a' as StaffId }
    expect(clock(chooseSlot(aRequest(), county, beyond).slots[0]?.from), 'never past the promise, whatever was clicked').toBe('2026-09-18 09:45')
  })
})

describe('any county', () => {
  const stationIds = [yunling, shikan, 'station-baihe' as UnitId]
  const someStretch = fc.tuple(fc.integer({ min: 0, max: 47 * 12 }), fc.integer({ min: 1, max: 36 })).map(([start, length]): Stretch => [at('00:00') + start * 5 * minute, at('00:00') + (start + length) * 5 * minute])
  const someCounty: fc.Arbitrary<Openings> = fc.record({
    officers: fc.array(fc.record({ skills: fc.constantFrom(['mediation'], ['household'], ['mediation', 'household']), roster: fc.array(someStretch, { maxLength: 4 }), leave: fc.array(someStretch, { maxLength: 2 }), busy: fc.array(someStretch, { maxLength: 6 }) }), { maxLength: 6 })
      .map((all) => all.map((one, nth) => anOfficer(`officer-${nth}`, one as Partial<OfficerOpening>))),
    terminals: fc.array(fc.record({ stationId: fc.constantFrom(...stationIds), busy: fc.array(someStretch, { maxLength: 5 }) }), { maxLength: 6 }).map((all) => all.map((one, nth) => aTerminal(`terminal-${nth}`, one.stationId, one.busy))),
    stations: fc.constant(stationIds.map((id, nth) => aStation(id, { opensAt: nth === 0 ? '08:30' : '09:00', closesAt: nth === 0 ? '20:00' : '18:00', marketDigits: [nth] }))),
  })
  const someRequest = fc.record({ minutes: fc.constantFrom(30, 45, 75), two: fc.boolean(), wait: fc.integer({ min: 0, max: 24 * 60 }), where: fc.tuple(fc.constantFrom(...stationIds), fc.constantFrom(...stationIds)) })
    .map(({ minutes, two, wait, where: [a, b] }) => aRequest({ minutes, earliest: at('00:00') + wait * minute, latest: at('00:00') + 24 * hour, sides: [{ side: 'applicant', stationId: a }, ...(two ? [{ side: 'respondent' as const, stationId: b }] : [])] }))
  const overlaps = ([a, b]: Stretch, [c, d]: Stretch) => a < d && c < b

  test('no slot overlaps, leaves its hours, its promise or its ten minutes; the same input gives the same plan', () => {
    fc.assert(fc.property(someCounty, someRequest, (county, request) => {
      const plan = assignSlot(request, county, 3)
      expect(assignSlot(request, county, 3)).toEqual(plan)
      expect(plan.slots.length > 0).toBe(plan.obstacle === null)
      for (const slot of plan.slots) {
        const span: Stretch = [slot.from, slot.to]
        const officer = county.officers.find((one) => one.id === slot.officerId)!
        expect(officer.skills).toContain(request.skill)
        expect(officer.busy.some((one) => overlaps(one, span)), 'officer is elsewhere').toBe(false)
        expect(officer.busy.some((one) => overlaps([one[0] - breakMs, one[1]], span)), 'ten minutes').toBe(false)
        expect(officer.leave.some((one) => overlaps(one, span)), 'on leave').toBe(false)
        for (let mark = slot.from; mark < slot.to; mark += markMs) expect(officer.roster.some(([a, b]) => a <= mark && mark < b), 'off duty').toBe(true)
        expect(slot.from >= request.earliest && slot.from <= request.latest, 'promise').toBe(true)
        expect(new Set(slot.places.map((place) => place.terminalId)).size).toBe(request.sides.length)
        for (const place of slot.places) {
          const terminal = county.terminals.find((one) => one.id === place.terminalId)!
          expect(terminal.stationId).toBe(place.stationId)
          expect(terminal.busy.some((one) => overlaps(one, span)), 'terminal is taken').toBe(false)
          const station = county.stations.find((one) => one.id === place.stationId)!
          const on = dayOf(new Date(slot.from))
          expect(slot.from >= atClock(on, station.opensAt).getTime() && slot.to <= atClock(on, station.closesAt).getTime(), 'station is closed').toBe(true)
        }
      }
    }), { numRuns: 400 })
  })

  test('nothing earlier was free: shifting the found time back one mark always breaks a rule', () => {
    fc.assert(fc.property(someCounty, someRequest, (county, request) => {
      const [slot] = assignSlot(request, county).slots
      if (!slot) return
      const { slots } = assignSlot({ ...request, latest: slot.from - 1 }, county)
      expect(slots).toEqual([])
    }), { numRuns: 300 })
  })

  test('a thousand requests are planned in memory and never overlap', () => {
    const officers = Array.from({ length: 40 }, (_, nth) => anOfficer(`officer-${nth}`, { roster: Array.from({ length: 8 }, (_day, days) => [at('08:30', addDays(friday, days)), at('20:00', addDays(friday, days))] as Stretch), busy: [] }))
    const terminals = Array.from({ length: 60 }, (_, nth) => aTerminal(`terminal-${nth}`, stationIds[nth % 3]!))
    const stations = stationIds.map((id) => aStation(id))
    let booked = 0
    for (let nth = 0; nth < 1000; nth++) {
      const registered = at('09:00', addDays(friday, Math.floor(nth / 150)))
      const request = aRequest({ minutes: 30, earliest: registered, latest: registered + 24 * hour, sides: [{ side: 'applicant', stationId: stationIds[nth % 3]! }] })
      const [slot] = assignSlot(request, { officers, terminals, stations }).slots
      if (!slot) continue
      booked++
      const officer = officers.find((one) => one.id === slot.officerId)!
      const terminal = terminals.find((one) => one.id === slot.places[0]!.terminalId)!
      expect(officer.busy.some((one) => overlaps(one, [slot.from, slot.to]))).toBe(false)
      expect(terminal.busy.some((one) => overlaps(one, [slot.from, slot.to]))).toBe(false)
      ;(officer.busy as Stretch[]).push([slot.from, slot.to + breakMs])
      ;(terminal.busy as Stretch[]).push([slot.from, slot.to])
    }
    expect(booked).toBe(1000)
  })
})

test('[A15] requests of the same moment are planned in order, each without what those before it took', () => {
  const county = aCounty({ officers: [anOfficer('officer-a'), anOfficer('officer-b')] })
  const plans = planAll([1, 2, 3].map(() => ({ request: aRequest({ sides: [{ side: 'applicant', stationId: yunling }] }), accepted: null })), { ...county, terminals: [aTerminal('t-1', yunling), aTerminal('t-2', yunling)] })
  expect(plans.map(({ slots }) => [slots[0]?.officerId, clock(slots[0]?.from)])).toEqual([['officer-a', '2026-09-18 09:45'], ['officer-b', '2026-09-18 09:45'], ['officer-a', '2026-09-18 11:10']])
  expect(county.officers.every((officer) => officer.busy.length === 0), 'what was handed in is left alone').toBe(true)
})
