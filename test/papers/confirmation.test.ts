import { eq } from 'drizzle-orm'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreement as agreements, caseClock, caseFile, notice, outbox, timelineEntry } from '#drizzle/schema/index.ts'
import type { Agreement, Term } from '#shared/agreements/words.ts'
import { againstConfirming, confirmationStates, mayGoTo, missingToSend, reminderDaysOf, reminderDue } from '#shared/papers/confirmation-rules.ts'
import type { Actor } from '#shared/people/words.ts'
import { draftAgreement } from '#server/agreements/actions/draft-agreement.ts'
import { editAgreement } from '#server/agreements/actions/edit-agreement.ts'
import { remindBothSides } from '#server/notices/actions/remind-both-sides.ts'
import { askForDossier, bindDossier } from '#server/papers/actions/bind-dossier.ts'
import { keepAnswer, keepConsent, keepSent, readConfirmation } from '#server/papers/actions/keep-confirmation.ts'
import { makePaper } from '#server/papers/actions/make-paper.ts'
import { remindOfConfirmation } from '#server/papers/actions/remind-confirmation.ts'
import type { Reminder } from '#server/papers/index.ts'
import type { House } from '#server/papers/house.ts'
import { pressWith } from '#server/platform/press/open-press.ts'
import { storeIn } from '#server/platform/files/store.ts'
import { aContext, anId, morning } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aLead } from '#test/helpers/someone.ts'

const term = (what: string): Term => ({ who: 'respondent', what, amountFen: null, dueOn: '2026-10-20', place: null })
const effective = { form: 'peoples_agreement/1', status: 'effective', parties: [], terms: [term('恢复田坎到附图位置')] } as const

describe('the rules', () => {
  test('[J1] only people’s mediation, in effect, in time, no status relation, no title', () => {
    const against = (given: object, today = '2026-09-20') => againstConfirming({ ...effective, terms: [...effective.terms], parties: [], ...given }, '2026-10-19', today)
    expect(against({})).toEqual([])
    expect(against({ form: 'police_agreement/1' })).toEqual(['not-peoples'])
    expect(against({ status: 'signing' })).toEqual(['not-effective'])
    expect(against({}, '2026-10-19')).toEqual([])
    expect(against({}, '2026-10-20')).toEqual(['too-late'])
    expect(against({ terms: [term('双方解除婚姻关系')] })).toEqual(['status-relation'])
    expect(against({ terms: [term('争议林地归甲方所有')] })).toEqual(['title'])
  })
  test('[J3] on days 7, 20 and 27, each once; after a pause only the latest; never after the last day', () => {
    const due = (today: string, sent: number[] = []) => reminderDue({ effectiveOn: '2026-09-18', lastDay: '2026-10-19', today, sent })
    expect([due('2026-09-24'), due('2026-09-25'), due('2026-09-26', [7]), due('2026-10-08', [7]), due('2026-10-15', [7, 20]), due('2026-10-16'), due('2026-10-16', [7, 20, 27]), due('2026-10-20')]).toEqual([null, 7, null, 20, 27, 27, null, null])
    expect(reminderDaysOf('2026-09-18', '2026-10-19')).toEqual(['2026-09-25', '2026-10-08', '2026-10-15'])
  })
  test('[J4] both sides, the application and the dossier', () => {
    expect(missingToSend({ consents: [], application: false, dossier: false })).toEqual(['consent-applicant', 'consent-respondent', 'application', 'dossier'])
    expect(missingToSend({ consents: [{ side: 'respondent', way: 'by_phone', on: '2026-09-20', by: '何' }], application: true, dossier: true })).toEqual(['consent-applicant'])
  })
  test('[J5] the court answers what it was asked, and an answer is the last word', () => {
    const legal = confirmationStates.flatMap((from) => confirmationStates.filter((to) => mayGoTo(from, to)).map((to) => `${from} ${to}`))
    expect(legal).toEqual(['preparing sent', 'preparing withdrawn', 'sent accepted', 'sent confirmed', 'sent refused', 'sent withdrawn', 'accepted confirmed', 'accepted refused', 'accepted withdrawn'])
  })
})

