import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { appointment, notice, outbox } from '#drizzle/schema/index.ts'
import { type ToBeTold } from '#server/appointments/index.ts'
import { cancelAppointment } from '#server/appointments/actions/cancel-appointment.ts'
import { moveAppointment } from '#server/appointments/actions/move-appointment.ts'
import { listNotices, noticesOf } from '#server/notices/actions/list-notices.ts'
import { slipOf, slipPrinted } from '#server/notices/actions/print-slip.ts'
import { sendSms, smsAttempts } from '#server/notices/actions/send-sms.ts'
import { answerNotice, noteChange, phoneFor } from '#server/notices/actions/settle-notice.ts'
import { showBoard } from '#server/notices/actions/show-board.ts'
import { tellEverybody } from '#server/notices/actions/tell-everybody.ts'
import { openGateway } from '#server/notices/gateway.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { readCheckInCode } from '#shared/appointments/rules.ts'
import type { AppointmentNotice } from '#shared/notices/words.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import { aCounty, aDispute, book, mark } from '#test/appointments/a-county.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { later } from '#test/helpers/a-context.ts'
import { aVillager } from '#test/helpers/a-villager.ts'
import { receiveHttp } from '#test/helpers/receive-http.ts'
import { aClerk } from '#test/helpers/someone.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>
let booked: Appointment

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
  booked = (await book(county.ctx, aDispute(county.yunling, county.shikan), mark)).appointment
})

const codeOf = (done: Promise<unknown>) => done.then(() => 'ok', (error: unknown) => (error as Refusal).body?.code ?? String(error))
const lastNews = async (name: string) => (await database.db.select().from(outbox).where(eq(outbox.news, name))).at(-1)!.payload as ToBeTold
const tellOf = async (kind: AppointmentNotice, sms = false) => tellEverybody(county.ctx, await lastNews(`appointment-${kind}`), kind, sms)
const waiting = async () => (await noticesOf(county.ctx, booked.id)).filter((one) => one.status === 'waiting')
const noticedAt = async () => (await database.db.select({ at: appointment.noticedAt }).from(appointment).where(eq(appointment.id, booked.id)))[0]?.at?.toISOString() ?? null

