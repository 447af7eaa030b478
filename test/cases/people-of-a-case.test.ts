import { beforeAll, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { closedNote, timelineEntry } from '#drizzle/schema/index.ts'
import { whyLead } from '#shared/cases/work.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { Actor, StaffActor } from '#shared/people/words.ts'
import { listOfCase } from '#server/appointments/actions/list-appointments.ts'
import { bookAgain } from '#server/appointments/actions/book-again.ts'
import { callOffJoint } from '#server/appointments/index.ts'
import { loadCalendar } from '#server/calendar/index.ts'
import { answerSafety, readSafety } from '#server/cases/actions/ask-safety.ts'
import { listClosedNotes, writeClosedNote } from '#server/cases/actions/closed-notes.ts'
import { listClocks } from '#server/cases/actions/keep-clocks.ts'
import { addToTeam, markDifficult, stepBack } from '#server/cases/actions/keep-team.ts'
import { finishPlanStep, givePower, logContact, planStep, referCase, revokePower } from '#server/cases/actions/keep-work.ts'
import { readWork } from '#server/cases/actions/read-work.ts'
import { openCaseFile } from '#server/cases/index.ts'
import { aCounty, aDispute, book, mark, onDuty } from '#test/appointments/a-county.ts'
import { later } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aLead, aMemberOfStaff, anOfficer } from '#test/helpers/someone.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>
let [lead, psychologist, colleague] = [] as unknown as [StaffActor, StaffActor, StaffActor]
let caseId: CaseId
const as = (actor: Actor, days = 0) => later(county.ctx, days * 86_400_000, actor)

beforeAll(async () => {
  county = await aCounty(database.db)
  await loadCalendar(county.ctx)
  lead = await aLead(database.db)
  psychologist = await aMemberOfStaff(database.db, 'expert', { skills: ['psychologist'] })
  colleague = await anOfficer(database.db)
  caseId = (await book(county.ctx, aDispute(county.yunling, county.shikan), mark)).appointment.caseId
  await onDuty(database.db, await anOfficer(database.db))
})

test('[T1] a lead official is needed where it is difficult, late, has five parties, or was reopened', () => {
  expect(whyLead({ difficult: false, overdue: false, parties: 4, reopenCount: 0 })).toEqual([])
  expect(whyLead({ difficult: true, overdue: true, parties: 5, reopenCount: 1 })).toEqual(['difficult', 'overdue', 'many_parties', 'reopened'])
})

