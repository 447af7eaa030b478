import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { appointment, outbox, shift } from '#drizzle/schema/index.ts'
import { planAroundOverruns } from '#server/appointments/actions/plan-again.ts'
import { beginAppointment } from '#server/appointments/index.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { later, morning } from '#test/helpers/a-context.ts'
import { anOfficer, aTerminal } from '#test/helpers/someone.ts'
import { atClock } from '#shared/platform/time.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { aCounty, aQuestion, book, mark, onDuty } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>
let first: Awaited<ReturnType<typeof book>>['appointment']
let next: typeof first
let other: StaffActor

// Two questions one after the other with the one officer there is; the first goes on past its end at 10:15.
beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
  await aTerminal(database.db, { station: county.yunling, name: '终端丁' })
  first = (await book(county.ctx, aQuestion(county.yunling), mark)).appointment
  next = (await book(county.ctx, aQuestion(county.yunling), mark)).appointment
  other = await anOfficer(database.db, { skills: ['household'] })
  await beginAppointment(at('09:45'), first.id)
})

const at = (clock: string) => later(county.ctx, atClock('2026-09-18', clock).getTime() - morning.getTime())
const rowOf = async (id: string) => (await database.db.select().from(appointment).where(eq(appointment.id, id as never)))[0]!
const newsOf = async (id: string) => (await database.db.select().from(outbox).where(sql`payload->>'appointmentId' = ${id}`).orderBy(outbox.seq)).map((row) => row.news)

test('[P13] whoever comes next has somebody else at the same hour: told nothing but on the screens; before its end nothing changes', async () => {
  await onDuty(database.db, other)
  expect([first.slot.to, next.slot.from]).toEqual(['2026-09-18T02:15:00.000Z', '2026-09-18T02:25:00.000Z'])
  await planAroundOverruns(at('10:14'))
  expect(await rowOf(next.id)).toMatchObject({ officerId: county.officer.id })
  await planAroundOverruns(at('10:16'))
  expect(await rowOf(next.id)).toMatchObject({ officerId: other.id, status: 'confirmed', toldAt: morning, during: { from: new Date(next.slot.from) } })
  expect((await newsOf(next.id)).slice(2)).toEqual(['appointment-replanned'])
  await planAroundOverruns(at('10:17'))
  expect(await newsOf(next.id), 'once is enough').toHaveLength(3)
})

test('[P13] where there is nobody else they wait; only whose promise that would break has another hour inside it, and is told', async () => {
  await planAroundOverruns(at('10:16'))
  expect(await rowOf(next.id)).toMatchObject({ officerId: county.officer.id, during: { from: new Date(next.slot.from) } })
  await onDuty(database.db, other, ['2026-09-18'], '10:30', '12:00')
  await planAroundOverruns(at('10:16'))
  expect(await rowOf(next.id), 'a short wait moves nobody').toMatchObject({ during: { from: new Date(next.slot.from) } })
  await database.db.update(appointment).set({ sessionDueAt: atClock('2026-09-18', '10:35') }).where(eq(appointment.id, next.id))
  await planAroundOverruns(at('10:16'))
  expect(await rowOf(next.id)).toMatchObject({ officerId: other.id, status: 'rescheduled', promise: 'open', during: { from: atClock('2026-09-18', '10:30') } })
  expect(await newsOf(next.id)).toContain('appointment-moved')
})

test('[P13] who has come already waits for nobody where somebody else is free, and is never sent to another hour', async () => {
  await database.db.update(appointment).set({ status: 'checked_in', sessionDueAt: atClock('2026-09-18', '10:35') }).where(eq(appointment.id, next.id))
  await onDuty(database.db, other, ['2026-09-18'], '10:30', '12:00')
  await planAroundOverruns(at('10:26'))
  expect(await rowOf(next.id)).toMatchObject({ officerId: county.officer.id, status: 'checked_in', during: { from: new Date(next.slot.from) } })
  await database.db.delete(shift).where(eq(shift.staffId, other.id))
  await onDuty(database.db, other)
  await planAroundOverruns(at('10:27'))
  expect(await rowOf(next.id)).toMatchObject({ officerId: other.id, status: 'checked_in' })
})

test('[P13] from the very moment it is over its end nothing new is planned with its officer, without waiting for the next look', async () => {
  const quick = await book(at('10:16'), aQuestion(county.yunling, { urgent: true, allHere: true }), mark)
  expect(Date.parse(quick.appointment.slot.from), 'half an hour was set: twelve minutes more are to be expected, and ten to rest').toBeGreaterThanOrEqual(atClock('2026-09-18', '10:40').getTime())
})
