import { beforeEach, describe, expect, test } from 'vitest'
import { asc, eq } from 'drizzle-orm'
import { claim, outbox, party, terminal, timelineEntry } from '#drizzle/schema/index.ts'
import { amendCheckIn, beginAppointment, checkIn, completeAppointment, hearOfAppointment, loadAppointment } from '#server/appointments/index.ts'
import { cancelAppointment } from '#server/appointments/actions/cancel-appointment.ts'
import { listAppointments, openAppointment } from '#server/appointments/actions/list-appointments.ts'
import { markBreaches } from '#server/appointments/actions/mark-breaches.ts'
import { markNoShow } from '#server/appointments/actions/mark-no-show.ts'
import { moveAppointment, newTimes } from '#server/appointments/actions/move-appointment.ts'
import { usualCheckIn } from '#shared/appointments/rules.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import type { Actor } from '#shared/people/words.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import { hour, minute } from '#shared/platform/time.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { later, morning } from '#test/helpers/a-context.ts'
import { aClerk, aLead, aMemberOfStaff, anOfficer } from '#test/helpers/someone.ts'
import { aCounty, aDispute, aQuestion, book, mark, onDuty } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>
let booked: Appointment

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
  booked = (await book(county.ctx, aDispute(county.yunling, county.shikan), mark)).appointment
})

const codeOf = (done: Promise<unknown>) => done.then(() => 'ok', (error: unknown) => (error as Refusal).body?.code ?? String(error))
const news = async () => (await database.db.select().from(outbox).orderBy(asc(outbox.seq))).map((row) => row.news)
const held = async () => (await database.db.select().from(claim).where(eq(claim.appointmentId, booked.id))).filter((row) => row.status !== 'released').length
const reload = async () => (await loadAppointment(database.db, booked.id))!

describe('checking in', () => {
  test('each clerk checks in the side at their own station; the last one makes it complete', async () => {
    const { ctx, otherClerk } = county
    expect((await checkIn(ctx, { appointmentId: booked.id, side: 'applicant' })).status).toBe('confirmed')
    expect(await codeOf(checkIn(ctx, { appointmentId: booked.id, side: 'respondent' })), 'that side is at the other station').toBe('appointment-not-found')
    expect((await checkIn(later(ctx, 0, otherClerk), { appointmentId: booked.id, side: 'respondent' })).status).toBe('checked_in')
    expect((await news()).filter((name) => name === 'party-checked-in')).toHaveLength(2)
    const last = (await database.db.select().from(outbox).orderBy(asc(outbox.seq))).at(-1)
    expect(last?.payload).toMatchObject({ side: 'respondent', everybodyIsHere: true })
    expect(await codeOf(checkIn(ctx, { appointmentId: booked.id, side: 'applicant' }))).toBe('already-checked-in')
  })

  test('what the clerk saw is kept, stands on the case, and is corrected by who may check in; never before', async () => {
    const { ctx, otherClerk, officer } = county
    const saw = { paper: 'household_book', along: { guardian: 1, interpreter: 0, supporter: 2 }, ownIncome: false } as const
    const amend = (by: Actor) => amendCheckIn(later(ctx, 0, by), { appointmentId: booked.id, side: 'applicant', saw })
    expect(await codeOf(amend(ctx.actor))).toBe('not-checked-in')
    expect((await checkIn(ctx, { appointmentId: booked.id, side: 'applicant' })).sides[0]).toMatchObject({ minor: false, checkIn: usualCheckIn })
    expect([await codeOf(amend(otherClerk)), await codeOf(amend(officer))]).toEqual(['appointment-not-found', 'appointment-not-found'])
    expect((await amend(ctx.actor)).sides[0]).toMatchObject({ checkIn: saw, checkedInAt: morning.toISOString() })
    const noted = (await database.db.select().from(timelineEntry).orderBy(asc(timelineEntry.at), asc(timelineEntry.id))).filter(({ what }) => /check/.test(what))
    expect(noted.map(({ what, values }) => [what, values])).toEqual([['party-checked-in', { side: 'applicant', station: '云岭', paper: 'id_card', ...usualCheckIn.along }], ['check-in-amended', { side: 'applicant', station: '云岭', paper: 'household_book', ...saw.along }]])
  })

  test('a side with somebody under eighteen on the day is known to have one', async () => {
    await database.db.update(party).set({ bornOn: '2008-09-19' })
    expect((await reload()).sides.map(({ minor }) => minor)).toEqual([true, true])
    await database.db.update(party).set({ bornOn: '2008-09-18' })
    expect((await reload()).sides.map(({ minor }) => minor), 'eighteen today').toEqual([false, false])
  })

  test('a terminal that is not connected is said, with what to do', async () => {
    const { ctx, here } = county
    await database.db.update(terminal).set({ lastSeenAt: new Date(morning.getTime() - 5 * minute) }).where(eq(terminal.id, here.id))
    const refused = await checkIn(ctx, { appointmentId: booked.id, side: 'applicant' }).catch((error: Refusal) => error.body)
    expect(refused).toMatchObject({ code: 'terminal-offline', sentence: { zh: expect.stringContaining('云岭的“终端甲”没有连上') } })
    expect((await reload()).sides[0]?.checkedInAt).toBeNull()
  })
})