describe('the team', () => {
  test('[T1] a difficult case says that its lead official is missing; once there is one, a talk with a party is what their clock waits for', async () => {
    await markDifficult(as(county.officer), { caseId, difficult: true })
    expect(await readWork(as(county.officer), caseId)).toMatchObject({ difficult: true, leadNeeded: ['difficult'] })
    expect(await refusalOf(addToTeam(as(county.officer), { caseId, staffId: colleague.id, role: 'lead' }))).toMatchObject({ code: 'not-for-that-role' })
    await addToTeam(as(county.officer), { caseId, staffId: lead.id, role: 'lead' })
    const clock = async () => (await listClocks(as(lead), caseId)).find(({ kind }) => kind === 'lead_contact')
    // Friday 18 September; Sunday the 20th is worked: five working days are over on Thursday.
    expect(await clock()).toMatchObject({ dueAt: '2026-09-24T16:00:00.000Z', endedAt: null })
    await logContact(as(county.clerk), { caseId, channel: 'phone', incoming: true, minutes: 3, withWhom: '覃某', summary: '问什么时候见面' })
    expect((await clock())?.endedAt).toBe(null)
    await logContact(as(lead), { caseId, channel: 'visit', incoming: false, minutes: 40, withWhom: '覃某', summary: '上门听了诉求' })
    expect((await clock())?.endedAt).not.toBe(null)
    expect((await readWork(as(lead), caseId)).contacts.map(({ byName }) => byName).toSorted()).toEqual([county.clerk.name, lead.name].toSorted())
  })

  test('[T2] who has stepped back leaves the team, cannot be put on it again, and is booked for the case no more', async () => {
    await addToTeam(as(county.officer), { caseId, staffId: colleague.id, role: 'handler' })
    await stepBack(as(colleague), { caseId, staffId: colleague.id, reason: '是被申请人的表亲' })
    expect((await readWork(as(county.officer), caseId)).team.some(({ staffId }) => staffId === colleague.id)).toBe(false)
    expect(await refusalOf(addToTeam(as(county.officer), { caseId, staffId: colleague.id, role: 'mediator' }))).toMatchObject({ code: 'has-stepped-back' })
    const { caseId: other, slot: { officerId } } = (await book(county.ctx, aDispute(county.yunling, county.shikan), mark)).appointment
    await stepBack(as(lead), { caseId: other, staffId: officerId, reason: '亲戚' })
    const again = await bookAgain(as(county.clerk), { caseId: other, idempotencyKey: crypto.randomUUID(), track: null, waived: true, apart: false, also: [], recused: [], wishes: { notBefore: null, notOnMarketDay: false, fromDay: null }, chosen: null })
    expect(again.appointment?.slot.officerId).not.toBe(officerId)
  })

  test('a step of the plan is done by somebody of the team, and its result is written once', async () => {
    expect(await refusalOf(planStep(as(county.officer), { caseId, what: '看现场', ownerId: colleague.id, dueOn: '2026-09-25' }))).toMatchObject({ code: 'not-on-the-team' })
    await planStep(as(county.officer), { caseId, what: '看现场', ownerId: county.officer.id, dueOn: '2026-09-25' })
    const [step] = (await readWork(as(lead), caseId)).plan
    await finishPlanStep(as(county.officer, 3), { caseId, stepId: step!.id, result: '量过了，多占四十公分' })
    expect(await refusalOf(finishPlanStep(as(county.officer, 3), { caseId, stepId: step!.id, result: '又量了' }))).toMatchObject({ code: 'step-is-done' })
    expect((await readWork(as(lead), caseId)).plan).toMatchObject([{ ownerName: county.officer.name, result: '量过了，多占四十公分' }])
  })
})

describe('closed notes', () => {
  test('[T3] a psychologist’s are read by psychologists on the case, a caucus’s by its owner; nobody else, the lead neither; they are kept sealed', async () => {
    expect(await refusalOf(writeClosedNote(as(psychologist), { caseId, kind: 'psychologist', text: '睡不着' }))).toMatchObject({ code: 'not-allowed' })
    await addToTeam(as(county.officer), { caseId, staffId: psychologist.id, role: 'psychologist' })
    await writeClosedNote(as(psychologist), { caseId, kind: 'psychologist', text: '夜里睡不着，怕吵' })
    await writeClosedNote(as(county.officer), { caseId, kind: 'caucus', text: '底线是一千元' })
    expect((await listClosedNotes(as(psychologist), caseId)).map(({ text }) => text)).toEqual(['夜里睡不着，怕吵'])
    expect((await listClosedNotes(as(county.officer), caseId)).map(({ text }) => text)).toEqual(['底线是一千元'])
    for (const actor of [lead, county.clerk, county.otherClerk]) expect(await refusalOf(listClosedNotes(as(actor), caseId)), actor.role).toMatchObject({ code: 'not-allowed' })
    const stored = await database.db.select().from(closedNote).where(eq(closedNote.caseId, caseId))
    expect(stored.map(({ sealed }) => sealed.toString('utf8')).join()).not.toMatch(/底线|睡不着/)
    for (const actor of [lead, county.otherClerk]) expect(JSON.stringify([await openCaseFile(as(actor), caseId), await readWork(as(actor), caseId)])).not.toMatch(/底线|睡不着/)
  })
})

