import { eq } from 'drizzle-orm'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { fact } from '#drizzle/schema/index.ts'
import { seedPast } from '#drizzle/seed/past.ts'
import { pastSigned } from '#drizzle/seed/past-agreed.ts'
import type { AgreementId } from '#shared/agreements/words.ts'
import { contentOf, hashOf } from '#server/agreements/content.ts'
import { loadAgreement, pressOf } from '#server/agreements/index.ts'
import { verifyPdf, wasGood } from '#server/agreements/seal/verify-pdf.ts'
import { sealPast } from '#server/demo.ts'
import { storeIn } from '#server/platform/files/store.ts'
import { planFollowUpsOf } from '#server/followups/index.ts'
import { clock } from '#server/platform/clock.ts'
import { readConfig } from '#server/platform/config.ts'
import { blindIndex, seal } from '#server/platform/sealed.ts'
import { forecastTomorrow } from '#server/oversight/actions/forecast-tomorrow.ts'
import { readStandings } from '#server/oversight/actions/read-standings.ts'
import { loadSatisfaction } from '#server/followups/store.ts'
import { readIdNumber } from '#shared/people/rules.ts'
import { addDays, atClock, dayOf } from '#shared/platform/time.ts'
import { aContext, morning } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'

const database = aDatabase('county')
const sealed: string[] = []
const secrets = { mark: '青禾', seal: (number: string) => { sealed.push(number); return seal('1f'.repeat(32), number) }, index: (number: string) => blindIndex('2e'.repeat(32), number) }
const none = async (question: string) => expect((await database.sql.unsafe(question))[0]!['n']).toBe(0)

beforeAll(async () => { await database.db.delete(fact).where(eq(fact.name, 'demo-past')) })

test('the demo county has eight weeks behind it, made once', async () => {
  const made = await seedPast(database.db, morning, secrets)
  expect(made).toBeGreaterThan(300)
  expect(made).toBeLessThan(800)
  expect(await seedPast(database.db, morning, secrets)).toBe(0)
})

test('all of it is over, and nobody and no terminal was in two places', async () => {
  await none(`select count(*)::int as n from appointment where upper(during) > '${morning.toISOString()}' or status not in ('completed', 'no_show_party', 'no_show_officer', 'cancelled_by_party') or promise = 'open'`)
  await none('select count(*)::int as n from claim')
  await none('select count(*)::int as n from appointment a join appointment b on a.id < b.id and a.officer_id = b.officer_id and a.during && b.during')
  await none('select count(*)::int as n from appointment_place p join appointment a on a.id = p.appointment_id join appointment_place q on q.terminal_id = p.terminal_id and q.appointment_id > p.appointment_id join appointment b on b.id = q.appointment_id where a.during && b.during')
  const [notice] = await database.sql`select count(*)::int as meetings, bool_and(lower(during) >= registered_at + interval '2 days 12 hours') as announced, bool_and(exists (select from appointment talk where talk.case_id = appointment.case_id and talk.id <> appointment.id and talk.promise <> 'notice_period')) as talked from appointment where promise = 'notice_period'`
  expect(notice, 'the mediation of a road accident is announced three days before, after a talk').toMatchObject({ announced: true, talked: true })
  expect(notice!['meetings']).toBeGreaterThan(2)
  await none(`select count(*)::int as n from appointment where promise = 'promise_kept' and lower(during) > session_due_at or promise = 'waived_by_party' and status = 'completed' and lower(during) <= session_due_at or promise = 'breached' and breach_cause is null`)
})

test('a few of its cases still run, with deadlines near, over and paused, and no deadline lies on a case that is closed', async () => {
  const clocks = await database.sql`select kind, stage, status, due_at < ${morning.toISOString()} as over, paused_at is not null as paused, warn_on <= (due_at - interval '1 second')::date as warned from case_clock join case_file on case_file.id = case_id`
  expect(clocks.length).toBeGreaterThan(5)
  expect(clocks.every(({ kind, status, warned }) => status === (kind === 'confirmation' ? 'agreed' : 'open') && warned)).toBe(true)
  expect([clocks.some(({ over }) => over), clocks.some(({ paused }) => paused)]).toEqual([true, true])
})

