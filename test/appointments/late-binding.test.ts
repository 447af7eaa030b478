import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { appointment, caseFile, outbox, shift } from '#drizzle/schema/index.ts'
import { bookAgain, offerAgain } from '#server/appointments/actions/book-again.ts'
import { bookAppointment, type Registered } from '#server/appointments/actions/book-appointment.ts'
import { listOfCase } from '#server/appointments/actions/list-appointments.ts'
import { offerSlots } from '#server/appointments/actions/offer-slots.ts'
import { markBreaches } from '#server/appointments/actions/mark-breaches.ts'
import { moveAppointment, newTimes } from '#server/appointments/actions/move-appointment.ts'
import { fillFreeHours, planWithoutOfficer } from '#server/appointments/actions/plan-again.ts'
import { tellThoseDue } from '#server/appointments/actions/tell-those-due.ts'
import { slipOf } from '#server/notices/actions/print-slip.ts'
import type { Context } from '#server/people/index.ts'
import { type MeetingAgain, meetingAgain, offersAsked, type RegistrationInput } from '#shared/appointments/contract.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { atClock, dayOf, hour, minute } from '#shared/platform/time.ts'
import { randomUUID } from 'node:crypto'
import { aDatabase } from '#test/helpers/a-database.ts'
import { anId, later, morning } from '#test/helpers/a-context.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { anOfficer, aTerminal } from '#test/helpers/someone.ts'
import { aCounty, aDispute, aQuestion, mark, onDuty } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
})

const register = (ctx: Context = county.ctx, given: Partial<RegistrationInput> = {}): Promise<Registered> => bookAppointment(ctx, aQuestion(county.yunling, given), mark)
const newsOf = async (id: string) => (await database.db.select().from(outbox).where(sql`payload->>'appointmentId' = ${id}`).orderBy(outbox.seq)).map((row) => row.news)
const rowOf = async (id: string) => (await database.db.select().from(appointment).where(eq(appointment.id, id as never)))[0]!
const at = (clock: string, on = '2026-09-18') => atClock(on, clock).toISOString()
const again = (caseId: CaseId, given: Partial<MeetingAgain> = {}): MeetingAgain => meetingAgain.parse({ caseId, idempotencyKey: randomUUID(), ...given })

describe('standby', () => {
  // Four officers who are there for one meeting at 14:00 today and for one tomorrow early; in the last weeks urgent matters came daily.
  beforeEach(async () => {
    await database.db.delete(shift)
    const officers = [county.officer]
    while (officers.length < 4) officers.push(await anOfficer(database.db, { skills: ['mediation', 'household', 'legal'] }))
    for (const nth of [1, 2, 3, 4]) await aTerminal(database.db, { station: county.yunling, name: `终端 ${nth}` })
    await register()
    await database.sql`delete from escalation`
    await database.sql`update appointment set urgent = true, status = 'completed', registered_at = registered_at - interval '5 days'`
    await database.sql`insert into appointment select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'idempotency_key', n::text))).* from appointment a, generate_series(1, 40) n`
    for (const officer of officers) {
      await onDuty(database.db, officer, ['2026-09-18'], '14:00', '14:40')
      await onDuty(database.db, officer, ['2026-09-19'], '08:30', '09:10')
    }
  })

  async function untilStandby(): Promise<NonNullable<Registered['appointment']>> {
    for (let nth = 0; nth < 8; nth++) {
      const { appointment: booked } = await register(later(county.ctx, nth * 1000))
      if (booked!.standby) return booked!
      expect(booked!.toldAt, 'who is not on standby is told at once').not.toBeNull()
    }
    throw new Error('nobody was put on standby')
  }

  test('[P5] the last officer of an hour is given on standby: its party is told 45 minutes before, and not a minute sooner', async () => {
    const booked = await untilStandby()
    expect(booked).toMatchObject({ slot: { from: at('14:00') }, toldAt: null, tellAt: at('13:15') })
    expect(await newsOf(booked.id)).toEqual(['appointment-booked'])
    await tellThoseDue(later(county.ctx, Date.parse(at('13:14')) - morning.getTime()))
    expect(await newsOf(booked.id)).toEqual(['appointment-booked'])
    const then = later(county.ctx, Date.parse(at('13:15')) - morning.getTime())
    expect(await tellThoseDue(then)).toBe(1)
    expect(await rowOf(booked.id)).toMatchObject({ standby: false, toldAt: then.now })
    expect(await newsOf(booked.id)).toEqual(['appointment-booked', 'appointment-told'])
    expect(await tellThoseDue(then), 'told once').toBe(0)
  })

  test('the offer says so in the first word, with when it is sure; accepted, it is just that', async () => {
    const sides = [{ side: 'applicant' as const, stationId: county.yunling }]
    for (let nth = 0; nth < 8; nth++) {
      const { offers: [first] } = await offerSlots(county.ctx, offersAsked.parse({ topic: 'household_registration', sides }))
      const { appointment: booked, asChosen } = await register(county.ctx, { chosen: { from: first!.slot.from, officerId: first!.slot.officerId } })
      expect([asChosen, booked!.standby, booked!.tellAt]).toEqual([true, first!.standby, first!.tellAt])
      if (!first!.standby) continue
      expect(first!.why.zh).toMatch(/^候补时间：.*到 13:15 还没有急事就是您的/)
      return
    }
    throw new Error('no standby was offered')
  })

  test('[P7] an urgent matter takes the hour; who was on standby goes elsewhere inside the promise and is told only that', async () => {
    const booked = await untilStandby()
    const noon = later(county.ctx, Date.parse(at('12:30')) - morning.getTime())
    const { appointment: urgent } = await register(noon, { urgent: true })
    expect(urgent!.slot.from).toBe(at('14:00'))
    const given = await rowOf(booked.id)
    expect(given.during!.from.toISOString()).toBe(at('08:30', '2026-09-19'))
    expect(given.promise).toBe('open')
    expect(await newsOf(booked.id), 'nobody was told of 14:00').not.toContain('appointment-moved')
    expect((await newsOf(booked.id)).filter((news) => news === 'appointment-told').length).toBeLessThanOrEqual(1)
  })
})

