import { asc } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { claim, outbox } from '#drizzle/schema/index.ts'
import { loadAppointment, planWithoutStation } from '#server/appointments/index.ts'
import { endOutage, listOutages, reportOutage } from '#server/stations/actions/keep-outage.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import { hour } from '#shared/platform/time.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { later, morning } from '#test/helpers/a-context.ts'
import { aCounty, aDispute, aQuestion, book, mark } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>
const today = new Date('2026-09-18T12:00:00.000Z')

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
})

const news = async () => (await database.db.select().from(outbox).orderBy(asc(outbox.seq))).map((row) => row.news)
const lineIsDead = () => reportOutage(county.ctx, { stationId: county.yunling, to: today.toISOString(), reason: '光缆断了' })

test('a station whose line dies for a day: who was told is moved inside the promise and told again, the terminals are free', async () => {
  const { ctx, yunling, shikan } = county
  const { appointment: booked } = await book(ctx, aDispute(yunling, shikan), mark)
  await lineIsDead()
  expect((await news()).at(-1)).toBe('station-fell-away')
  await planWithoutStation(ctx, { stationId: yunling, from: morning, to: today })
  const moved = await loadAppointment(database.db, booked.id)
  expect(moved).toMatchObject({ status: 'rescheduled', promise: 'open', noticedAt: null, slot: { from: '2026-09-19T00:30:00.000Z' } })
  expect(moved!.slot.from <= moved!.sessionDueAt).toBe(true)
  expect((await news()).at(-1)).toBe('appointment-moved')
  expect((await database.db.select().from(claim)).filter(({ status }) => status === 'booked')).toHaveLength(3)
})

test('while it lasts nothing is planned there; when it is over, everything is again', async () => {
  const { ctx, yunling } = county
  const { id } = await lineIsDead()
  expect((await book(ctx, aQuestion(yunling), mark)).appointment.slot.from).toBe('2026-09-19T00:30:00.000Z')
  await endOutage(ctx, id)
  expect(await listOutages(later(ctx, hour))).toEqual([])
  expect((await book(later(ctx, hour), aQuestion(yunling), mark)).appointment.slot.from < today.toISOString()).toBe(true)
})

test('what finds no other hour goes to the duty lead, with the station as its cause', async () => {
  const { ctx, yunling, shikan } = county
  const { appointment: booked } = await book(ctx, aDispute(yunling, shikan), mark)
  const untilMonday = new Date('2026-09-20T12:00:00.000Z')
  await reportOutage(ctx, { stationId: yunling, to: untilMonday.toISOString(), reason: '停电' })
  await planWithoutStation(ctx, { stationId: yunling, from: morning, to: untilMonday })
  expect(await loadAppointment(database.db, booked.id), 'it has no time any more').toBeNull()
  expect((await news()).at(-1)).toBe('appointment-escalated')
  expect((await database.sql`select cause from escalation`)[0]!['cause']).toEqual({ code: 'no-terminal', stationId: yunling })
})

test('a clerk reports the own station only, and for a week at most', async () => {
  const { ctx, shikan } = county
  const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: unknown) => (error as Refusal).body?.code ?? String(error))
  expect(await codeOf(reportOutage(ctx, { stationId: shikan, to: today.toISOString(), reason: '停电' }))).toBe('not-allowed')
  expect(await codeOf(reportOutage(ctx, { stationId: county.yunling, to: '2026-10-18T12:00:00.000Z', reason: '停电' }))).toBe('outage-too-long')
})