describe('another time', () => {
  test('moved by the party: new claims, new notices to everybody, the old time is free again', async () => {
    const { ctx, yunling, shikan } = county
    await hearOfAppointment(ctx, booked.id)
    const { offers } = await newTimes(ctx, { appointmentId: booked.id, waived: false })
    const chosen = { from: offers[1]!.slot.from, officerId: offers[1]!.slot.officerId }
    const { appointment: moved, asChosen } = await moveAppointment(ctx, { appointmentId: booked.id, by: 'party', reason: '要去赶场', chosen })
    expect(asChosen).toBe(true)
    expect(moved).toMatchObject({ status: 'rescheduled', promise: 'open', noticedAt: null, slot: { from: chosen.from } })
    expect(await held()).toBe(3)
    expect((await news()).at(-1)).toBe('appointment-moved')
    const last = (await database.db.select().from(outbox).orderBy(asc(outbox.seq))).at(-1)
    expect((last!.payload as { stationIds: string[] }).stationIds.toSorted()).toEqual([yunling, shikan].toSorted())
    const again = await book(ctx, aQuestion(yunling), mark)
    expect(again.appointment.slot.from, 'the old time went to somebody else').toBe(booked.slot.from)
  })



  test('by the party it may lie after the promise, which is then waived; by us it may not', async () => {
    const { ctx, officer } = county
    await onDuty(database.db, officer, ['2026-09-21'])
    const { later: afterwards, sessionDueAt } = await newTimes(ctx, { appointmentId: booked.id, waived: true })
    const chosen = { from: afterwards[0]!.slot.from, officerId: officer.id }
    expect(chosen.from > sessionDueAt).toBe(true)
    expect(await codeOf(moveAppointment(later(ctx, 0, officer), { appointmentId: booked.id, by: 'officer', reason: '开会', chosen }))).toBe('past-the-promise')
    const { appointment: moved } = await moveAppointment(ctx, { appointmentId: booked.id, by: 'party', reason: '外出打工', chosen })
    expect([moved.promise, moved.slot.from]).toEqual(['waived_by_party', chosen.from])
  })



  test('moved to another officer, who may then open and move it; the one who owns the case may still read it', async () => {
    const { ctx, officer } = county
    const second = await anOfficer(database.db)
    await onDuty(database.db, second)
    await moveAppointment(ctx, { appointmentId: booked.id, by: 'officer', reason: '换人', chosen: { from: booked.slot.from, officerId: second.id } })
    expect((await openAppointment(later(ctx, 0, second), booked.id)).slot.officerId).toBe(second.id)
    expect(await codeOf(openAppointment(later(ctx, 0, officer), booked.id))).toBe('ok')
    expect(await codeOf(moveAppointment(later(ctx, 0, officer), { appointmentId: booked.id, by: 'officer', reason: 'x', chosen: null }))).toBe('appointment-not-found')
  })



  test('needs a reason, and cannot be done while people talk', async () => {
    const { ctx } = county
    expect(await codeOf(moveAppointment(ctx, { appointmentId: booked.id, by: 'party', reason: '', chosen: null }))).toBe('reason-needed')
    await beginAppointment(ctx, booked.id)
    expect(await codeOf(moveAppointment(ctx, { appointmentId: booked.id, by: 'party', reason: 'x', chosen: null }))).toBe('wrong-state')
  })
})

test('a party cancels without consequence: the time is free, everybody is told, the promise counts as waived', async () => {
  const { ctx } = county
  const cancelled = await cancelAppointment(ctx, { appointmentId: booked.id, reason: '自己谈好了' })
  expect([cancelled.status, cancelled.promise, cancelled.endReason, await held()]).toEqual(['cancelled_by_party', 'waived_by_party', '自己谈好了', 0])
  expect((await news()).at(-1)).toBe('appointment-cancelled')
  expect((await database.db.select().from(timelineEntry).where(eq(timelineEntry.what, 'appointment-cancelled')))[0]?.values).toEqual({ reason: '自己谈好了' })
  expect(await codeOf(cancelAppointment(ctx, { appointmentId: booked.id, reason: '' }))).toBe('wrong-state')
})

