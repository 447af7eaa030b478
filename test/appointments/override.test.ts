import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { auditEntry, claim } from '#drizzle/schema/index.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import { moveAppointment } from '#server/appointments/actions/move-appointment.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import type { StaffActor } from '#shared/people/words.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { later } from '#test/helpers/a-context.ts'
import { aLead, aTerminal } from '#test/helpers/someone.ts'
import { aCounty, aQuestion, book, mark } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>
let lead: StaffActor
let first: Appointment
let second: Appointment

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
  lead = await aLead(database.db)
  await aTerminal(database.db, { station: county.yunling, name: '终端乙' })
  first = (await book(county.ctx, aQuestion(county.yunling), mark)).appointment
  second = (await book(county.ctx, aQuestion(county.yunling), mark)).appointment
})

const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: unknown) => (error as Refusal).body?.code ?? String(error))
const onTop = (override: boolean, actor: StaffActor = lead) => moveAppointment(later(county.ctx, 0, actor), { appointmentId: second.id, by: 'officer', reason: '两件事要一起谈', chosen: { from: first.slot.from, officerId: county.officer.id }, exactly: true, override })

test('[A20] only a lead may put a meeting on top of another, and only by saying so', async () => {
  expect(await codeOf(onTop(false))).toBe('officer-busy-then')
  expect(await codeOf(onTop(true, county.officer))).toBe('not-allowed')
  expect(await codeOf(onTop(true))).toBe('ok')
})

test('[A20] an override is a claim of its own that says on whose time and why, and it is audited; the constraint stands', async () => {
  await onTop(true)
  const claims = (await database.db.select().from(claim).where(eq(claim.appointmentId, second.id))).filter(({ status }) => status === 'booked')
  expect(claims.find(({ resourceKind }) => resourceKind === 'officer')).toMatchObject({ resourceId: expect.stringMatching(/^over:/), overrideOf: county.officer.id, overrideReason: '两件事要一起谈' })
  expect(claims.find(({ resourceKind }) => resourceKind === 'terminal')!.resourceId).not.toBe(first.slot.places[0]!.terminalId)
  expect((await database.db.select().from(auditEntry).where(eq(auditEntry.subjectId, second.id))).map(({ verb }) => verb)).toEqual(['register', 'override'])
  expect((await loadAppointment(database.db, second.id))!.slot.from).toBe(first.slot.from)
})

test('[A20] nothing more is planned into that time, and once the one below is gone it still counts', async () => {
  await onTop(true)
  const third = (await book(county.ctx, aQuestion(county.shikan), mark)).appointment
  expect(third.slot.from >= first.slot.to).toBe(true)
  expect(Date.parse(third.slot.from) - Date.parse(first.slot.to)).toBeGreaterThanOrEqual(10 * 60_000)
})

test('[A20] a shut station and taken terminals stand in the way of everybody', async () => {
  const night = new Date('2026-09-18T13:00:00Z').toISOString()
  expect(await codeOf(moveAppointment(later(county.ctx, 0, lead), { appointmentId: second.id, by: 'officer', reason: '晚上', chosen: { from: night, officerId: county.officer.id }, exactly: true, override: true }))).toBe('shut-then')
})
