import { desc, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { appointment, auditEntry, caseFile, claim, outbox, shift, station } from '#drizzle/schema/index.ts'
import { cancelAppointment } from '#server/appointments/actions/cancel-appointment.ts'
import { bookAppointment, type Registered } from '#server/appointments/actions/book-appointment.ts'
import { listEscalations } from '#server/appointments/actions/list-escalations.ts'
import { markBreaches } from '#server/appointments/actions/mark-breaches.ts'
import { fillFreeHours } from '#server/appointments/actions/plan-again.ts'
import { settleEscalation } from '#server/appointments/actions/settle-escalation.ts'
import { beginAppointment } from '#server/appointments/index.ts'
import type { Context } from '#server/people/index.ts'
import type { Escalation, settledWays } from '#shared/appointments/words.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import { atClock, day, hour, minute } from '#shared/platform/time.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { anId, later, morning } from '#test/helpers/a-context.ts'
import { aClerk, aLead } from '#test/helpers/someone.ts'
import { aCounty, aQuestion, mark, onDuty } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>
let lead: Context

// One officer who has one hour and a half on Friday and again on Monday: one question fits in each.
beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
  lead = later(county.ctx, 0, await aLead(database.db))
  await database.db.delete(shift)
  await onDuty(database.db, county.officer, ['2026-09-18', '2026-09-21'], '09:00', '10:30')
})

const register = (ctx: Context = county.ctx, stationId = county.yunling): Promise<Registered> => bookAppointment(ctx, aQuestion(stationId), mark)
const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: unknown) => (error as Refusal).body?.code ?? String(error))
const rowOf = async (id: string) => (await database.db.select().from(appointment).where(eq(appointment.id, id as never)))[0]!
const newsOf = async (id: string) => (await database.db.select().from(outbox).where(sql`payload->>'appointmentId' = ${id}`).orderBy(outbox.seq)).map((row) => row.news)
const verbs = async () => (await database.db.select().from(auditEntry).orderBy(desc(auditEntry.seq))).map((entry) => entry.verb)

/** Fills the county and registers one more: nothing fits for it. */
async function oneTooMany(): Promise<{ first: NonNullable<Registered['appointment']>; waiting: Escalation }> {
  const first = (await register()).appointment!
  const { appointment: none, escalation } = await register()
  expect(none).toBeNull()
  return { first, waiting: escalation! }
}

const settle = (ctx: Context, { id, ways }: Escalation, way: (typeof settledWays)[number]) => {
  const slot = ways.find((one) => one.way === way)?.slot
  return settleEscalation(ctx, { escalationId: id, way, seen: slot ? { from: slot.from, officerId: slot.officerId } : null })
}

describe('a registration for which nothing fits', () => {
  test('[P9] goes to the duty lead in the same call, with its cause and the cheapest ways out', async () => {
    const { first, waiting } = await oneTooMany()
    expect(first.slot.from).toBe('2026-09-18T01:45:00.000Z')
    expect(waiting.cause.code).toBe('no-opening')
    expect(waiting.names.every((name) => /^.＊$/.test(name))).toBe(true)
    expect(waiting.ways.map(({ way, slot }) => [way, slot?.from ?? null])).toEqual([['overtime', '2026-09-18T02:25:00.000Z'], ['later-by-consent', '2026-09-21T01:00:00.000Z'], ['withdrawn', null]])
    expect(waiting.ways[0]!.what.zh).toMatch(/加班 25 分钟/)
    const row = await rowOf(waiting.appointmentId)
    expect(row).toMatchObject({ status: 'triaged', promise: 'open', during: null, officerId: null, toldAt: null })
    const [opened] = await database.db.select().from(caseFile).where(eq(caseFile.id, waiting.caseId))
    expect(opened?.ownerId, 'a case always has an owner').toBe((lead.actor as { id: string }).id)
    expect(await newsOf(waiting.appointmentId)).toEqual(['appointment-escalated'])
  })

  test('stands on the list of the lead and of its own station’s clerk, and on nobody else’s', async () => {
    const { waiting } = await oneTooMany()
    const seenBy = async (ctx: Context) => (await listEscalations(ctx)).map(({ id }) => id)
    expect(await seenBy(lead)).toEqual([waiting.id])
    expect(await seenBy(county.ctx)).toEqual([waiting.id])
    expect(await seenBy(later(county.ctx, 0, county.otherClerk))).toEqual([])
    expect(await codeOf(listEscalations(later(county.ctx, 0, county.officer)))).toBe('not-allowed')
  })

  test('the same submission twice is one escalation', async () => {
    await register()
    const request = aQuestion(county.yunling)
    const [once, again] = [await bookAppointment(county.ctx, request, mark), await bookAppointment(county.ctx, request, mark)]
    expect(again.escalation?.id).toBe(once.escalation!.id)
    expect((await listEscalations(lead)).length).toBe(1)
  })
})

