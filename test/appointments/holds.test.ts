import { beforeEach, describe, expect, test } from 'vitest'
import { and, eq, ne } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { appointment, claim, hold, shift, timelineEntry } from '#drizzle/schema/index.ts'
import { planWithoutOfficer } from '#server/appointments/index.ts'
import { letGo, sweepHolds } from '#server/appointments/actions/let-go.ts'
import { offerSlots } from '#server/appointments/actions/offer-slots.ts'
import { openDatabase } from '#server/platform/db.ts'
import { offersAsked } from '#shared/appointments/contract.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import { minute } from '#shared/platform/time.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { later } from '#test/helpers/a-context.ts'
import { anOfficer, aTerminal } from '#test/helpers/someone.ts'
import { aCounty, aDispute, aQuestion, book, mark, onDuty } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
})

/** A form at a counter, open at its last step for three minutes at most. */
function aForm(more: object = {}) {
  const key = randomUUID()
  const asked = offersAsked.parse({ topic: 'household_registration', hold: key, sides: [{ side: 'applicant', stationId: county.yunling }], ...more })
  return {
    key,
    offered: async (ctx = county.ctx, given: object = {}) => (await offerSlots(ctx, { ...asked, ...given }, 3)).offers[0]!,
    booked: (chosen: { from: string; officerId: never } | null, ctx = county.ctx, given: object = {}) => book(ctx, aQuestion(county.yunling, { idempotencyKey: key, chosen, ...given }), mark),
  }
}
const chosen = ({ slot }: { slot: { from: string; officerId: unknown } }) => ({ from: slot.from, officerId: slot.officerId as never })
const claims = () => database.db.select().from(claim).where(ne(claim.status, 'released'))
const heldNow = async () => (await claims()).filter(({ status }) => status === 'held').length

describe('[A25] what a counter is offered is kept for it', () => {
  test('two clerks who are shown offers at once are shown different ones, and each gets what was shown', async () => {
    const second = later(county.ctx, 0, county.otherClerk)
    const [mine, theirs] = [aForm(), aForm()]
    const [first, other] = await Promise.all([mine.offered(), theirs.offered(second)])
    expect(first.slot.from).not.toBe(other.slot.from)
    expect([first.heldUntil, other.heldUntil]).toEqual(Array(2).fill(new Date(county.ctx.now.getTime() + 3 * minute).toISOString()))
    expect(await heldNow()).toBe(4)
    const booked = [await theirs.booked(chosen(other), second), await mine.booked(chosen(first))]
    expect(booked.map(({ asChosen, appointment: { slot } }) => [asChosen, slot.from])).toEqual([[true, other.slot.from], [true, first.slot.from]])
    expect((await claims()).map(({ status }) => status)).toEqual(Array(4).fill('booked'))
  })

  test('somebody who registers without having looked does not get what is kept', async () => {
    const form = aForm()
    const first = await form.offered()
    const { appointment: quick } = await book(county.ctx, aQuestion(county.yunling), mark)
    expect(quick.slot.from).not.toBe(first.slot.from)
    expect((await form.booked(chosen(first))).appointment.slot.from).toBe(first.slot.from)
  })

  test('asked again it is the same time until the same minute; the minutes over, it is anybody’s and not kept a second time', async () => {
    const form = aForm()
    const first = await form.offered()
    const again = await form.offered(later(county.ctx, 2 * minute))
    expect([again.slot.from, again.heldUntil, again.why]).toEqual([first.slot.from, first.heldUntil, first.why])
    const over = later(county.ctx, 4 * minute)
    expect((await book(over, aQuestion(county.yunling), mark)).appointment.slot.from, 'not swept yet, and free all the same').toBe('2026-09-18T01:50:00.000Z')
    const afterwards = await form.offered(over)
    expect([afterwards.slot.from > first.slot.from, afterwards.heldUntil]).toEqual([true, null])
    expect(await heldNow()).toBe(0)
  })

  test('something else asked with the same form is kept instead', async () => {
    const form = aForm()
    await form.offered()
    const other = await form.offered(county.ctx, { wishes: { notBefore: '15:00', notOnMarketDay: false, fromDay: null } })
    expect(other.slot.from).toBe('2026-09-18T07:00:00.000Z')
    expect((await claims()).every(({ during }) => during.from.toISOString() === other.slot.from)).toBe(true)
    expect(await heldNow()).toBe(2)
  })

  test('a client that is lost leaves nothing: the sweeper gives its time back, and not a minute sooner', async () => {
    await aForm().offered()
    expect(await sweepHolds(later(county.ctx, 2 * minute))).toBe(0)
    expect(await heldNow()).toBe(2)
    expect(await sweepHolds(later(county.ctx, 3 * minute))).toBe(1)
    expect([await database.db.$count(claim), await heldNow()]).toEqual([0, 0])
    await sweepHolds(later(county.ctx, 25 * 60 * minute))
    expect(await database.db.$count(hold), 'and a day later it is forgotten').toBe(0)
  })

  test('let go it is free at once, and kept anew when the clerk comes back; nobody else can let it go', async () => {
    const form = aForm()
    const first = await form.offered()
    expect(await letGo(later(county.ctx, 0, county.otherClerk), { key: form.key })).toEqual({ freed: false })
    expect([await letGo(county.ctx, { key: form.key }), await letGo(county.ctx, { key: form.key })]).toEqual([{ freed: true }, { freed: false }])
    expect(await database.db.$count(claim)).toBe(0)
    expect((await form.offered()).heldUntil).toBe(first.heldUntil)
    await expect(letGo({ ...county.ctx, actor: { ...county.officer, origin: 'x' } }, { key: form.key })).rejects.toMatchObject({ body: { code: 'not-allowed' } })
  })

  test('the same submission twice, the answer to the first lost, is one appointment and no hold', async () => {
    const form = aForm()
    const first = await form.offered()
    const ids = [await form.booked(chosen(first)), await form.booked(chosen(first))].map(({ appointment: { id } }) => id)
    expect(new Set(ids).size).toBe(1)
    expect(await heldNow()).toBe(0)
  })
})

