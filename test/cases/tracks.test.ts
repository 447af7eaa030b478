import { beforeAll, describe, expect, test } from 'vitest'
import { and, desc, eq, sql } from 'drizzle-orm'
import { caseFile, outbox, seat, timelineEntry } from '#drizzle/schema/index.ts'
import { mayGo, moveKind, moves, nextStages, stages, type Stage } from '#shared/cases/stages.ts'
import { type CaseId, type Side, sides, tracks, type Track } from '#shared/cases/words.ts'
import type { Actor, StaffActor } from '#shared/people/words.ts'
import { loadCalendar } from '#server/calendar/index.ts'
import { extendClock, listClocks, listClocksDue, pauseClock } from '#server/cases/actions/keep-clocks.ts'
import { beginClocks, followHappening, moveCase, openCaseFile } from '#server/cases/index.ts'
import { setTick } from '#server/sessions/actions/set-tick.ts'
import { takeStep } from '#server/sessions/actions/take-step.ts'
import { freshCourse } from '#server/sessions/store.ts'
import { closeCase, reopenCase } from '#server/followups/actions/close-case.ts'
import { aContext, later } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aLead, anOfficer } from '#test/helpers/someone.ts'

const database = aDatabase()
const as = (actor: Actor = { kind: 'system', name: 'flow' }, days = 0) => later(aContext(database.db, { actor }), days * 86_400_000)
const put = (caseId: CaseId, stage: Stage) => database.db.update(caseFile).set({ stage }).where(eq(caseFile.id, caseId))
const reason = '双方说好了'
let lead: StaffActor
const aCase = async (track: Track) => {
  const { caseId, host } = await aLiveSession(database.db, { track, started: false })
  return { caseId, officer: host }
}
const openClocks = async (actor: Actor, caseId: CaseId) => (await listClocks(as(actor), caseId)).filter(({ endedAt }) => endedAt === null).map(({ kind, dueAt }) => [kind, dueAt])

beforeAll(async () => {
  await loadCalendar(as())
  lead = await aLead(database.db)
})

describe.each(tracks)('on the track %s', (track) => {
  test('[C1] every step that its table does not have is refused with a sentence that says where it can go; nothing is changed', async () => {
    const { caseId, officer } = await aCase(track)
    let refused = 0
    const froms = stages.filter((stage) => stage in moves[track] || Object.values(moves[track]).some((next) => next.includes(stage)))
    for (const from of froms) {
      await put(caseId, from)
      for (const to of stages.filter((stage) => !mayGo(track, from, stage))) {
        const refusal = await refusalOf(moveCase(as(officer), { caseId, to, reason }, moveKind(from, to)))
        expect(refusal, `${from} to ${to}`).toMatchObject({ code: nextStages(track, from).length === 0 ? 'over-for-good' : 'no-such-move' })
        refused += 1
      }
      expect((await database.db.select().from(caseFile).where(eq(caseFile.id, caseId)))[0]?.stage).toBe(from)
    }
    expect(refused).toBe(froms.length * stages.length - froms.flatMap((from) => nextStages(track, from)).length)
    expect(await database.db.$count(timelineEntry, eq(timelineEntry.caseId, caseId))).toBe(0)
  })
})

test('[C1] a step stands on the timeline with who, when and why; only who answers for the case and the lead may take it', async () => {
  const { caseId, officer } = await aCase('peoples_mediation')
  await put(caseId, 'in_mediation')
  expect(await refusalOf(moveCase(as(await anOfficer(database.db)), { caseId, to: 'terminated', reason }))).toMatchObject({ code: 'case-not-found' })
  expect(await moveCase(as(officer, 1), { caseId, to: 'terminated', reason: '一方不愿再谈' })).toMatchObject({ stage: 'terminated', status: 'open' })
  const [entry] = await database.db.select().from(timelineEntry).where(and(eq(timelineEntry.caseId, caseId), eq(timelineEntry.what, 'case-moved')))
  expect(entry).toMatchObject({ by: officer.name, values: { before: 'in_mediation', stage: 'terminated', reason: '一方不愿再谈' }, at: as(officer, 1).now })
})

