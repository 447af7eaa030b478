import { beforeEach, describe, expect, test } from 'vitest'
import { eq, isNotNull, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { appointment, auditEntry, caseFile, claim, escalation, outbox, party, shift, timelineEntry } from '#drizzle/schema/index.ts'
import { offerSlots } from '#server/appointments/actions/offer-slots.ts'
import { openDatabase } from '#server/platform/db.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import { offersAsked } from '#shared/appointments/contract.ts'
import { minute } from '#shared/platform/time.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { anId } from '#test/helpers/a-context.ts'
import { aVillager } from '#test/helpers/a-villager.ts'
import { anOfficer, aStation, aTerminal } from '#test/helpers/someone.ts'
import { aCounty, aDispute, aQuestion, book, mark, onDuty } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
})

const codeOf = (booked: Promise<unknown>) => booked.then(() => 'ok', (error: unknown) => (error as Refusal).body?.code ?? String(error))
const overlaps = async () => (await database.sql`select count(*)::int as n from claim a join claim b on a.resource_id = b.resource_id and a.id < b.id and a.during && b.during and a.status <> 'released' and b.status <> 'released'`)[0]!['n']

describe('one registration', () => {
  test('gives the first officer, terminals and time within 24 hours, opens the case and announces it', async () => {
    const { ctx, officer, here, there, yunling, shikan } = county
    const { appointment: booked, asChosen } = await book(ctx, aDispute(yunling, shikan), mark)
    expect(asChosen).toBe(true)
    expect(booked).toMatchObject({ caseNumber: '青禾调〔2026〕0001', queueNumber: 'A001', status: 'confirmed', promise: 'open', track: 'peoples_mediation', skill: 'mediation', registeredAt: '2026-09-18T01:12:00.000Z', sessionDueAt: '2026-09-19T01:12:00.000Z', noticeDueAt: '2026-09-19T01:12:00.000Z' })
    expect(booked.slot).toMatchObject({ from: '2026-09-18T01:45:00.000Z', to: '2026-09-18T03:00:00.000Z', officerId: officer.id })
    expect(booked.slot.places.map((place) => [place.side, place.stationName, place.terminalId])).toEqual([['applicant', '云岭', here.id], ['respondent', '石坎', there.id]])
    const [opened] = await database.db.select().from(caseFile)
    expect(opened).toMatchObject({ id: booked.caseId, ownerId: officer.id, stationId: yunling, status: 'open' })
    expect((await database.db.select().from(timelineEntry).orderBy(timelineEntry.id)).map((entry) => entry.what).toSorted()).toEqual(['appointment-booked', 'case-opened'])
    expect((await database.db.select().from(outbox)).map((row) => row.news)).toEqual(['appointment-booked', 'appointment-told'])
    expect((await database.db.select().from(claim)).map((row) => [row.resourceKind, row.during.to.getTime() - row.during.from.getTime()]).toSorted()).toEqual([['officer', 85 * minute], ['terminal', 75 * minute], ['terminal', 75 * minute]])
    expect((await database.db.select().from(auditEntry)).map((entry) => entry.verb).filter((verb) => verb === 'register' || verb === 'keep')).toEqual(['keep', 'keep', 'register'])
  })

  test('numbers go on without gaps, also over refused registrations', async () => {
    const { ctx, yunling } = county
    const child = aQuestion(yunling, { sides: [{ side: 'applicant', stationId: yunling, parties: [aVillager({ born: '2018-03-02' })] }] })
    const numbers = []
    for (const bad of [false, true, false, true, false]) {
      const request = bad ? { ...child, idempotencyKey: randomUUID() } : aQuestion(yunling)
      const result = await book(ctx, request, mark).then(({ appointment }) => appointment.caseNumber, () => null)
      if (result) numbers.push(result)
    }
    expect(numbers).toEqual(['青禾调〔2026〕0001', '青禾调〔2026〕0002', '青禾调〔2026〕0003'])
  })

  test('the chosen offer is booked; when it is gone, the next best in the same call', async () => {
    const { ctx, yunling, officer } = county
    const { offers } = await offerSlots(ctx, offersAsked.parse({ topic: 'household_registration', sides: [{ side: 'applicant', stationId: yunling }] }))
    const chosen = { from: offers[1]!.slot.from, officerId: officer.id }
    const first = await book(ctx, aQuestion(yunling, { chosen }), mark)
    expect([first.asChosen, first.appointment.slot.from]).toEqual([true, chosen.from])
    const second = await book(ctx, aQuestion(yunling, { chosen }), mark)
    expect(second.asChosen).toBe(false)
    expect(second.appointment.slot.from).toBe(offers[0]!.slot.from)
  })

  test('each side has its own number at its own station', async () => {
    const { ctx, yunling, shikan, otherClerk } = county
    await book({ ...ctx, actor: { ...otherClerk, origin: 'x' } }, aQuestion(shikan), mark)
    const { appointment: booked } = await book(ctx, aDispute(yunling, shikan), mark)
    expect(booked.sides.map((side) => side.queueNumber)).toEqual(['A001', 'A002'])
  })
})