describe('[A25] and harms no promise', () => {
  test('an urgent matter takes what is only kept; the clerk who had it is given the next best in the same call', async () => {
    await database.sql`update shift set during = tstzrange('2026-09-18 01:30Z', '2026-09-18 03:00Z')`
    const form = aForm()
    const first = await form.offered()
    const urgent = await book(county.ctx, aQuestion(county.yunling, { urgent: true }), mark)
    expect(urgent.appointment.slot.from, 'there is another hour: nobody gives way').not.toBe(first.slot.from)
    const more = await book(county.ctx, aQuestion(county.yunling, { urgent: true }), mark)
    expect(more.appointment.slot.from).toBe(first.slot.from)
    expect([await heldNow(), (await database.db.select().from(hold))[0]!.open]).toEqual([0, false])
    await expect(form.booked(chosen(first))).rejects.toMatchObject({ body: { code: 'no-opening' } })
  })

  test('who sits there may change for somebody else; the hour stays (P2)', async () => {
    const other = await anOfficer(database.db, { skills: ['household'] })
    await onDuty(database.db, other)
    for (const station of [county.yunling, county.yunling, county.shikan]) await aTerminal(database.db, { station, name: '多一台' })
    const form = aForm()
    const first = await form.offered()
    expect(first.slot.officerId, 'whoever can do the least else').toBe(other.id)
    await database.db.delete(shift).where(eq(shift.staffId, other.id))
    await planWithoutOfficer(county.ctx, { staffId: other.id, from: county.ctx.now, to: new Date('2026-09-18T10:00:00Z') })
    expect((await claims()).filter(({ resourceKind }) => resourceKind === 'officer').map(({ resourceId }) => resourceId)).toEqual([county.officer.id])
    expect((await form.booked(chosen(first))).appointment.slot).toMatchObject({ from: first.slot.from, officerId: county.officer.id })
    expect((await database.db.select().from(timelineEntry).where(eq(timelineEntry.what, 'officer-changed'))), 'nothing of a look is written on a case').toEqual([])
  })

  test('an officer who falls ill takes with them what was only kept, and nobody who is booked moves for it', async () => {
    const booked = (await book(county.ctx, aDispute(county.yunling, county.shikan), mark)).appointment
    await aForm().offered()
    const colleague = await anOfficer(database.db, { skills: ['mediation'] })
    await onDuty(database.db, colleague)
    await planWithoutOfficer(county.ctx, { staffId: county.officer.id, from: county.ctx.now, to: new Date('2026-09-19T10:00:00Z') })
    expect((await database.db.select().from(appointment))[0]).toMatchObject({ id: booked.id, officerId: colleague.id, during: { from: new Date(booked.slot.from) } })
    expect(await heldNow()).toBe(0)
  })

  test('forty counters look and register at once: no overlap, no deadlock, nobody loses what they were shown', async () => {
    for (let nth = 0; nth < 3; nth++) await onDuty(database.db, await anOfficer(database.db, { skills: ['household'] }))
    for (let nth = 0; nth < 3; nth++) await aTerminal(database.db, { station: county.yunling, name: `终端 ${nth}` })
    const pool = openDatabase(database.where, 16)
    try {
      const ctx = { ...county.ctx, db: pool.db }
      const outcomes = await Promise.all(Array.from({ length: 40 }, async () => {
        const form = aForm()
        const first = await form.offered(ctx)
        return form.booked(chosen(first), ctx).then(({ asChosen, appointment: { slot } }) => (asChosen && slot.from === first.slot.from ? 'as shown' : 'otherwise'), (error: Refusal) => error.body?.code ?? String(error))
      }))
      expect(outcomes).toEqual(Array(40).fill('as shown'))
      const [row] = await database.sql`select count(*)::int as n from claim a join claim b on a.resource_id = b.resource_id and a.id < b.id and a.during && b.during where a.status <> 'released' and b.status <> 'released'`
      expect([row!['n'], await heldNow(), await database.db.$count(claim, and(eq(claim.status, 'booked')))]).toEqual([0, 0, 80])
    } finally {
      await pool.close()
    }
  })
})

test('the database has the last word: a claim belongs to an appointment or to a hold, never to neither', async () => {
  await expect(database.db.insert(claim).values({ id: randomUUID() as never, resourceId: 'x', resourceKind: 'person', during: { from: new Date('2026-09-18T02:00:00Z'), to: new Date('2026-09-18T03:00:00Z') }, status: 'held' })).rejects.toMatchObject({ cause: { code: '23514' } })
})
