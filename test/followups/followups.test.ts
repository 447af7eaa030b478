import { beforeAll, describe, expect, test } from 'vitest'
import { and, eq } from 'drizzle-orm'
import { agreement as agreements, appointment as appointments, caseFile, satisfaction, seat as seats, session as sessions, timelineEntry } from '#drizzle/schema/index.ts'
import { promiseOf } from '#shared/followups/promise.ts'
import { isAskedHere, modeAfter, nearness, planFollowUps, whyNotSettled } from '#shared/followups/rules.ts'
import type { Agreement, Term } from '#shared/agreements/words.ts'
import type { Actor, StaffActor } from '#shared/people/words.ts'
import { draftAgreement } from '#server/agreements/actions/draft-agreement.ts'
import { editAgreement } from '#server/agreements/actions/edit-agreement.ts'
import { listFollowUps, listOfCase } from '#server/followups/actions/list-follow-ups.ts'
import { planFollowUpsOf } from '#server/followups/actions/plan-follow-ups.ts'
import { closeCase } from '#server/followups/actions/close-case.ts'
import { gradeHere, gradeService } from '#server/followups/actions/ask-satisfaction.ts'
import { readSatisfaction } from '#server/followups/actions/read-satisfaction.ts'
import { bookWhySession, missFollowUp, settleFollowUp, waiveFollowUp } from '#server/followups/actions/settle-follow-up.ts'
import { aContext, later, morning } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aClerk, aLead, anOfficer } from '#test/helpers/someone.ts'

const term = (given: Partial<Term>): Term => ({ who: 'respondent', what: '恢复田坎', amountFen: null, dueOn: null, place: null, ...given })

describe('rules', () => {
  test('[F1] each dated promise is followed up the day after it, over a month and a year', () => {
    expect(planFollowUps([term({ dueOn: '2026-09-30' }), term({}), term({ dueOn: '2026-12-31' })])).toEqual([{ term: 0, nth: 1, of: 1, amountFen: null, promisedOn: '2026-09-30', dueOn: '2026-10-01' }, { term: 2, nth: 1, of: 1, amountFen: null, promisedOn: '2026-12-31', dueOn: '2027-01-01' }])
  })
  test('[F1] each instalment is followed up on its own', () => {
    const instalments = [{ amountFen: 100_000, dueOn: '2026-10-10' }, { amountFen: 86_000, dueOn: '2026-11-10' }]
    expect(planFollowUps([term({ amountFen: 186_000, instalments })]).map(({ nth, of, amountFen, dueOn }) => [nth, of, amountFen, dueOn])).toEqual([[1, 2, 100_000, '2026-10-11'], [2, 2, 86_000, '2026-11-11']])
  })
  test('[F1] of an instalment its own part is asked about, in the words of the agreement', () => {
    const instalments = [{ amountFen: 100_000, dueOn: '2026-10-10' }, { amountFen: 86_000, dueOn: '2026-11-10' }]
    const paid = term({ what: '付清工钱', amountFen: 186_000, instalments, otherwise: '一次付清' })
    expect(planFollowUps([paid]).map((due) => promiseOf(paid, due))).toEqual(['乙方于2026年10月10日前，付清工钱，金额人民币1,000.00元（大写：壹仟元整）。', '乙方于2026年11月10日前，付清工钱，金额人民币860.00元（大写：捌佰陆拾元整）。'])
  })
  test('[F6] two calls that nobody answered make it a visit; a visit stays one', () => expect([modeAfter('call', 1), modeAfter('call', 2), modeAfter('video', 3), modeAfter('visit', 1)]).toEqual(['call', 'visit', 'video', 'visit']))
  test('[F2] kept may be said early; not kept needs its day to be over, and a sentence', () => {
    const planned = { status: 'planned', promisedOn: '2026-10-20' } as const
    expect(whyNotSettled(planned, 'done_kept', '', '2026-10-01')).toBe(null)
    expect(whyNotSettled(planned, 'done_not_kept', '没有给', '2026-10-20')).toBe('too-early')
    expect(whyNotSettled(planned, 'done_partly', ' ', '2026-10-21')).toBe('remark-missing')
    expect(whyNotSettled(planned, 'done_partly', '给了一半', '2026-10-21')).toBe(null)
    expect(whyNotSettled({ ...planned, status: 'done_kept' }, 'done_kept', '', '2026-10-21')).toBe('already-settled')
  })
  test('late, due and to come', () => expect(['2026-09-17', '2026-09-18', '2026-09-19'].map((day) => nearness(day, '2026-09-18'))).toEqual(['late', 'due', 'to-come']))
})

