import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appointment, calendarFeed } from '#drizzle/schema/index.ts'
import { bookAppointment } from '#server/appointments/index.ts'
import { cancelAppointment } from '#server/appointments/actions/cancel-appointment.ts'
import { moveAppointment } from '#server/appointments/actions/move-appointment.ts'
import { clock } from '#server/platform/clock.ts'
import { sha256 } from '#server/platform/sealed.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { hour } from '#shared/platform/time.ts'
import { anApp, codeOf } from '#test/helpers/an-app.ts'
import { morning } from '#test/helpers/a-context.ts'
import { aMemberOfStaff, anOfficer } from '#test/helpers/someone.ts'
import { untilTrue } from '#test/helpers/until-true.ts'
import { aCounty, aDispute, mark } from './a-county.ts'
import { readCalendar } from './read-calendar.ts'

const app = anApp({ settings: { LIANXIN_MODE: 'demo' } })
const machineClock = clock.now
beforeAll(() => { clock.now = () => morning })
afterAll(() => { clock.now = machineClock })

let county: Awaited<ReturnType<typeof aCounty>>
let booked: Appointment
let address: string

beforeAll(async () => {
  county = await aCounty(app.database.db)
  booked = (await bookAppointment(county.ctx, aDispute(county.yunling, county.shikan), mark)).appointment!
  address = (await app.as(await app.signIn(county.officer)).appointments.makeFeed()).address
})

const read = (at = address, headers: Record<string, string> = {}) => fetch(at, { headers })
const events = async () => readCalendar(await (await read()).text()).events
const seated = (events: Record<string, string>[]) => events.map((event) => [event['UID'], event['DTSTART'], event['STATUS'], event['SEQUENCE']])
const compact = (at: string) => at.replace(/[-:]|\.\d+/g, '')

describe('an officer’s calendar feed', () => {
  test('is read with nothing but its address, which nobody could guess and which is kept as a hash', async () => {
    expect(address).toMatch(new RegExp(`^${app.config.PUBLIC_URL}/calendar-feed/[\\w-]{43}\\.ics$`))
    const [row] = await app.database.db.select().from(calendarFeed)
    expect(row!.tokenHash).toEqual(sha256(address.slice(-47, -4)))
    const answer = await read()
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, max-age=300'])
    expect(seated(readCalendar(await answer.text()).events)).toEqual([[`${booked.id}@lianxin`, compact(booked.slot.from), 'CONFIRMED', '0']])
  })

  test('says no more than an SMS: no name, no matter, no case', async () => {
    const text = (await (await read()).text()).replaceAll('\r\n ', '')
    for (const secret of [...booked.sides.flatMap((side) => side.names), booked.caseNumber, booked.caseId, '田坎', '邻里', '试', county.officer.name]) expect(text).not.toContain(secret)
    expect(text).toContain(`URL:${app.config.PUBLIC_URL}/desk/week?day=2026-09-18`)
  })

  test('is not sent again where nothing has changed', async () => {
    // NOTE: left to itself, fetch adds "no-cache" to a conditional question.
    const etag = (await read()).headers.get('etag')!
    expect((await read(address, { 'if-none-match': etag, 'cache-control': 'max-age=0' })).status).toBe(304)
  })

  test('follows what is moved and cancelled: the same event, a higher number', async () => {
    const from = new Date(Date.parse(booked.slot.from) + 2 * hour).toISOString()
    await moveAppointment({ ...county.ctx }, { appointmentId: booked.id, by: 'officer', reason: '开会', chosen: { from, officerId: county.officer.id }, exactly: true })
    expect(seated(await events())).toEqual([[`${booked.id}@lianxin`, compact(from), 'CONFIRMED', '1']])
    await cancelAppointment(county.ctx, { appointmentId: booked.id, reason: '好了' })
    expect(seated(await events())).toEqual([[`${booked.id}@lianxin`, compact(from), 'CANCELLED', '2']])
  })

  test('reaches a week back and thirty days ahead', async () => {
    const { db } = app.database
    const [row] = await db.select().from(appointment).where(eq(appointment.id, booked.id))
    const at = async (days: number) => {
      const from = new Date(morning.getTime() + days * 24 * hour)
      await db.update(appointment).set({ during: { from, to: new Date(from.getTime() + hour) } }).where(eq(appointment.id, booked.id))
      return (await events()).length
    }
    expect([await at(-6.9), await at(-7.1), await at(29.9), await at(30.1)]).toEqual([1, 0, 1, 0])
    await db.update(appointment).set({ during: row!.during }).where(eq(appointment.id, booked.id))
  })

  test('a new address ends the old one; taken back, there is none', async () => {
    const mine = app.as(await app.signIn(county.officer)).appointments
    expect((await mine.feed()).lastReadAt).not.toBeNull()
    const renewed = await mine.makeFeed()
    expect([(await read()).status, (await read(renewed.address)).status]).toEqual([404, 200])
    expect((await mine.removeFeed()).madeAt).toBeNull()
    expect((await read(renewed.address)).status).toBe(404)
    expect((await read(`${app.url}/calendar-feed/${'x'.repeat(43)}.ics`)).status).toBe(404)
  })

  test('ends when its officer is suspended, and does not come back with them', async () => {
    const [leaver, admin] = [await anOfficer(app.database.db), await aMemberOfStaff(app.database.db, 'admin')]
    const feed = await app.as(await app.signIn(leaver)).appointments.makeFeed()
    expect((await read(feed.address)).status).toBe(200)
    const staff = app.as(await app.signIn(admin)).people
    await staff.suspendStaff({ staffId: leaver.id, suspended: true })
    expect((await read(feed.address)).status, 'at once').toBe(404)
    await untilTrue(async () => (await app.database.db.$count(calendarFeed, eq(calendarFeed.staffId, leaver.id))) === 0)
    await staff.suspendStaff({ staffId: leaver.id, suspended: false })
    expect((await read(feed.address)).status).toBe(404)
  }, 30_000)

  test('is for officers only, and not for who asks all the time', async () => {
    expect(await codeOf(app.as(await app.signIn(county.clerk)).appointments.makeFeed())).toBe('not-allowed')
    const again = await app.as(await app.signIn(county.officer)).appointments.makeFeed()
    const answers = await Promise.all(Array.from({ length: 20 }, async () => (await read(again.address)).status))
    expect([answers.includes(200), answers.includes(429)]).toEqual([true, true])
  })
})