describe('who is told how', () => {
  test('a booking: a slip at the counter, a call to the other side by its own station, and that station knows', async () => {
    await tellOf('booked')
    const { yunling, shikan } = county
    expect((await waiting()).map((one) => [one.channel, one.side, one.stationId, one.queueNumber]).toSorted()).toEqual([['phone', 'respondent', shikan, 'A001'], ['slip', 'applicant', yunling, 'A001'], ['station', null, shikan, 'A001']].toSorted())
  })

  test('the same news handed on twice is told once', async () => {
    await Promise.all([tellOf('booked', true), tellOf('booked', true)])
    await tellOf('booked', true)
    expect(await database.db.$count(notice)).toBe(5)
    expect((await database.db.select().from(outbox)).filter((row) => row.news === 'sms-wanted')).toHaveLength(2)
  })

  test('a move tells every side and both stations again, and voids what was still to be told of the old time', async () => {
    await tellOf('booked')
    await moveAppointment(county.ctx, { appointmentId: booked.id, by: 'party', reason: '赶场', chosen: null })
    await tellOf('moved')
    const all = await noticesOf(county.ctx, booked.id)
    expect(all.filter((one) => one.kind === 'booked').map((one) => one.status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    const now = all.filter((one) => one.kind === 'moved').map((one) => `${one.channel} ${one.side ?? one.stationId}`)
    expect(now.toSorted()).toEqual(['phone applicant', 'phone respondent', 'slip applicant', `station ${county.shikan}`, `station ${county.yunling}`].toSorted())
  })

  test('so does a cancellation, without a slip', async () => {
    await cancelAppointment(county.ctx, { appointmentId: booked.id, reason: '' })
    await tellOf('cancelled')
    expect((await waiting()).map((one) => one.channel).toSorted()).toEqual(['phone', 'phone', 'station', 'station'])
  })

  test('nothing that is said tells what the matter is about, or who with', async () => {
    await tellOf('booked', true)
    for (const { text } of await noticesOf(county.ctx, booked.id)) {
      for (const words of [text.zh, text.en]) {
        expect(words).not.toMatch(/田坎|邻里|调解|户籍|neighbo|mediat|试/i)
        expect(words).not.toContain(county.officer.name)
        expect(words).toContain('A001')
      }
    }
  })
})

describe('the clerk’s phone list', () => {
  const theCall = async () => (await listNotices(later(county.ctx, 0, county.otherClerk))).find((one) => one.channel === 'phone')!

  test('each station has its own; a number is shown on asking, and that is written down', async () => {
    await tellOf('booked')
    const { ctx, otherClerk } = county
    expect((await listNotices(ctx)).map((one) => one.channel)).toEqual([])
    const call = await theCall()
    expect([call.phoneMasked, call.partyName]).toEqual([expect.stringMatching(/^120\*{4}\d{4}$/), expect.stringMatching(/^试/)])
    expect(await phoneFor(later(ctx, 0, otherClerk), call.id)).toMatch(/^120000000\d\d$/)
    expect(await codeOf(phoneFor(ctx, call.id)), 'another station’s').toBe('notice-not-found')
    expect(await codeOf(answerNotice(later(ctx, 0, await aClerk(database.db)), { noticeId: call.id, answer: 'heard' }))).toBe('notice-not-found')
  })

  test('not reached stays on the list; heard stops the notice clock once; settled is settled', async () => {
    await tellOf('booked')
    const ctx = later(county.ctx, 0, county.otherClerk)
    const { id } = await theCall()
    expect(await answerNotice(ctx, { noticeId: id, answer: 'not_reached' })).toMatchObject({ status: 'not_reached', attempts: 1 })
    expect(await noticedAt()).toBeNull()
    await answerNotice(later(ctx, 60_000), { noticeId: id, answer: 'heard' })
    expect(await noticedAt()).toBe('2026-09-18T01:13:00.000Z')
    expect(await codeOf(answerNotice(ctx, { noticeId: id, answer: 'heard' }))).toBe('notice-settled')
    expect((await listNotices(ctx)).map((one) => one.channel)).toEqual(['station'])
    await noteChange(ctx, (await listNotices(ctx))[0]!.id)
    expect(await listNotices(ctx)).toEqual([])
  })

  test('who asks for another time stays on the list until it is moved', async () => {
    await tellOf('booked')
    const ctx = later(county.ctx, 0, county.otherClerk)
    await answerNotice(ctx, { noticeId: (await theCall()).id, answer: 'other_time' })
    expect((await theCall()).status).toBe('other_time')
    await moveAppointment(ctx, { appointmentId: booked.id, by: 'party', reason: '要改', chosen: null })
    await tellOf('moved')
    expect((await listNotices(ctx)).filter((one) => one.status === 'other_time')).toEqual([])
  })
})

describe('SMS through a gateway', () => {
  let receiver: Awaited<ReturnType<typeof receiveHttp>>
  beforeAll(async () => { receiver = await receiveHttp() })
  afterAll(() => receiver.close())
  beforeEach(async () => { receiver.received.length = 0; await tellOf('booked', true) })
  const gateway = () => openGateway({ SMS_URL: `${receiver.url}/sms`, SMS_TOKEN: 'secret' })!
  const theSms = async () => (await noticesOf(county.ctx, booked.id)).find((one) => one.channel === 'sms' && one.side === 'applicant')!

  test('fails twice, then is taken: three requests with one id, and the clock stops when it is sent', async () => {
    const { id, text } = await theSms()
    receiver.answerWith(503)
    for (const attempts of [1, 2]) {
      await expect(sendSms(county.ctx, gateway(), id)).rejects.toThrow('answered 503')
      expect(await theSms()).toMatchObject({ status: 'waiting', attempts, lastError: 'answered 503' })
    }
    expect(await noticedAt()).toBeNull()
    receiver.answerWith(200, { id: 'gw-7' })
    await sendSms(county.ctx, gateway(), id)
    expect(await theSms()).toMatchObject({ status: 'sent', attempts: 3, lastError: null })
    expect(await noticedAt()).toBe('2026-09-18T01:12:00.000Z')
    await sendSms(county.ctx, gateway(), id)
    expect(receiver.received).toHaveLength(3)
    for (const request of receiver.received) {
      expect(request).toMatchObject({ method: 'POST', path: '/sms', body: { id, to: expect.stringMatching(/^120000000\d\d$/), text: text.zh } })
      expect(request.headers.authorization).toBe('Bearer secret')
    }
  })

  test('a gateway that says no, or never answers, puts the party on the phone list', async () => {
    const { id } = await theSms()
    receiver.answerWith(400)
    await sendSms(county.ctx, gateway(), id)
    expect(await theSms()).toMatchObject({ status: 'failed', lastError: 'answered 400' })
    expect((await listNotices(county.ctx)).map((one) => [one.channel, one.side])).toEqual([['phone', 'applicant']])
  })

  test('it is given up after six tries, not before', async () => {
    const { id } = await theSms()
    const nowhere = openGateway({ SMS_URL: 'http://127.0.0.1:9/sms' })!
    for (let nth = 1; nth < smsAttempts; nth++) await expect(sendSms(county.ctx, nowhere, id)).rejects.toThrow('not reached')
    await sendSms(county.ctx, nowhere, id)
    expect(await theSms()).toMatchObject({ status: 'failed', attempts: smsAttempts })
  })

  test('whoever has no phone is on the phone list, to be sent word', async () => {
    const { ctx, yunling, shikan } = county
    const mute = await book(ctx, aDispute(yunling, shikan, { sides: [{ side: 'applicant', stationId: yunling, parties: [aVillager()] }, { side: 'respondent', stationId: shikan, parties: [{ ...aVillager(), phone: null }] }] }), mark)
    await tellEverybody(ctx, await lastNews('appointment-booked'), 'booked', true)
    const told = (await noticesOf(ctx, mute.appointment.id)).filter((one) => one.side === 'respondent')
    expect(told.map((one) => [one.channel, one.phoneMasked])).toEqual([['phone', null]])
    expect(await phoneFor(later(ctx, 0, county.otherClerk), told[0]!.id)).toBeNull()
  })
})

describe('slip and board', () => {
  test('the slip says when, where, which number, and carries a code that checks in; no name, no matter', async () => {
    await tellOf('booked')
    const slip = await slipOf(county.ctx, { appointmentId: booked.id, side: 'applicant' })
    expect(slip).toMatchObject({ stationName: '云岭', cancelled: false, sureAt: null, time: { queueNumber: 'A001', from: booked.slot.from } })
    expect(readCheckInCode(slip.time!.checkInCode)).toEqual({ appointmentId: booked.id, side: 'applicant' })
    expect(JSON.stringify(slip)).not.toMatch(/田坎|neighbor|试[甲-癸]/)
    await slipPrinted(county.ctx, { appointmentId: booked.id, side: 'applicant' })
    expect(await noticedAt()).toBe('2026-09-18T01:12:00.000Z')
    expect((await noticesOf(county.ctx, booked.id)).find((one) => one.channel === 'slip')?.status).toBe('sent')
    expect(await codeOf(slipOf(later(county.ctx, 0, await aClerk(database.db)), { appointmentId: booked.id, side: 'applicant' }))).toBe('appointment-not-found')
  })

  test('a station’s board shows its own numbers to its clerks and terminals, and nothing to others', async () => {
    const { ctx, there, officer } = county
    const board = await showBoard({ ...ctx, actor: { ...there, origin: 'x' } })
    expect(board).toEqual({ stationName: '石坎', stationNameEn: expect.any(String), rows: [{ queueNumber: 'A001', from: booked.slot.from, state: 'expected', roomName: '终端乙的房间' }] })
    expect(await codeOf(showBoard(later(ctx, 0, officer)))).toBe('not-allowed')
    expect(await codeOf(showBoard({ ...ctx, actor: { kind: 'guest', origin: 'x' } }))).toBe('not-signed-in')
  })
})