describe('first contact', () => {
  let specialist: StaffActor
  beforeEach(async () => {
    specialist = await anOfficer(database.db, { skills: ['admin_approval'] })
    await onDuty(database.db, specialist, ['2026-09-21'])
  })
  const asked = { topic: 'admin_approval' as const }

  test('[P8] where nobody with the skill is there in time, another officer holds the first meeting, and the offer says so', async () => {
    const { offers } = await offerSlots(county.ctx, offersAsked.parse({ ...asked, sides: [{ side: 'applicant', stationId: county.yunling }] }))
    expect(offers[0]!.slot.officerId).toBe(county.officer.id)
    expect(offers[0]!.why.zh).toContain('当场约好专办的人')
    const { appointment: booked } = await register(county.ctx, asked)
    expect(booked).toMatchObject({ firstContact: true, promise: 'open', slot: { officerId: county.officer.id } })
    const [opened] = await database.db.select().from(caseFile).where(eq(caseFile.id, booked!.caseId))
    expect(opened?.ownerId).toBe(county.officer.id)
  })

  test('its officer books the specialist: never another first contact', async () => {
    const { appointment: booked } = await register(county.ctx, asked)
    const officer = later(county.ctx, hour, county.officer)
    const { obstacle, later: afterwards } = await offerAgain(officer, { caseId: booked!.caseId, waived: false, apart: false })
    expect([obstacle?.code, afterwards[0]?.slot.officerId]).toEqual(['no-officer-with-skill', specialist.id])
    const { appointment: second } = await bookAgain(officer, again(booked!.caseId, { waived: true, chosen: { from: afterwards[0]!.slot.from, officerId: specialist.id } }))
    expect(second).toMatchObject({ caseId: booked!.caseId, firstContact: false, promise: 'waived_by_party', slot: { officerId: specialist.id } })
    expect((await listOfCase(officer, booked!.caseId)).appointments.map(({ firstContact }) => firstContact)).toEqual([true, false])
    expect((await bookAgain(officer, again(booked!.caseId))).escalation?.cause.code, 'inside 24 hours there is nobody: the lead has it').toBe('no-officer-with-skill')
  })

  test('[A21] a road accident: thirty minutes today, and the mediation itself three days later, however full those days are', async () => {
    await onDuty(database.db, county.officer, ['2026-09-20', '2026-09-21', '2026-09-22'])
    const { appointment: first } = await bookAppointment(county.ctx, aDispute(county.yunling, county.shikan, { topic: 'traffic' }), mark)
    expect((Date.parse(first!.slot.to) - Date.parse(first!.slot.from)) / minute).toBe(30)
    expect(Date.parse(first!.slot.from)).toBeLessThan(morning.getTime() + 24 * hour)
    const officer = later(county.ctx, 2 * hour, county.officer)
    const { offers, obstacle, later: times } = await offerAgain(officer, { caseId: first!.caseId, waived: false, apart: false })
    expect([offers, obstacle]).toEqual([[], null])
    expect(times.every(({ slot }) => dayOf(new Date(slot.from)) >= '2026-09-21')).toBe(true)
    const { appointment: second } = await bookAgain(officer, again(first!.caseId))
    expect((Date.parse(second!.slot.to) - Date.parse(second!.slot.from)) / minute).toBe(75)
    expect(second!.slot.from).toBe(at('08:30', '2026-09-21'))
    expect([first!.promise, second!.promise, times[0]!.noticePeriod, times[0]!.why.zh.includes('提前三天')], 'the law made it wait, not the party').toEqual(['open', 'notice_period', true, true])
    expect((await slipOf(county.ctx, { appointmentId: second!.id, side: 'applicant' })).noticePeriod).toBe(true)
    expect((await bookAgain(officer, again(first!.caseId, { wishes: { notBefore: null, notOnMarketDay: false, fromDay: '2026-09-22' } }))).appointment, 'a still later day is the party’s own wish').toMatchObject({ promise: 'waived_by_party' })
    const { later: others } = await newTimes(officer, { appointmentId: second!.id, waived: false })
    expect(others.every(({ slot }) => dayOf(new Date(slot.from)) >= '2026-09-21')).toBe(true)
    expect(await refusalOf(moveAppointment(officer, { appointmentId: second!.id, by: 'party', reason: '早点', chosen: { from: at('10:00', '2026-09-20'), officerId: county.officer.id }, exactly: true }))).toMatchObject({ code: 'too-soon' })
    const { appointment: moved } = await moveAppointment(officer, { appointmentId: second!.id, by: 'officer', reason: '另有安排', chosen: { from: at('14:00', '2026-09-21'), officerId: county.officer.id }, exactly: true })
    expect([moved.promise, moved.slot.from]).toEqual(['notice_period', at('14:00', '2026-09-21')])
    await database.db.delete(shift)
    await onDuty(database.db, county.officer, ['2026-09-20'])
    const { escalation } = await bookAgain(officer, again(first!.caseId))
    expect(escalation, 'sooner than the law allows is no way out').toMatchObject({ cause: { code: 'no-officer-with-skill' } })
    await fillFreeHours(later(county.ctx, 3 * hour))
    expect((await rowOf(escalation!.appointmentId)), 'nor is it taken into an hour before').toMatchObject({ status: 'triaged', promise: 'notice_period' })
    await markBreaches(later(county.ctx, 30 * hour))
    expect((await rowOf(escalation!.appointmentId)).promise, 'and it is no breach').toBe('notice_period')
  })
})