describe('what stands in the way', () => {
  test('an ID number whose check digit is wrong', async () => {
    const { idNumber } = aVillager()
    const wrong = idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1')
    const { ctx, yunling } = county
    expect(await codeOf(book(ctx, aQuestion(yunling, { sides: [{ side: 'applicant', stationId: yunling, parties: [aVillager({ idNumber: wrong })] }] }), mark))).toBe('id-number-check-digit')
    expect(await database.db.$count(party), 'nothing is kept of a refused registration').toBe(0)
  })

  test('a child under 14 without a guardian; with one it goes', async () => {
    const { ctx, yunling } = county
    const child = (guardian: { name: string; phone: string } | null) => aQuestion(yunling, { sides: [{ side: 'applicant', stationId: yunling, parties: [aVillager({ born: '2018-03-02', guardian })] }] })
    expect(await codeOf(book(ctx, child(null), mark))).toBe('guardian-needed')
    expect(await codeOf(book(ctx, child({ name: '试父', phone: '12000000001' }), mark))).toBe('ok')
  })

  test('a closed station, no terminal, everything taken: each goes to the duty lead with its cause, and nothing is booked late', async () => {
    const { ctx, yunling, shikan } = county
    const shut = await aStation(database.db, { name: '清泉', opensAt: '08:30', closesAt: '08:40' })
    await aTerminal(database.db, { station: shut })
    expect(await codeOf(book(ctx, aDispute(yunling, shut), mark))).toBe('station-closed')
    const bare = await aStation(database.db, { name: '金竹' })
    expect(await codeOf(book(ctx, aDispute(yunling, bare), mark))).toBe('no-terminal')
    expect(await codeOf(book(ctx, aDispute(yunling, yunling), mark)), 'two sides, one terminal').toBe('no-terminal')
    const outcomes = []
    for (let nth = 0; nth < 12; nth++) outcomes.push(await codeOf(book(ctx, aDispute(yunling, shikan), mark)))
    expect(outcomes.at(-1)).toBe('no-opening')
    const late = await database.db.select().from(appointment).where(sql`lower(during) > session_due_at`)
    expect(late).toEqual([])
  })

  test('the refusal says in both languages what to do, and a later time is there for a party who agrees', async () => {
    const { ctx, yunling, officer } = county
    await database.db.delete(shift)
    await onDuty(database.db, officer, ['2026-09-21'])
    const refused = await book(ctx, aQuestion(yunling), mark).catch((error: Refusal) => error.body)
    expect(refused).toMatchObject({ code: 'no-officer-with-skill', sentence: { zh: '09-19 09:12 之前没有会办“户籍”的人值班。可以约到之后最早的时间（要本人愿意），或者请负责人安排人。' } })
    expect((refused as Refusal['body']).sentence.en).toContain('“household registration”')
    const asked = offersAsked.parse({ topic: 'household_registration', sides: [{ side: 'applicant', stationId: yunling }] })
    const { offers, obstacle, later: afterwards } = await offerSlots(ctx, asked)
    expect([offers, obstacle?.code, afterwards[0]?.slot.from, afterwards[0]?.insidePromise]).toEqual([[], 'no-officer-with-skill', '2026-09-21T00:30:00.000Z', false])
    const { appointment: booked } = await book(ctx, aQuestion(yunling, { waived: true }), mark)
    expect([booked.promise, booked.slot.from]).toEqual(['waived_by_party', '2026-09-21T00:30:00.000Z'])
  })

  test('mediation without another side', async () => {
    const { ctx, yunling } = county
    expect(await codeOf(book(ctx, aQuestion(yunling, { topic: 'neighbor', track: 'peoples_mediation' }), mark))).toBe('way-not-open')
  })

  test('one person on both sides', async () => {
    const { ctx, yunling, shikan } = county
    const same = aVillager()
    expect(await codeOf(book(ctx, aDispute(yunling, shikan, { sides: [{ side: 'applicant', stationId: yunling, parties: [same] }, { side: 'respondent', stationId: shikan, parties: [same] }] }), mark))).toBe('same-person-twice')
  })

  test('somebody who may not register', async () => {
    const { ctx, officer, yunling, here } = county
    expect(await codeOf(book({ ...ctx, actor: { ...officer, origin: 'x' } }, aQuestion(yunling), mark))).toBe('not-allowed')
    expect(await codeOf(book({ ...ctx, actor: { ...here, origin: 'x' } }, aQuestion(yunling), mark))).toBe('not-allowed')
    expect(await codeOf(book({ ...ctx, actor: { kind: 'guest', origin: 'x' } }, aQuestion(yunling), mark))).toBe('not-signed-in')
  })

  test.each([
    ['in rare characters', '𠮷𡈽·阿依古丽', 'ok'],
    ['in Arabic letters', 'محمد', 'ok'],
    ['that is a script', '<script>alert(1)</script>', 'name-letters'],
    ['with an emoji', '张😀三', 'name-letters'],
    ['that turns the text round', '张\u202e三', 'name-letters'],
    ['of 10,000 characters', '长'.repeat(10_000), 'name-too-long'],
  ])('a name %s', async (_what, name, code) => {
    const { ctx, yunling } = county
    expect(await codeOf(book(ctx, aQuestion(yunling, { sides: [{ side: 'applicant', stationId: yunling, parties: [aVillager({ name })] }] }), mark))).toBe(code)
    if (code === 'ok') expect((await database.db.select({ name: party.name }).from(party)).map((row) => row.name)).toEqual([name])
  })

  test('<script> in the summary is kept as it was typed', async () => {
    const { ctx, yunling } = county
    await book(ctx, aQuestion(yunling, { summary: '<script>alert(1)</script>{officer}' }), mark)
    expect((await database.db.select({ summary: caseFile.summary }).from(caseFile))[0]?.summary).toBe('<script>alert(1)</script>{officer}')
  })
})