test('the refusal says the stages in each reader’s language', async () => {
  const { caseId, officer } = await aCase('petition')
  const refusal = await refusalOf(moveCase(as(officer), { caseId, to: 'served', reason }))
  expect(refusal).toMatchObject({ sentence: { zh: '案件现在是“已登记”，不能直接到“意见已送达”。可以到：已告知收到、已转送、不予受理、本人撤回。' } })
  expect(JSON.stringify(refusal)).toMatch(/It can go to: receipt confirmed, transferred/)
})

test('[C4] a petition’s clocks: fifteen days to say, sixty to handle over the National Day, thirty more from the lead only, once', async () => {
  const { caseId, officer } = await aCase('petition')
  await beginClocks(as(), caseId)
  await beginClocks(as(), caseId)
  expect(await openClocks(officer, caseId)).toEqual([['petition_notice', '2026-10-03T16:00:00.000Z']])
  for (const to of ['notified_received', 'accepted', 'handling'] as const) await moveCase(as(officer), { caseId, to, reason })
  // An officer's target: no holiday moves it.
  expect(await openClocks(officer, caseId)).toEqual([['petition_handling', '2026-11-17T16:00:00.000Z']])
  const [clock] = (await listClocks(as(officer), caseId)).filter(({ endedAt }) => endedAt === null)
  expect(await refusalOf(extendClock(as(officer), { clockId: clock!.id, reason }))).toMatchObject({ code: 'not-allowed' })
  expect(await extendClock(as(lead), { clockId: clock!.id, reason: '案情复杂' })).toMatchObject({ dueAt: '2026-12-17T16:00:00.000Z', extended: 1 })
  expect((await openCaseFile(as(officer), caseId)).stage).toBe('extended')
  expect(await refusalOf(extendClock(as(lead), { clockId: clock!.id, reason }))).toMatchObject({ code: 'no-more-extension' })
  expect(await refusalOf(pauseClock(as(officer), { clockId: clock!.id, paused: true, reason }))).toMatchObject({ code: 'no-pause' })
})

test('[C3] a party’s thirty days to ask for review that end in a holiday end on the next working day; an officer’s warning comes before it', async () => {
  const { caseId, officer } = await aCase('petition')
  await put(caseId, 'opinion_issued')
  const served = later(as(officer), -16 * 86_400_000)
  await moveCase(served, { caseId, to: 'served', reason })
  // Served on 2 September: thirty days end on 2 October, in the National Day break; 8 October is the first working day.
  expect(await openClocks(officer, caseId)).toEqual([['petition_review_request', '2026-10-08T16:00:00.000Z']])
  await moveCase(served, { caseId, to: 'review_requested', reason })
  const [review] = (await listClocks(as(officer), caseId)).filter(({ endedAt }) => endedAt === null)
  expect(review).toMatchObject({ kind: 'petition_review', dueAt: '2026-10-02T16:00:00.000Z', warnOn: '2026-09-30' })
})

test('[C5] a recheck waits for its hearing: the days it stood are given back', async () => {
  const { caseId, officer } = await aCase('petition')
  await put(caseId, 'review_answered')
  await moveCase(as(officer), { caseId, to: 'recheck_requested', reason })
  const [clock] = (await listClocks(as(officer), caseId)).filter(({ endedAt }) => endedAt === null)
  await pauseClock(as(officer, 2), { clockId: clock!.id, paused: true, reason: '听证' })
  expect(await refusalOf(pauseClock(as(officer, 3), { clockId: clock!.id, paused: true, reason }))).toMatchObject({ code: 'clock-stands' })
  expect(await pauseClock(as(officer, 7), { clockId: clock!.id, paused: false, reason: '听证完了' })).toMatchObject({ pausedAt: null, dueAt: new Date(Date.parse(clock!.dueAt) + 5 * 86_400_000).toISOString() })
})

test('K6 a deadline beyond the last loaded year is refused loudly, and the case stays where it was', async () => {
  const { caseId, officer } = await aCase('petition')
  await put(caseId, 'notified_received')
  const refusal = await refusalOf(moveCase(as(officer, 460), { caseId, to: 'accepted', reason }))
  expect(refusal).toMatchObject({ code: 'calendar-missing' })
  expect((await openCaseFile(as(officer), caseId)).stage).toBe('notified_received')
})