describe('nobody came', () => {
  const start = () => Date.parse(booked.slot.from) - morning.getTime()

  test('a party is waited for twenty minutes; then the time is free, and the promise was kept', async () => {
    const { ctx } = county
    expect(await codeOf(markNoShow(later(ctx, start() + 19 * minute), { appointmentId: booked.id, who: 'party' }))).toBe('too-early-for-no-show')
    const missed = await markNoShow(later(ctx, start() + 20 * minute), { appointmentId: booked.id, who: 'party' })
    expect([missed.status, missed.promise, await held()]).toEqual(['no_show_party', 'promise_kept', 0])
    expect(await codeOf(moveAppointment(later(ctx, start() + 30 * minute), { appointmentId: booked.id, by: 'party', reason: '路断了', chosen: null })), 'another time is free').toBe('ok')
  })



  test('an officer who is absent after five minutes leaves the promise open, and it is breached when it runs out', async () => {
    const { ctx } = county
    await markNoShow(later(ctx, start() + 5 * minute), { appointmentId: booked.id, who: 'officer' })
    expect(await markBreaches(later(ctx, 24 * hour))).toBe(0)
    expect(await markBreaches(later(ctx, 24 * hour + 1))).toBe(1)
    expect(await reload()).toMatchObject({ status: 'no_show_officer', promise: 'breached', breachCause: 'officer-absent' })
    expect(await markBreaches(later(ctx, 25 * hour)), 'once is enough').toBe(0)
  })
})

describe('the promise', () => {
  test('is kept when the session begins in time, and the claims are live until it is over', async () => {
    const { ctx } = county
    await beginAppointment(later(ctx, 33 * minute), booked.id)
    expect(await reload()).toMatchObject({ status: 'in_session', promise: 'promise_kept', startedAt: '2026-09-18T01:45:00.000Z' })
    await beginAppointment(later(ctx, 40 * minute), booked.id)
    expect((await reload()).startedAt).toBe('2026-09-18T01:45:00.000Z')
    await completeAppointment(later(ctx, 90 * minute), booked.id)
    expect([(await reload()).status, await held()]).toEqual(['completed', 0])
  })



  test('is breached when it begins late, with its cause, and the state goes on as it is', async () => {
    const { ctx } = county
    await beginAppointment(later(ctx, 24 * hour + minute), booked.id)
    expect(await reload()).toMatchObject({ status: 'in_session', promise: 'breached', breachCause: 'began-late' })
  })



  test('the clock marks what nobody began, tells of it, and leaves the waived alone', async () => {
    const { ctx, yunling, officer } = county
    await onDuty(database.db, officer, ['2026-09-21'])
    await book(ctx, aQuestion(yunling, { waived: true }), mark)
    expect(await markBreaches(later(ctx, 30 * hour))).toBe(1)
    expect(await reload()).toMatchObject({ status: 'confirmed', promise: 'breached', breachCause: 'nobody-began' })
    expect((await news()).at(-1)).toBe('promise-breached')
  })
})

describe('who sees what', () => {
  test('a list shows surnames only; an opened appointment shows names', async () => {
    const { ctx, otherClerk } = county
    const [listed] = await listAppointments(later(ctx, 0, otherClerk), { day: '2026-09-18' })
    expect(listed?.id).toBe(booked.id)
    expect(listed?.sides.map((side) => side.names)).toEqual([['试＊'], ['试＊']])
    expect((await openAppointment(ctx, booked.id)).sides[0]?.names[0]).toMatch(/^试.+[^＊]$/)
  })



  test('clerks of other stations, other officers and the admin see nothing; the lead sees all', async () => {
    const { ctx } = county
    for (const stranger of [await aClerk(database.db), await anOfficer(database.db), await aMemberOfStaff(database.db, 'expert')]) {
      expect(await listAppointments(later(ctx, 0, stranger), { day: '2026-09-18' })).toEqual([])
      expect(await codeOf(openAppointment(later(ctx, 0, stranger), booked.id))).toBe('appointment-not-found')
    }
    const admin = await aMemberOfStaff(database.db, 'admin')
    expect(await codeOf(listAppointments(later(ctx, 0, admin), { day: '2026-09-18' }))).toBe('not-allowed')
    expect(await listAppointments(later(ctx, 0, await aLead(database.db)), { day: '2026-09-18' })).toHaveLength(1)
  })
})