describe('each way out settles it', () => {
  test('overtime: the officer stays on beyond the roster, it is audited, and everybody is told', async () => {
    const { waiting } = await oneTooMany()
    const { appointment: settled } = await settle(lead, waiting, 'overtime')
    expect(settled).toMatchObject({ status: 'confirmed', promise: 'open', slot: { from: '2026-09-18T02:25:00.000Z', to: '2026-09-18T02:55:00.000Z', officerId: county.officer.id }, toldAt: morning.toISOString() })
    expect(await verbs()).toContain('settle-overtime')
    expect(await newsOf(waiting.appointmentId)).toEqual(expect.arrayContaining(['appointment-booked', 'appointment-told']))
    expect((await database.db.select().from(claim).where(eq(claim.appointmentId, waiting.appointmentId))).map(({ resourceKind, status }) => `${resourceKind} ${status}`).toSorted()).toEqual(['officer booked', 'terminal booked'])
    const [opened] = await database.db.select().from(caseFile).where(eq(caseFile.id, waiting.caseId))
    expect(opened?.ownerId, 'the case goes with its meeting').toBe(county.officer.id)
    expect(await listEscalations(lead)).toEqual([])
  })

  test('another station: its people sit there instead', async () => {
    await database.db.update(station).set({ opensAt: '08:30', closesAt: '08:40' }).where(eq(station.id, county.yunling))
    const { escalation } = await register()
    expect(escalation!.cause.code).toBe('station-closed')
    expect(escalation!.ways[0]).toMatchObject({ way: 'other-station', slot: { from: '2026-09-18T01:45:00.000Z', places: [{ side: 'applicant', stationId: county.shikan }] } })
    const { appointment: settled } = await settle(lead, escalation!, 'other-station')
    expect(settled!.slot.places.map(({ stationId, terminalId }) => [stationId, terminalId])).toEqual([[county.shikan, county.there.id]])
    expect(settled!.promise).toBe('open')
  })

  test('later, which the party agrees to: the clerk may, and it is counted apart', async () => {
    const { waiting } = await oneTooMany()
    const { appointment: settled } = await settle(county.ctx, waiting, 'later-by-consent')
    expect(settled).toMatchObject({ promise: 'waived_by_party', slot: { from: '2026-09-21T01:00:00.000Z' } })
  })

  test('no longer needed: it is over, without a meeting', async () => {
    const { waiting } = await oneTooMany()
    expect(await settle(county.ctx, waiting, 'withdrawn')).toEqual({ appointment: null })
    expect(await rowOf(waiting.appointmentId)).toMatchObject({ status: 'cancelled_by_party', promise: 'waived_by_party' })
    expect(await listEscalations(lead)).toEqual([])
  })
})

describe('what may not be', () => {
  test('a clerk chooses overtime or another station', async () => {
    const { waiting } = await oneTooMany()
    expect(await codeOf(settle(county.ctx, waiting, 'overtime'))).toBe('escalation-not-found')
    expect(await codeOf(settle(county.ctx, waiting, 'other-station'))).toBe('escalation-not-found')
    expect(await codeOf(settle(later(county.ctx, 0, await aClerk(database.db)), waiting, 'withdrawn')), 'a clerk of another station').toBe('escalation-not-found')
  })

  test('a way that is gone is taken: it is refused, and what is left is shown', async () => {
    const { waiting } = await oneTooMany()
    await database.db.insert(shift).values({ id: anId<'shift'>(), staffId: county.officer.id, kind: 'leave', during: { from: atClock('2026-09-18', '10:00'), to: atClock('2026-09-18', '18:00') }, createdAt: morning })
    expect(await codeOf(settle(lead, waiting, 'overtime'))).toBe('way-gone')
    expect((await listEscalations(lead))[0]!.ways.map(({ way }) => way)).toEqual(['later-by-consent', 'withdrawn'])
  })

  test('a way that is another one by now (a later hour) is not taken unseen', async () => {
    const { waiting } = await oneTooMany()
    const [overtime] = waiting.ways
    expect(await codeOf(settleEscalation(lead, { escalationId: waiting.id, way: 'overtime', seen: { from: '2026-09-18T02:20:00.000Z', officerId: overtime!.slot!.officerId } }))).toBe('way-gone')
  })

  test('it is settled twice', async () => {
    const { waiting } = await oneTooMany()
    await settle(lead, waiting, 'overtime')
    expect(await codeOf(settle(lead, waiting, 'later-by-consent'))).toBe('escalation-not-found')
  })
})

describe('while it waits', () => {
  test('its clock runs out: breached, because no time was found; and it stays counted so when it is settled', async () => {
    const { waiting } = await oneTooMany()
    const system = later(county.ctx, day + minute, county.clerk)
    await markBreaches(system)
    expect(await rowOf(waiting.appointmentId)).toMatchObject({ promise: 'breached', breachCause: 'no-time-found', status: 'triaged' })
    const tomorrow = later(lead, day + hour)
    const [still] = await listEscalations(tomorrow)
    expect(still?.ways.map(({ way }) => way)).toEqual(['later-by-consent', 'withdrawn'])
    const { appointment: settled } = await settle(tomorrow, still!, 'later-by-consent')
    expect(settled).toMatchObject({ promise: 'breached', breachCause: 'no-time-found', status: 'confirmed' })
    await beginAppointment(later(county.ctx, 3 * day), settled!.id)
    expect(await rowOf(waiting.appointmentId)).toMatchObject({ promise: 'breached', breachCause: 'no-time-found' })
  })

  test('days after its clock ran out there is still a way, and never one in the past', async () => {
    const { waiting } = await oneTooMany()
    await onDuty(database.db, county.officer, ['2026-09-25'])
    const afterDays = later(lead, 6 * day)
    const [still] = await listEscalations(afterDays)
    expect(still?.id).toBe(waiting.id)
    expect(Date.parse(still!.ways[0]!.slot!.from)).toBeGreaterThan(afterDays.now.getTime())
  })

  test('an hour that comes free is given to it by itself', async () => {
    const { first, waiting } = await oneTooMany()
    await cancelAppointment(county.ctx, { appointmentId: first.id, reason: '' })
    await fillFreeHours(later(county.ctx, 5 * minute))
    expect(await rowOf(waiting.appointmentId)).toMatchObject({ status: 'confirmed', promise: 'open', during: { from: new Date('2026-09-18T01:50:00.000Z') } })
    expect(await listEscalations(lead)).toEqual([])
    expect(await newsOf(waiting.appointmentId)).toContain('appointment-told')
  })
})