describe('asking the court', () => {
  const database = aDatabase('county')
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-court-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const house: House = { mark: '测试', county: '测试县', publicUrl: 'https://bridge.example.cn', files: storeIn(folder), press: pressWith('/nowhere') }
  const on = (actor: Actor, days = 0) => aContext(database.db, { actor, now: new Date(morning.getTime() + days * 86_400_000) })
  const system = (days = 0) => on({ kind: 'system', name: 'test' }, days)
  let there: LiveSession
  let made: Agreement
  const sending = (days = 2) => keepSent(on(there.host, days), { caseId: there.caseId, court: '青禾县人民法院', sentOn: '2026-09-20' })

  beforeAll(async () => {
    // The seeded county has agreements of its own: only this one is looked at.
    await database.db.update(agreements).set({ status: 'void' })
    there = await aLiveSession(database.db)
    const { id, version } = await draftAgreement(on(there.host), { mark: '测试', committee: '会', police: '局', traffic_police: '队' }, there.sessionId)
    made = await editAgreement(on(there.host), { agreementId: id, version, facts: '一', issues: '二', terms: [term('恢复田坎到附图位置')] })
  })

  test('there is nothing to ask before an agreement is in effect', async () => {
    expect((await readConfirmation(on(there.host), there.caseId)).confirmation).toBe(null)
    expect(await refusalOf(keepConsent(on(there.host), { caseId: there.caseId, side: 'applicant', way: 'by_video' }))).toMatchObject({ code: 'no-agreement-yet' })
  })

  test('[J2] thirty days from its effect, and a last day that falls on a Sunday is the Monday', async () => {
    await database.db.update(agreements).set({ status: 'effective', effectiveAt: morning }).where(eq(agreements.id, made.id))
    await database.db.update(caseFile).set({ stage: 'agreed', status: 'agreed' }).where(eq(caseFile.id, there.caseId))
    await database.db.insert(caseClock).values({ id: anId<'case_clock'>(), caseId: there.caseId, kind: 'confirmation', startedAt: morning, dueAt: new Date('2026-10-19T16:00:00Z'), warnOn: '2026-10-19' })
    expect((await readConfirmation(on(there.host), there.caseId)).confirmation).toMatchObject({ effectiveOn: '2026-09-18', lastDay: '2026-10-19', against: [], state: null })
  })

  test('[J3] both sides are reminded at their own stations, once however often the morning comes', async () => {
    for (const days of [6, 7, 7, 8]) await remindOfConfirmation(system(days))
    const told = (await database.db.select().from(outbox).where(eq(outbox.news, 'confirmation-remembered'))).map(({ payload }) => payload as Reminder)
    expect(told).toMatchObject([{ caseId: there.caseId, lastDay: '2026-10-19' }])
    await remindBothSides(system(7), told[0]!, false)
    await remindBothSides(system(7), told[0]!, false)
    const rows = await database.db.select().from(notice).where(eq(notice.kind, 'confirmation'))
    expect(rows.map(({ channel, side, stationId }) => [channel, side, stationId]).sort()).toEqual((['applicant', 'respondent'] as const).map((side) => ['phone', side, there.terminals[side].unitId]).sort())
    for (const { text } of rows) expect(text.zh).toMatch(/10月19日/)
    expect((await database.db.select().from(timelineEntry).where(eq(timelineEntry.caseId, there.caseId))).filter(({ what }) => what === 'confirmation-reminded')).toHaveLength(1)
  })

  test('[J4] it goes to the court with both sides’ yes, the application and the dossier; what is missing is named', async () => {
    const consent = (side: 'applicant' | 'respondent') => keepConsent(on(there.host, 2), { caseId: there.caseId, side, way: 'by_phone' })
    const early = await askForDossier(on(there.recorder, 1), { caseId: there.caseId, purpose: 'confirmation' })
    await bindDossier(system(1), house, early.id)
    await consent('applicant')
    expect(await refusalOf(sending())).toMatchObject({ code: 'not-ready-to-send', sentence: { zh: expect.stringContaining('乙方还没有说愿意、司法确认申请书、送法院的卷宗') } })
    await consent('respondent')
    await makePaper(on(there.host, 2), house, { caseId: there.caseId, kind: 'confirmation_application', about: null, fields: { court: '青禾县人民法院', reasons: '自愿达成。' } })
    // One that was bound before the application has it not in it.
    expect(await refusalOf(sending())).toMatchObject({ code: 'not-ready-to-send', sentence: { zh: expect.stringMatching(/还缺：送法院的卷宗。/) } })
    const { id } = await askForDossier(on(there.recorder, 2), { caseId: there.caseId, purpose: 'confirmation' })
    await bindDossier(system(2), house, id)
    expect(await refusalOf(keepSent(on(there.host, 2), { caseId: there.caseId, court: '法院', sentOn: '2026-09-21' }))).toMatchObject({ code: 'sent-outside' })
    expect(await sending()).toMatchObject({ state: 'sent', sentOn: '2026-09-20', missing: [] })
    const clocks = await database.db.select().from(caseClock).where(eq(caseClock.caseId, there.caseId))
    expect(clocks.map(({ kind, endedAt }) => [kind, endedAt !== null])).toEqual([['confirmation', true]])
    await remindOfConfirmation(system(27))
    expect(await database.db.$count(outbox, eq(outbox.news, 'confirmation-remembered'))).toBe(1)
  })

  test('[J5] the court’s answer is written once, not before it was asked, and not by a lead', async () => {
    const answer = (state: 'accepted' | 'confirmed', day: string, actor: Actor = there.host) => keepAnswer(on(actor, 10), { caseId: there.caseId, state, on: day, note: '' })
    expect(await refusalOf(answer('confirmed', '2026-09-19'))).toMatchObject({ code: 'answered-before' })
    expect(await refusalOf(answer('confirmed', '2026-09-25', await aLead(database.db)))).toMatchObject({ code: 'not-allowed' })
    await answer('accepted', '2026-09-23')
    expect(await answer('confirmed', '2026-09-28')).toMatchObject({ state: 'confirmed', answeredOn: '2026-09-28' })
    expect(await refusalOf(answer('accepted', '2026-09-28'))).toMatchObject({ code: 'no-such-step' })
    expect(await refusalOf(sending(10))).toMatchObject({ code: 'no-such-step' })
  })
})