describe('many at once', () => {
  test('64 writers on a hot hour: nobody overlaps, each loser gets the next best in the same call', async () => {
    const { ctx, yunling, shikan } = county
    for (let nth = 0; nth < 3; nth++) await onDuty(database.db, await anOfficer(database.db, { skills: ['household'] }))
    for (let nth = 0; nth < 3; nth++) for (const station of [yunling, shikan]) await aTerminal(database.db, { station, name: `终端 ${nth}` })
    const pool = openDatabase(database.where, 20)
    const waits: number[] = []
    try {
      const outcomes = await Promise.all(Array.from({ length: 64 }, async (_none, nth) => {
        const begun = performance.now()
        const result = await book({ ...ctx, db: pool.db }, aQuestion(nth % 2 ? yunling : shikan), mark).then(({ appointment }) => appointment.slot.from, (error: Refusal) => error.body?.code ?? String(error))
        waits.push(performance.now() - begun)
        return result
      }))
      const refused = outcomes.filter((outcome) => !outcome.startsWith('2026'))
      expect(refused.filter((code) => code !== 'no-opening'), 'no deadlock reaches anybody').toEqual([])
      // four officers, each with eleven places on Friday and two on Saturday before the promise runs out; the others are the duty lead's
      expect(outcomes.length - refused.length).toBe(52)
      expect(await database.db.$count(appointment, isNotNull(appointment.during))).toBe(52)
      expect(await database.db.$count(escalation)).toBe(12)
      expect(await overlaps()).toBe(0)
      const numbers = (await database.db.select({ number: caseFile.number }).from(caseFile)).map((row) => row.number).toSorted()
      expect(numbers).toEqual(Array.from({ length: 64 }, (_none, nth) => `青禾调〔2026〕${String(nth + 1).padStart(4, '0')}`))
      expect(Math.max(...waits)).toBeLessThan(10_000)
    } finally {
      await pool.close()
    }
  })

  test('64 identical submissions are one appointment, and everybody is given it', async () => {
    const { ctx, yunling, shikan } = county
    const pool = openDatabase(database.where, 20)
    try {
      const request = aDispute(yunling, shikan)
      const ids = await Promise.all(Array.from({ length: 64 }, () => book({ ...ctx, db: pool.db }, request, mark).then(({ appointment }) => appointment.id)))
      expect(new Set(ids).size).toBe(1)
      expect([await database.db.$count(appointment), await database.db.$count(caseFile), await database.db.$count(claim), await database.db.$count(outbox)]).toEqual([1, 1, 3, 2])
    } finally {
      await pool.close()
    }
  })

  test('two clerks race for the last slot: one has it, the other is refused with later times', async () => {
    const { ctx, yunling, officer } = county
    await database.db.update(shift).set({ during: { from: new Date('2026-09-18T01:40:00Z'), to: new Date('2026-09-18T02:15:00Z') } }).where(eq(shift.staffId, officer.id))
    const outcomes = await Promise.all([1, 2].map(() => codeOf(book(ctx, aQuestion(yunling), mark))))
    expect(outcomes.toSorted()).toEqual(['no-opening', 'ok'])
  })

  test('the same two people in opposite order, many times at once, lock nobody out', async () => {
    const { ctx, yunling, shikan } = county
    const [a, b] = [aVillager(), aVillager()]
    const pool = openDatabase(database.where, 20)
    try {
      const outcomes = await Promise.all(Array.from({ length: 12 }, (_none, nth) => codeOf(book({ ...ctx, db: pool.db }, aDispute(yunling, shikan, { sides: [{ side: 'applicant', stationId: yunling, parties: [nth % 2 ? a : b] }, { side: 'respondent', stationId: shikan, parties: [nth % 2 ? b : a] }] }), mark))))
      expect(outcomes.filter((code) => code !== 'ok' && code !== 'no-opening')).toEqual([])
    } finally {
      await pool.close()
    }
  })
})