test('[C2] what the other chapters do carries a mediation along, each step on the timeline, however often it is heard', async () => {
  const { caseId, officer } = await aCase('peoples_mediation')
  await beginClocks(as(), caseId)
  for (const happening of ['told', 'met', 'met', 'agreed', 'told', 'agreed'] as const) await followHappening(as(), caseId, happening)
  const file = await openCaseFile(as(officer), caseId)
  expect(file).toMatchObject({ stage: 'agreed', status: 'agreed' })
  expect(file.timeline.filter(({ what }) => what === 'case-carried').map(({ values }) => [values['stage'], values['why']])).toEqual([['respondent_invited', 'told'], ['consented', 'met'], ['mediator_set', 'met'], ['in_mediation', 'met'], ['agreed', 'agreed']])
  expect(await openClocks(officer, caseId)).toEqual([['confirmation', '2026-10-19T16:00:00.000Z']])
})

test('[C2] nobody says that both sides met before both sat with the host and said that they want to; a consultation needs its one side', async () => {
  const heard = async ({ caseId, sessionId, host }: Awaited<ReturnType<typeof aLiveSession>>) => {
    const [told] = await database.db.select({ payload: outbox.payload }).from(outbox).where(and(eq(outbox.news, 'session-talk-held'), sql`${outbox.payload}->>'sessionId' = ${sessionId}`)).orderBy(desc(outbox.seq)).limit(1)
    const { together } = told!.payload as { together: Side[] }
    await followHappening(as(), caseId, 'met', together)
    return [together.toSorted(), (await openCaseFile(as(host), caseId)).stage]
  }
  const talk = (held: Awaited<ReturnType<typeof aLiveSession>>, hours: number) => takeStep(as(held.host), { id: held.sessionId }, { to: 'live', course: { ...freshCourse, since: later(as(), hours).now.toISOString() }, what: 'session-live', reason: null })
  const say = (held: Awaited<ReturnType<typeof aLiveSession>>, side: Side, ms: number, answer: 'yes' | 'no' = 'yes') => setTick(later(as(held.host), ms), { sessionId: held.sessionId, tick: 'voluntary', side, answer })

  const mediation = await aLiveSession(database.db)
  await put(mediation.caseId, 'respondent_invited')
  const respondents = and(eq(seat.sessionId, mediation.sessionId), eq(seat.side, 'respondent'))
  await database.db.update(seat).set({ firstJoinedAt: null }).where(respondents)
  for (const side of sides) await say(mediation, side, 0)
  expect(await heard(mediation)).toEqual([['applicant'], 'respondent_invited'])
  await database.db.update(seat).set({ firstJoinedAt: as().now }).where(respondents)
  await say(mediation, 'respondent', 1, 'no')
  await talk(mediation, 1)
  expect(await heard(mediation)).toEqual([['applicant'], 'respondent_invited'])
  await say(mediation, 'respondent', 2)
  expect(await heard(mediation)).toEqual([['applicant', 'respondent'], 'in_mediation'])

  const consultation = await aLiveSession(database.db, { track: 'consultation' })
  await talk(consultation, 1)
  expect(await heard(consultation)).toEqual([[], 'handling'])
})

test('an officer sees the clocks of their own cases, the lead those of all that are near or over', async () => {
  const { caseId, officer } = await aCase('petition')
  await beginClocks(as(), caseId)
  const due = async (actor: StaffActor, days: number) => (await listClocksDue(as(actor, days))).filter((one) => one.caseId === caseId).map(({ kind }) => kind)
  expect(await due(officer, 0)).toEqual(['petition_notice'])
  expect([await due(lead, 10), await due(lead, 11), await due(lead, 30)]).toEqual([[], ['petition_notice'], ['petition_notice']])
  expect(await due(await anOfficer(database.db), 0)).toEqual([])
})

test('[C7] closing and reopening are not steps; whoever closed it cannot reopen it, and it is counted', async () => {
  const { caseId, officer } = await aCase('consultation')
  await put(caseId, 'answered')
  expect(await refusalOf(moveCase(as(officer), { caseId, to: 'closed', reason }))).toMatchObject({ code: 'close-elsewhere' })
  expect(await closeCase(as(officer), { caseId, to: 'closed', reason })).toEqual({ caseId, stage: 'closed' })
  expect(await refusalOf(reopenCase(as(officer), { caseId, to: 'handling', reason }))).toMatchObject({ code: 'same-reviewer' })
  await reopenCase(as(lead), { caseId, to: 'handling', reason: '有新的材料' })
  expect(await openCaseFile(as(officer), caseId)).toMatchObject({ stage: 'handling', status: 'open', reopenCount: 1 })
})