test('a power of attorney names its powers and is taken back with one call; the principal is a party', async () => {
  const [party] = (await openCaseFile(as(county.officer), caseId)).parties
  const given = { caseId, principalId: party!.partyId, agentName: '覃小兰', relation: '女儿', powers: ['evidence' as const, 'collect' as const], fromDay: '2026-09-18', untilDay: '2026-12-31' }
  expect(await refusalOf(givePower(as(county.clerk), { ...given, untilDay: '2026-09-01' }))).toMatchObject({ code: 'power-ends-first' })
  expect(await refusalOf(givePower(as(county.clerk), { ...given, principalId: crypto.randomUUID() as typeof given.principalId }))).toMatchObject({ code: 'not-a-party' })
  await givePower(as(county.clerk), given)
  const [power] = (await readWork(as(county.officer), caseId)).powers
  expect(power).toMatchObject({ powers: ['evidence', 'collect'], revokedAt: null })
  await revokePower(as(county.clerk, 1), { caseId, powerId: power!.id })
  expect(await refusalOf(revokePower(as(county.clerk, 1), { caseId, powerId: power!.id }))).toMatchObject({ code: 'power-is-over' })
})

describe('asked in private', () => {
  test('[S2] the answer is for the registering clerk, the owner, the lead and a psychologist on the case; the other side’s clerk is answered as if there were no case', async () => {
    expect(await readSafety(as(county.clerk), caseId)).toEqual({ asked: false, unsafe: false })
    await answerSafety(as(county.clerk), { caseId, unsafe: true })
    await referCase(as(county.clerk), { caseId, pathway: 'safety', reason: '' })
    for (const actor of [county.officer, lead, psychologist]) expect((await readSafety(as(actor), caseId)).unsafe, actor.role).toBe(true)
    for (const actor of [county.otherClerk, colleague]) expect(await refusalOf(readSafety(as(actor), caseId)), actor.role).toMatchObject({ code: 'case-not-found' })
    expect(await refusalOf(answerSafety(as(county.otherClerk), { caseId, unsafe: false }))).toMatchObject({ code: 'case-not-found' })
    expect((await readWork(as(county.clerk), caseId)).referrals.map(({ pathway }) => pathway)).toEqual(['safety'])
    // What the other side's station can read of the case says nothing of it.
    const seen = JSON.stringify([await openCaseFile(as(county.otherClerk), caseId), await readWork(as(county.otherClerk), caseId), await listOfCase(as(county.otherClerk), caseId)])
    expect(seen).not.toMatch(/safe/)
    expect((await database.db.select().from(timelineEntry).where(eq(timelineEntry.caseId, caseId))).some(({ what, values }) => /safe/.test(what + JSON.stringify(values)))).toBe(false)
  })

  test('[S1] the joint meeting is called off without a word why, no other can be booked, one side alone can', async () => {
    await callOffJoint(as({ kind: 'system', name: 'flow' }), caseId)
    await callOffJoint(as({ kind: 'system', name: 'flow' }), caseId)
    expect((await listOfCase(as(county.officer), caseId)).appointments.map(({ status, endReason }) => [status, endReason])).toEqual([['cancelled_by_party', '另行安排']])
    const again = { caseId, track: null, waived: true, also: [], recused: [], wishes: { notBefore: null, notOnMarketDay: false, fromDay: null }, chosen: null }
    expect(await refusalOf(bookAgain(as(county.clerk), { ...again, apart: false, idempotencyKey: crypto.randomUUID() }))).toMatchObject({ code: 'no-joint-session', sentence: { zh: expect.stringMatching(/不能安排双方一起见面/) } })
    const alone = await bookAgain(as(county.clerk), { ...again, apart: true, idempotencyKey: crypto.randomUUID() })
    expect(alone.appointment?.sides.map(({ side }) => side)).toEqual(['applicant'])
  })

  test('[S1] who says so at registration is registered without the other side', async () => {
    expect(await refusalOf(book(county.ctx, aDispute(county.yunling, county.shikan, { unsafe: true }), mark))).toMatchObject({ code: 'no-joint-session' })
    const both = aDispute(county.yunling, county.shikan, { unsafe: true, topic: 'family' })
    const { appointment } = await book(county.ctx, { ...both, sides: both.sides.filter(({ side }) => side === 'applicant') }, mark)
    expect(await readSafety(as(county.clerk), appointment.caseId)).toEqual({ asked: true, unsafe: true })
  })
})
