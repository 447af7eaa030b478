import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import { staff } from '#drizzle/schema/index.ts'
import type { RegistrationInput } from '#shared/appointments/contract.ts'
import type { StaffActor, UnitId } from '#shared/people/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { codeOf } from '#test/helpers/an-app.ts'
import { aVillager } from '#test/helpers/a-villager.ts'
import { receiveHttp } from '#test/helpers/receive-http.ts'
import { type County, openCounty } from '#test/journeys/county.ts'

let gateway: Awaited<ReturnType<typeof receiveHttp>>
let county: County
let clerk: StaffActor
let elsewhere: StaffActor

beforeAll(async () => {
  gateway = await receiveHttp()
  county = await openCounty({ settings: { SMS_URL: `${gateway.url}/sms`, SMS_TOKEN: 'secret', TEST_DATA: '1' } })
  const find = async (more?: UnitId): Promise<StaffActor> => {
    const [row] = await county.database.db.select().from(staff).where(and(eq(staff.role, 'clerk'), more ? ne(staff.unitId, more) : undefined)).limit(1)
    return { kind: 'staff', id: row!.id, role: row!.role, name: row!.name, unitId: row!.unitId, skills: row!.skills }
  }
  clerk = await find()
  elsewhere = await find(clerk.unitId)
})
afterAll(async () => { await county.close(); await gateway.close() })

const aRegistration = (given: Partial<RegistrationInput> = {}): RegistrationInput => ({
  idempotencyKey: randomUUID(), topic: 'neighbor', summary: '屋檐滴水',
  sides: [{ side: 'applicant', stationId: clerk.unitId, parties: [aVillager()] }, { side: 'respondent', stationId: elsewhere.unitId, parties: [aVillager()] }], ...given,
})

test('a clerk is offered times, books one, finds it on the day’s list, and the other station has somebody to phone', async () => {
  const [mine, theirs] = [county.as(await county.signIn(clerk)), county.as(await county.signIn(elsewhere))]
  const { offers } = await mine.appointments.offers({ topic: 'neighbor', sides: [{ side: 'applicant', stationId: clerk.unitId }, { side: 'respondent', stationId: elsewhere.unitId }] })
  expect(offers.length).toBeGreaterThan(1)
  expect(offers[0]!.why.zh).toContain('24 小时内最早')
  expect(offers[0]!.why.zh).toContain('都留好了视频终端')
  const alone = await mine.appointments.offers({ topic: 'household_registration', sides: [{ side: 'applicant', stationId: clerk.unitId }] })
  expect(alone.offers[0]!.why.zh).not.toContain('都')
  expect(alone.offers[0]!.why.en).toContain('the terminal is kept at')
  const request = aRegistration({ chosen: { from: offers[1]!.slot.from, officerId: offers[1]!.slot.officerId } })
  const [first, again] = [await register(request), await register(request)]
  expect([first.asChosen, again.appointment.id]).toEqual([true, first.appointment.id])

  const listed = await mine.appointments.list({ day: dayOf(new Date(first.appointment.slot.from)) })
  expect(listed.map((one) => one.id)).toContain(first.appointment.id)
  const times = await mine.appointments.newTimes({ appointmentId: first.appointment.id, waived: 'true' })
  expect([times.offers.length > 0, times.later.length > 0]).toEqual([true, true])
  await expect.poll(async () => (await theirs.notices.list()).filter((one) => one.appointmentId === first.appointment.id).map((one) => one.channel).toSorted(), { timeout: 15_000 }).toEqual(['phone', 'station'])
  expect(await codeOf(theirs.appointments.one({ appointmentId: first.appointment.id }))).toBe('ok')
})

/** Registers as the clerk; there is room for it. */
async function register(request: RegistrationInput) {
  const { appointment, asChosen } = await county.as(await county.signIn(clerk)).appointments.register(request)
  if (!appointment) throw new Error('the duty lead has it')
  return { appointment, asChosen }
}

test('an SMS is handed to the gateway until it takes it, always under the same id, and says nothing of the matter', async () => {
  gateway.received.length = 0
  gateway.answerWith(503)
  const mine = county.as(await county.signIn(clerk))
  const villager = aVillager()
  const { appointment } = await register(aRegistration({ topic: 'household_registration', sides: [{ side: 'applicant', stationId: clerk.unitId, parties: [villager] }] }))
  const mineOnly = () => gateway.received.filter((request) => (request.body as { to: string }).to === villager.phone)
  await expect.poll(() => mineOnly().length, { timeout: 25_000 }).toBeGreaterThanOrEqual(2)
  gateway.answerWith(200, { id: 'gw' })
  await expect.poll(async () => (await mine.notices.ofAppointment({ appointmentId: appointment.id })).find((one) => one.channel === 'sms')?.status, { timeout: 25_000 }).toBe('sent')
  expect(new Set(mineOnly().map((request) => (request.body as { id: string }).id)).size).toBe(1)
  expect(mineOnly()[0]!.headers.authorization).toBe('Bearer secret')
  expect((mineOnly()[0]!.body as { text: string }).text).not.toMatch(/户口|户籍|调解|邻里/)
  expect((await mine.appointments.one({ appointmentId: appointment.id })).noticedAt).not.toBeNull()
}, 60_000)

test('what is not as it should be is refused before anything is written', async () => {
  const mine = county.as(await county.signIn(clerk))
  const bad: [string, Partial<RegistrationInput>][] = [
    ['an unknown topic', { topic: 'war' as never }],
    ['no key', { idempotencyKey: 'x' }],
    ['a summary of 10,000 characters', { summary: '长'.repeat(10_000) }],
    ['six people on one side', { sides: [{ side: 'applicant', stationId: clerk.unitId, parties: Array.from({ length: 6 }, () => aVillager()) }] }],
    ['the same side twice', { sides: [1, 2].map(() => ({ side: 'applicant' as const, stationId: clerk.unitId, parties: [aVillager()] })) }],
    ['a NUL in the summary', { summary: 'a\u0000b' }],
  ]
  for (const [what, given] of bad) expect(await codeOf(mine.appointments.register(aRegistration(given))), what).toBe('invalid-input')
  expect(await codeOf(mine.appointments.register(aRegistration({ sides: [{ side: 'applicant', stationId: randomUUID() as UnitId, parties: [aVillager()] }] }))), 'a station that is not there').toBe('station-unknown')
})