describe('[F9] whether the terminal asks', () => {
  const ended = { status: 'closed', endedAt: morning.toISOString() } as const
  const seat = { side: 'applicant', admitted: true } as const
  const soon = new Date(morning.getTime() + 20_000)
  test.each<[what: string, session: Parameters<typeof isAskedHere>[0], seat: Parameters<typeof isAskedHere>[1], now: Date, asks: boolean]>([
    ['after a talk that ended as done', ended, seat, soon, true],
    ['not while it goes on', { status: 'signing', endedAt: null }, seat, soon, false],
    ['not after one that was broken off', { ...ended, status: 'aborted' }, seat, soon, false],
    ['not where it goes on in person', { ...ended, status: 'moved' }, seat, soon, false],
    ['not of a side that stopped', ended, { ...seat, admitted: false }, soon, false],
    ['not of staff', ended, { side: null, admitted: true }, soon, false],
    ['not two minutes later, when others may stand there', ended, seat, new Date(morning.getTime() + 120_000), false],
  ])('%s', (_what, session, at, now, asks) => expect(isAskedHere(session, at, now)).toBe(asks))
})

describe('follow-ups of an agreement', () => {
  const database = aDatabase()
  const as = (actor: Actor) => aContext(database.db, { actor })
  const system = () => as({ kind: 'system', name: 'flow' })
  const terms = [term({ dueOn: '2026-10-20' }), term({ who: 'applicant', what: '出具收条', dueOn: '2026-10-12' }), term({ what: '和睦相处' }), term({ what: '赔偿青苗', amountFen: 186_000, dueOn: '2026-10-10' })]
  let there: LiveSession
  let made: Agreement
  let clerks: { here: StaffActor; there: StaffActor; elsewhere: StaffActor }

  beforeAll(async () => {
    there = await aLiveSession(database.db)
    const { id, version } = await draftAgreement(as(there.host), { mark: '测试', committee: '会', police: '局', traffic_police: '队' }, there.sessionId)
    made = await editAgreement(as(there.host), { agreementId: id, version, facts: '一', issues: '二', terms })
    await planFollowUpsOf(system(), id)
    clerks = { here: await aClerk(database.db, { station: there.terminals.applicant.unitId }), there: await aClerk(database.db, { station: there.terminals.respondent.unitId }), elsewhere: await aClerk(database.db) }
  })

  test('nothing is planned before it is in effect; then each dated promise once, however often the news comes', async () => {
    expect(await listOfCase(as(there.host), there.caseId)).toEqual([])
    await database.db.update(agreements).set({ status: 'effective' }).where(eq(agreements.id, made.id))
    await Promise.all([planFollowUpsOf(system(), made.id), planFollowUpsOf(system(), made.id)])
    await planFollowUpsOf(system(), made.id)
    const all = await listOfCase(as(there.host), there.caseId)
    expect(all.filter(({ kind }) => kind === 'check').map(({ dueOn, stationId }) => [dueOn, stationId])).toEqual(['2026-09-25', '2026-10-18', '2026-12-17'].map((on) => [on, there.terminals.applicant.unitId]))
    const planned = all.filter(({ kind }) => kind === 'promise')
    expect(planned.map(({ dueOn, side, names, promise }) => [dueOn, side, names, promise])).toEqual([
      ['2026-10-11', 'respondent', '乙方：余桂花', '乙方于2026年10月10日前，赔偿青苗，金额人民币1,860.00元（大写：壹仟捌佰陆拾元整）。'],
      ['2026-10-13', 'applicant', '甲方：覃福来', '甲方于2026年10月12日前，出具收条。'],
      ['2026-10-21', 'respondent', '乙方：余桂花', '乙方于2026年10月20日前，恢复田坎。'],
    ])
  })

  test("a promise is on the list of the promising side's station, the owner's and the lead's, and nobody else's", async () => {
    const days = async (actor: Actor) => (await listFollowUps(as(actor))).filter(({ kind }) => kind === 'promise').map(({ dueOn }) => dueOn)
    expect(await days(clerks.there)).toEqual(['2026-10-11', '2026-10-21'])
    expect(await days(clerks.here)).toEqual(['2026-10-13'])
    expect(await days(there.host)).toHaveLength(3)
    expect(await days(await aLead(database.db))).toHaveLength(3)
    expect([await days(clerks.elsewhere), await days(await anOfficer(database.db))]).toEqual([[], []])
    expect(await refusalOf(listFollowUps(as(there.terminals.applicant)))).toMatchObject({ code: 'not-allowed' })
  })

  test('an outcome is written once, by the station or the owner, and stands on the case', async () => {
    const [first] = await listFollowUps(as(clerks.there))
    const settle = (actor: Actor, outcome: 'done_kept' | 'done_not_kept', remark = '', days = 0) => settleFollowUp(later(as(actor), days * 86_400_000), { followUpId: first!.id, outcome, remark })
    expect(await refusalOf(settle(clerks.elsewhere, 'done_kept'))).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(settle(await aLead(database.db), 'done_kept'))).toMatchObject({ code: 'not-allowed' })
    expect(await refusalOf(settle(clerks.there, 'done_not_kept', '没有给'))).toMatchObject({ code: 'too-early' })
    expect(await refusalOf(settle(clerks.there, 'done_not_kept', '', 30))).toMatchObject({ code: 'remark-missing' })
    expect(await settle(clerks.there, 'done_not_kept', '说月底给', 30)).toMatchObject({ status: 'done_not_kept', remark: '说月底给', doneByName: clerks.there.name })
    expect(await refusalOf(settle(there.host, 'done_kept', '', 31))).toMatchObject({ code: 'already-settled' })
    expect(await listFollowUps(as(clerks.there))).toHaveLength(1)
    const done = (await database.db.select().from(timelineEntry).where(eq(timelineEntry.caseId, there.caseId))).filter(({ what }) => what === 'follow-up-done')
    expect(done.map(({ values }) => values)).toEqual([{ promise: first!.promise, result: 'done_not_kept' }])
  })

  test('[F6] each try that nobody answered is counted and stands on the case; the second call makes it a visit', async () => {
    const [next] = await listFollowUps(as(clerks.there))
    await missFollowUp(as(clerks.there), { followUpId: next!.id, mode: 'call' })
    expect(await missFollowUp(as(clerks.there), { followUpId: next!.id, mode: 'call' })).toMatchObject({ attempts: 2, mode: 'visit', status: 'planned' })
    expect(await refusalOf(missFollowUp(as(clerks.elsewhere), { followUpId: next!.id, mode: 'call' }))).toMatchObject({ code: 'not-found' })
  })

  test('[F7] a meeting about why is booked only after a promise that was not kept, by who may write its outcome', async () => {
    const all = await listOfCase(as(there.host), there.caseId)
    const [broken, open] = [all.find(({ status }) => status === 'done_not_kept')!, all.find(({ status }) => status === 'planned')!]
    expect(await refusalOf(bookWhySession(as(there.host), { followUpId: open.id }))).toMatchObject({ code: 'was-kept' })
    expect(await refusalOf(bookWhySession(as(await aLead(database.db)), { followUpId: broken.id }))).toMatchObject({ code: 'not-allowed' })
    // Nobody is on the roster of this small county: the duty lead has it, and asking twice is one request.
    const booked = [await bookWhySession(as(there.host), { followUpId: broken.id }), await bookWhySession(as(there.host), { followUpId: broken.id })]
    expect(booked).toEqual([{ from: null }, { from: null }])
    expect(await database.db.$count(appointments, eq(appointments.idempotencyKey, broken.id))).toBe(1)
  })

  test('[F3] a case is not closed while a follow-up is open: the refusal names each; waived by the party, it is', async () => {
    await database.db.update(caseFile).set({ stage: 'agreed', status: 'agreed' }).where(eq(caseFile.id, there.caseId))
    const close = () => closeCase(as(there.host), { caseId: there.caseId, to: 'closed', reason: '都做完了' })
    const refusal = await refusalOf(close())
    const open = (await listOfCase(as(there.host), there.caseId)).filter(({ status }) => status === 'planned')
    expect(refusal).toMatchObject({ code: 'follow-ups-open', sentence: { zh: expect.stringContaining(open[0]!.dueOn) } })
    for (const { id } of open) expect(await waiveFollowUp(as(there.host), { followUpId: id, reason: '本人说不用再问' })).toMatchObject({ status: 'waived' })
    expect(await close()).toMatchObject({ stage: 'closed' })
  })

  test('[F8] satisfaction is asked by another than who handled the case, and shown as sums with how many could be asked', async () => {
    expect(await refusalOf(gradeService(as(there.host), { caseId: there.caseId, side: 'applicant', grade: 'good' }))).toMatchObject({ code: 'not-allowed' })
    await gradeService(as(clerks.here), { caseId: there.caseId, side: 'applicant', grade: 'poor' })
    await gradeService(as(clerks.here), { caseId: there.caseId, side: 'applicant', grade: 'good' })
    expect(await readSatisfaction(as(await aLead(database.db)))).toEqual({ cases: 1, answered: 1, good: 1, fair: 0, poor: 0 })
    expect(await refusalOf(Promise.resolve().then(() => readSatisfaction(as(there.host))))).toMatchObject({ code: 'not-allowed' })
  })

  test('[F9] a touch at the terminal is kept once a side, counts a case whose talk is over though it still runs, and is nobody’s of the staff', async () => {
    const talk = await aLiveSession(database.db)
    const here = aContext(database.db, { actor: talk.terminals.applicant, now: later(system(), 20_000).now })
    const touch = (ctx = here) => gradeHere(ctx, { sessionId: talk.sessionId, grade: 'fair' })
    expect(await refusalOf(touch())).toMatchObject({ code: 'not-asked-here' })
    await database.db.update(sessions).set({ status: 'closed', endedAt: morning }).where(eq(sessions.id, talk.sessionId))
    expect(await refusalOf(touch(as(talk.host)))).toMatchObject({ code: 'not-allowed' })
    expect(await refusalOf(touch(as(there.terminals.applicant)))).toMatchObject({ code: 'not-found' })
    await touch()
    await touch()
    await database.db.update(seats).set({ admitted: false }).where(and(eq(seats.sessionId, talk.sessionId), eq(seats.side, 'respondent')))
    expect(await refusalOf(touch(later(here, 0, talk.terminals.respondent))), 'that side stopped').toMatchObject({ code: 'not-asked-here' })
    await database.db.update(seats).set({ admitted: true, firstJoinedAt: null }).where(and(eq(seats.sessionId, talk.sessionId), eq(seats.side, 'respondent')))
    expect(await refusalOf(touch(later(here, 0, talk.terminals.respondent))), 'that side never came in').toMatchObject({ code: 'not-asked-here' })
    const kept = await database.db.select().from(satisfaction).where(eq(satisfaction.caseId, talk.caseId))
    expect(kept.map(({ side, grade, askedBy, terminalId }) => [side, grade, askedBy, terminalId])).toEqual([['applicant', 'fair', null, talk.terminals.applicant.id]])
    expect(await readSatisfaction(as(await aLead(database.db)))).toEqual({ cases: 2, answered: 2, good: 1, fair: 1, poor: 0 })
  })
})