test('one of its matters was agreed on: kept, partly and not kept, one to be asked today; its paper is sealed as of the day on which it was signed, and nothing is planned twice', async () => {
  const asked = async () => database.sql`select kind, status, due_on::text as due, done_at is not null as done from follow_up order by kind, due_on`
  const promises = (await asked()).filter(({ kind }) => kind === 'promise')
  expect(promises.map(({ status }) => status)).toEqual(['done_kept', 'done_partly', 'done_not_kept', 'planned', 'planned'])
  expect(promises[3]!['due']).toBe(dayOf(morning))
  expect((await asked()).filter(({ kind }) => kind === 'check').map(({ status }) => status)).toEqual(['done_kept', 'planned', 'planned'])
  const [news] = await database.sql`select payload from outbox where news = ${pastSigned}`
  const { agreementId, at } = news!['payload'] as { agreementId: AgreementId; at: string }
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-past-'))
  // NOTE: the county's own seal is made on the first day of the demo, which is that morning here.
  const machineClock = clock.now
  clock.now = () => morning
  await sealPast({ ...aContext(database.db), now: new Date(at) }, pressOf({ config: readConfig({ LIANXIN_DATA: folder }), files: storeIn(folder) }), agreementId).finally(() => { clock.now = machineClock })
  const sealed = (await loadAgreement(database.db, agreementId))!
  expect(sealed).toMatchObject({ status: 'effective', effectiveAt: at, signatures: [{ way: 'finger' }, { way: 'finger' }, { way: 'finger' }], contentHash: hashOf(contentOf(sealed)) })
  const [path] = await database.sql`select path from attachment where id = ${sealed.pdf!.attachmentId}`
  const seal = await verifyPdf(readFileSync(join(folder, path!['path'] as string)))
  expect([seal.state, wasGood(seal)]).toEqual(['intact', true])
  rmSync(folder, { recursive: true })
  const before = await asked()
  await planFollowUpsOf(aContext(database.db), agreementId)
  expect(await asked()).toEqual(before)
})

test('some of its people said what they think of the service, to another than who handled the case', async () => {
  const { cases, answered, good, fair, poor } = await loadSatisfaction(database.db, atClock(addDays(dayOf(morning), -60), '00:00'))
  expect([answered > 20, answered < cases, good > fair + poor, fair > 0, poor > 0]).toEqual([true, true, true, true, true])
  await none('select count(*)::int as n from satisfaction join case_file on case_file.id = case_id where asked_by = owner_id')
})

test('its people are made up: an unassigned region, phones that cannot ring; case numbers go on after it', async () => {
  const numbers = sealed.filter((number) => number.length === 18)
  expect(numbers.length).toBeGreaterThan(300)
  for (const number of numbers) expect(readIdNumber(number, { today: dayOf(morning), testData: true })).toMatchObject({ ok: true, number: expect.stringMatching(/^990101/) })
  for (const phone of sealed.filter((number) => number.length === 11)) expect(phone).toMatch(/^120000000\d\d$/)
  const [row] = await database.sql`select last, (select count(*)::int from case_file) as cases, (select max(number) from case_file) as highest from number_series`
  expect(row).toMatchObject({ last: row!['cases'], highest: `青禾调〔2026〕${String(row!['cases']).padStart(4, '0')}` })
})

test('the board has something true to show: kept, waived and breached in every week that is over, and a forecast', async () => {
  const ctx = aContext(database.db)
  const { total, weeks } = await readStandings(ctx)
  expect(total.kept / (total.kept + total.breached)).toBeGreaterThan(0.95)
  expect([total.waived, total.breached].every((count) => count > 0)).toBe(true)
  expect(weeks.every(({ standing }) => standing.kept > 0)).toBe(true)
  // Tomorrow is a Saturday: far fewer come than on the workdays before it.
  const saturday = await forecastTomorrow(ctx)
  const monday = await forecastTomorrow({ ...ctx, now: atClock(addDays(dayOf(morning), 3), '20:00') })
  expect(saturday).toMatchObject({ kind: 'weekend' })
  expect(monday).toMatchObject({ kind: 'workday' })
  expect(monday.total!.mean).toBeGreaterThan(2 * saturday.total!.mean)
})
