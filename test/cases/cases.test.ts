import { beforeEach, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { auditEntry, caseFile } from '#drizzle/schema/index.ts'
import { joinTeam, mayReadCase, nextNumber, noteOnTimeline, openCase, openCaseFile } from '#server/cases/index.ts'
import { listCases } from '#server/cases/actions/list-cases.ts'
import { inTransaction } from '#server/platform/context.ts'
import { openDatabase } from '#server/platform/db.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { StaffActor } from '#shared/people/words.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import { aCounty, aDispute, book, mark } from '#test/appointments/a-county.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { anId, later } from '#test/helpers/a-context.ts'
import { aClerk, aLead, aMemberOfStaff, anOfficer } from '#test/helpers/someone.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>
let caseId: CaseId

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
  caseId = (await book(county.ctx, aDispute(county.yunling, county.shikan, { summary: '田坎挪了四十公分' }), mark)).appointment.caseId
})

const codeOf = (done: Promise<unknown>) => done.then(() => 'ok', (error: unknown) => (error as Refusal).body?.code ?? String(error))
const as = (actor: StaffActor) => later(county.ctx, 0, actor)

describe('who may open a case', () => {
  test('the clerks of both its stations, its handling officer and the lead', async () => {
    for (const actor of [county.clerk, county.otherClerk, county.officer, await aLead(database.db)]) expect(await codeOf(openCaseFile(as(actor), caseId)), actor.role).toBe('ok')
  })



  test('a clerk of another station, another officer and the admin are answered as if there were none', async () => {
    for (const actor of [await aClerk(database.db), await anOfficer(database.db), await aMemberOfStaff(database.db, 'admin'), await aMemberOfStaff(database.db, 'recorder')]) {
      expect(await codeOf(openCaseFile(as(actor), caseId)), actor.role).toBe('case-not-found')
    }
    expect(await codeOf(openCaseFile(as(county.clerk), anId<'case'>())), 'the same answer for a case that is not there').toBe('case-not-found')
    expect(await mayReadCase({ db: database.db, actor: { ...county.here, origin: 'x' } }, caseId), 'a terminal').toBe(false)
  })



  test('a recorder or an expert once they sit in its session', async () => {
    const recorder = await aMemberOfStaff(database.db, 'recorder')
    await joinTeam(county.ctx, { caseId, staffId: recorder.id, role: 'recorder' })
    await joinTeam(county.ctx, { caseId, staffId: recorder.id, role: 'recorder' })
    expect((await openCaseFile(as(recorder), caseId)).id).toBe(caseId)
    expect((await listCases(as(recorder), { limit: 10 })).map((one) => one.id)).toEqual([caseId])
  })
})

test('opening a case writes down who did, and every person in it', async () => {
  const before = await database.db.$count(auditEntry)
  const file = await openCaseFile(as(county.officer), caseId)
  const entries = (await database.db.select().from(auditEntry).orderBy(auditEntry.seq)).slice(before)
  expect(entries.map((entry) => [entry.actorId, entry.verb, entry.subject])).toEqual([[county.officer.id, 'open', 'case'], [county.officer.id, 'read', 'party'], [county.officer.id, 'read', 'party']])
  expect(new Set(entries.slice(1).map((entry) => entry.partyId))).toEqual(new Set(file.parties.map((party) => party.partyId)))
  expect(file.parties.map((party) => party.side).toSorted()).toEqual(['applicant', 'respondent'])
  expect(JSON.stringify(file)).not.toMatch(/990101\d{11}/)
})

test('the list holds what is mine, found by number, summary or the topic as it is called', async () => {
  const lead = as(await aLead(database.db))
  for (const find of ['0001', '四十公分', '邻里', 'neighbour']) expect((await listCases(lead, { find, limit: 10 })).map((one) => one.id), find).toEqual([caseId])
  for (const find of ['0002', '100%', '交通']) expect(await listCases(lead, { find, limit: 10 }), find).toEqual([])
  expect(await listCases(as(await aClerk(database.db)), { limit: 10 })).toEqual([])
  expect(await listCases(as(county.otherClerk), { limit: 10 })).toHaveLength(1)
  expect(await codeOf(listCases(as(await aMemberOfStaff(database.db, 'admin')), { limit: 10 }))).toBe('not-allowed')
})

test('what the system did stands under nobody’s name, so that each reader is told in their own language', async () => {
  const system = { ...county.ctx, actor: { kind: 'system' as const, name: 'jobs' } } as unknown as typeof county.ctx
  await inTransaction(system, (ctx) => noteOnTimeline(ctx, { caseId, what: 'agreement-effective', values: { number: '1' }, chapter: 'agreements' }))
  expect((await openCaseFile(as(county.officer), caseId)).timeline.at(-1)).toMatchObject({ what: 'agreement-effective', by: '' })
})

test('what later chapters note stands on the timeline in order, and has words in both languages', async () => {
  await noteOnTimeline(later(county.ctx, 60_000, county.officer), { caseId, what: 'session-started', chapter: 'sessions', refId: 'x' })
  const { timeline } = await openCaseFile(as(county.officer), caseId)
  expect(timeline.map((entry) => entry.what)).toEqual(expect.arrayContaining(['case-opened', 'appointment-booked', 'session-started']))
  expect(timeline.at(-1)).toMatchObject({ what: 'session-started', by: county.officer.name })
  for (const { what } of timeline) expect(Object.keys(casesTexts.zh)).toContain(`timeline.${what}`)
})

test('32 numbers taken at once from one series leave no gap, also when some roll back', async () => {
  const pool = openDatabase(database.where, 10)
  try {
    const taken = await Promise.all(Array.from({ length: 32 }, (_none, nth) => inTransaction({ ...county.ctx, db: pool.db }, async (ctx) => {
      const number = await nextNumber(ctx, '青禾人调字〔2026〕')
      if (nth % 4 === 0) throw new Error('roll back')
      return number
    }).catch(() => null)))
    expect(taken.filter((number) => number !== null).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_none, nth) => nth + 1))
  } finally {
    await pool.close()
  }
})

test('a case cannot be opened without an applicant, and always has an owner', async () => {
  const { ctx, officer, yunling } = county
  expect(await codeOf(openCase(ctx, { topic: 'other', track: 'consultation', summary: '', ownerId: officer.id, stationId: yunling, parties: [], mark }))).toBe('case-needs-sides')
  await expect(database.db.update(caseFile).set({ ownerId: null as never }).where(eq(caseFile.id, caseId))).rejects.toMatchObject({ cause: { code: '23502' } })
})