describe('an officer is away', () => {
  const today = { from: atClock('2026-09-18', '08:00'), to: atClock('2026-09-18', '18:00') }
  const away = async (ctx: Context, officer: StaffActor) => {
    await database.db.insert(shift).values({ id: anId<'shift'>(), staffId: officer.id, kind: 'leave', during: today, createdAt: morning })
    await planWithoutOfficer(ctx, { staffId: officer.id, ...today })
  }

  test('[P10] somebody else holds it at the same hour: what was told stays told, and nobody is told again', async () => {
    const other = await anOfficer(database.db, { skills: ['household'] })
    await onDuty(database.db, other)
    const { appointment: booked } = await register()
    const [ill, standIn] = booked!.slot.officerId === county.officer.id ? [county.officer, other] : [other, county.officer]
    await away(later(county.ctx, minute), ill)
    expect(await rowOf(booked!.id)).toMatchObject({ officerId: standIn.id, toldAt: morning, status: 'confirmed', during: { from: new Date(booked!.slot.from) } })
    expect((await newsOf(booked!.id)).slice(2)).toEqual(['appointment-replanned'])
    const [opened] = await database.db.select().from(caseFile).where(eq(caseFile.id, booked!.caseId))
    expect(opened?.ownerId, 'the case goes with its meeting').toBe(standIn.id)
  })

  test('[P10] what the party wanted later than the promise goes to somebody else too, and never to another hour: where there is nobody the lead has it', async () => {
    const monday = { from: atClock('2026-09-21', '08:00'), to: atClock('2026-09-21', '18:00') }
    const other = await anOfficer(database.db, { skills: ['household'] })
    await onDuty(database.db, county.officer, ['2026-09-21'])
    const { appointment: booked } = await register(county.ctx, { waived: true, wishes: { notBefore: null, notOnMarketDay: false, fromDay: '2026-09-21' } })
    expect([booked!.promise, booked!.slot.officerId]).toEqual(['waived_by_party', county.officer.id])
    await onDuty(database.db, other, ['2026-09-21'])
    await database.db.insert(shift).values({ id: anId<'shift'>(), staffId: county.officer.id, kind: 'leave', during: monday, createdAt: morning })
    await planWithoutOfficer(later(county.ctx, minute), { staffId: county.officer.id, ...monday })
    expect(await rowOf(booked!.id)).toMatchObject({ officerId: other.id, promise: 'waived_by_party', during: { from: new Date(booked!.slot.from) } })
    await database.db.insert(shift).values({ id: anId<'shift'>(), staffId: other.id, kind: 'leave', during: monday, createdAt: morning })
    await planWithoutOfficer(later(county.ctx, 2 * minute), { staffId: other.id, ...monday })
    expect(await rowOf(booked!.id)).toMatchObject({ status: 'triaged', promise: 'waived_by_party', during: null })
  })

  test('nobody else is there then: another hour inside the promise, and everybody is told anew', async () => {
    const { appointment: booked } = await register()
    await away(later(county.ctx, minute), county.officer)
    const moved = await rowOf(booked!.id)
    expect(moved).toMatchObject({ officerId: county.officer.id, status: 'rescheduled', promise: 'open', during: { from: new Date(at('08:30', '2026-09-19')) } })
    expect(await newsOf(booked!.id)).toContain('appointment-moved')
  })

  test('nobody in all the promise: the duty lead has it, and the station sees that at once', async () => {
    await database.db.delete(shift)
    await onDuty(database.db, county.officer, ['2026-09-18'])
    const { appointment: booked } = await register()
    await away(later(county.ctx, minute), county.officer)
    expect(await rowOf(booked!.id)).toMatchObject({ status: 'triaged', officerId: null, promise: 'open' })
    const [news] = await database.db.select().from(outbox).where(sql`payload->>'appointmentId' = ${booked!.id} and news = 'appointment-escalated'`)
    expect((news!.payload as { stationIds: string[] }).stationIds).toContain(county.yunling)
  })
})