test('the database has the last word: an overlapping claim is not written, whoever tries', async () => {
  const { ctx, yunling, officer } = county
  const { appointment: booked } = await book(ctx, aQuestion(yunling), mark)
  const insert = database.db.insert(claim).values({ id: anId<'claim'>(), appointmentId: booked.id, resourceId: officer.id, resourceKind: 'officer', during: { from: new Date(booked.slot.from), to: new Date(booked.slot.to) }, status: 'held' })
  await expect(insert).rejects.toMatchObject({ cause: { code: '23P01' } })
})

test('one bad registration among many at the same moment costs only itself', async () => {
  const { ctx, yunling } = county
  const { idNumber } = aVillager()
  const wrong = aQuestion(yunling, { sides: [{ side: 'applicant', stationId: yunling, parties: [aVillager({ idNumber: idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1') })] }] })
  const outcomes = await Promise.all([aQuestion(yunling), aQuestion(yunling), wrong, aQuestion(yunling)].map((request) => codeOf(book(ctx, request, mark))))
  expect(outcomes).toEqual(['ok', 'ok', 'id-number-check-digit', 'ok'])
  expect([await database.db.$count(appointment), await database.db.$count(party)]).toEqual([3, 3])
})

test('two counties that book at the same moment keep to their own officers', async () => {
  const { ctx, yunling, officer } = county
  const other = await aStation(database.db, { name: '白鹭' })
  await aTerminal(database.db, { station: other })
  const theirs = await anOfficer(database.db, { station: other, skills: ['mediation', 'household', 'legal'] })
  await onDuty(database.db, theirs)
  await database.sql`update unit set county_id = ${other} where id = ${other}`
  const booked = await Promise.all([yunling, yunling, other, yunling, other].map((station) => book(ctx, aQuestion(station), mark)))
  expect(booked.map(({ appointment: { slot } }) => slot.officerId)).toEqual([officer.id, officer.id, theirs.id, officer.id, theirs.id])
})

test('two servers that book at the same moment never take the same time', async () => {
  const { ctx, yunling } = county
  const pools = [openDatabase(database.where, 5), openDatabase(database.where, 5)]
  try {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_none, nth) => codeOf(book({ ...ctx, db: pools[nth % 2]!.db }, aQuestion(yunling), mark))))
    expect(outcomes.filter((code) => code === 'ok')).toHaveLength(13)
    expect(outcomes.filter((code) => code !== 'ok' && code !== 'no-opening')).toEqual([])
    expect(await overlaps()).toBe(0)
  } finally {
    await Promise.all(pools.map((pool) => pool.close()))
  }
})