test('[P10] who has stepped back from the case since it was booked is never given it when somebody falls ill; nor when a waiting one is tried again', async () => {
  const [second, third] = [await anOfficer(database.db, { skills: ['household'] }), await anOfficer(database.db, { skills: ['household', 'legal'] })]
  const { appointment: booked } = await register()
  for (const one of [second, third]) await onDuty(database.db, one)
  await database.sql`insert into recusal (case_id, staff_id, reason, by_id, at) values (${booked!.caseId}, ${second.id}, '表亲', ${county.officer.id}, now())`
  await planWithoutOfficer(county.ctx, { staffId: county.officer.id, from: county.ctx.now, to: new Date(at('20:00')) })
  expect((await rowOf(booked!.id)).officerId, 'though the other can do less else').toBe(third.id)
  await database.sql`insert into recusal (case_id, staff_id, reason, by_id, at) values (${booked!.caseId}, ${county.officer.id}, '也是', ${county.officer.id}, now())`
  await database.sql`delete from shift where staff_id = ${third.id}`
  await planWithoutOfficer(county.ctx, { staffId: third.id, from: county.ctx.now, to: new Date(at('20:00')) })
  expect((await rowOf(booked!.id)).status).toBe('triaged')
  await fillFreeHours(later(county.ctx, minute))
  expect((await rowOf(booked!.id)).status, 'everybody who is there has stepped back').toBe('triaged')
  await database.sql`delete from recusal where staff_id = ${second.id}`
  await fillFreeHours(later(county.ctx, 2 * minute))
  expect((await rowOf(booked!.id)).officerId).toBe(second.id)
})
