import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { appointment as appointments, auditEntry, caseFile, claim, handover, outbox, shift, staff, timelineEntry } from '#drizzle/schema/index.ts'
import { answerHandover, withdrawHandover } from '#server/appointments/actions/answer-handover.ts'
import { handCaseOver, listTakers } from '#server/appointments/actions/hand-case-over.ts'
import { handOver } from '#server/appointments/actions/hand-over.ts'
import { countTouchedBy, listColleagues, listHandovers, listWithoutOfficer } from '#server/appointments/actions/list-handovers.ts'
import { markNoShow } from '#server/appointments/actions/mark-no-show.ts'
import { moveAppointment } from '#server/appointments/actions/move-appointment.ts'
import { takeOver } from '#server/appointments/actions/take-over.ts'
import { bookAppointment, loadAppointment } from '#server/appointments/index.ts'
import { addShift, removeShift } from '#server/calendar/actions/keep-shift.ts'
import { addToTeam, stepBack } from '#server/cases/actions/keep-team.ts'
import { openCaseFile } from '#server/cases/index.ts'
import { openSession, loadSessionsOfCase } from '#server/sessions/index.ts'
import { inviteStaff } from '#server/sessions/actions/give-seat.ts'
import { moveSession } from '#server/sessions/actions/move-session.ts'
import { newId } from '#server/platform/context.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import type { StaffActor } from '#shared/people/words.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import { hour, minute } from '#shared/platform/time.ts'
import { aContext, morning } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLead, anOfficer } from '#test/helpers/someone.ts'
import { aCounty, aDispute, mark, onDuty } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>
let booked: Appointment
let colleague: StaffActor
let lead: StaffActor

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
  booked = (await bookAppointment(county.ctx, aDispute(county.yunling, county.shikan), mark)).appointment!
  colleague = await anOfficer(database.db, { name: '陈接手' })
  lead = await aLead(database.db)
  await onDuty(database.db, colleague)
})

const as = (actor: StaffActor, ms = 0) => ({ ...aContext(database.db, { actor, now: new Date(morning.getTime() + ms) }), newId })
const codeOf = (done: Promise<unknown>) => done.then(() => 'ok', (error: unknown) => (error as Refusal).body?.code ?? String(error))
const reload = async () => (await loadAppointment(database.db, booked.id))!
const ownerOf = async () => (await database.db.select({ ownerId: caseFile.ownerId }).from(caseFile).where(eq(caseFile.id, booked.caseId)))[0]!.ownerId
const claimed = async () => (await database.db.select().from(claim).where(eq(claim.appointmentId, booked.id))).filter(({ status }) => status !== 'released').map(({ resourceId }) => resourceId).toSorted()
const news = async () => (await database.db.select().from(outbox).orderBy(asc(outbox.seq))).map((row) => row.news)
const told = async () => (await database.db.select().from(timelineEntry).orderBy(asc(timelineEntry.at), asc(timelineEntry.id))).map((entry) => entry.what).filter((what) => what.includes('hand') || what.includes('take'))
const give = (takerId = colleague.id) => handOver(as(county.officer), { appointmentId: booked.id, takerId, reason: '要去法院' })
const onLeave = () => database.db.insert(shift).values({ id: newId<'shift'>(), staffId: county.officer.id, kind: 'leave', during: { from: morning, to: new Date(morning.getTime() + 3 * hour) }, createdAt: morning })
const startsIn = () => Date.parse(booked.slot.from) - morning.getTime()

describe('[A17] handing over', () => {
  test('who has it stays the owner until the other accepts; then officer, claims, case and session are the other’s, at the same time', async () => {
    const { officer, here, there } = county
    await openSession(as(officer), { appointmentId: booked.id })
    const asked = await give()
    expect(asked).toMatchObject({ state: 'waiting', kind: 'give', giverName: officer.name, takerName: '陈接手', queueNumber: 'A001', reason: '要去法院' })
    expect([(await reload()).slot.officerId, await ownerOf()]).toEqual([officer.id, officer.id])
    expect((await listHandovers(as(colleague))).map(({ id }) => id)).toEqual([asked.id])

    const answered = await answerHandover(as(colleague), { handoverId: asked.id, accept: true, reason: '' })
    await moveSession(as(colleague), { appointmentId: booked.id })
    const now = await reload()
    expect(answered.state).toBe('accepted')
    expect([now.slot.officerId, await ownerOf(), now.slot.from, now.status]).toEqual([colleague.id, colleague.id, booked.slot.from, 'confirmed'])
    expect(await claimed()).toEqual([colleague.id, here.id, there.id].toSorted())
    const [session] = await loadSessionsOfCase(database.db, booked.caseId)
    expect(session!.seats.find(({ role }) => role === 'host')?.holder.id).toBe(colleague.id)
    expect(await codeOf(openCaseFile(as(colleague), booked.caseId))).toBe('ok')
    expect(await told()).toEqual(['handover-asked', 'handed-over'])
    expect((await news()).filter((name) => name.includes('hand') || name === 'appointment-moved'), 'only screens are told').toEqual(['handover-changed', 'appointment-handed-over'])
    expect((await database.db.select().from(auditEntry)).map(({ verb }) => verb).filter((verb) => verb.includes('hand'))).toEqual(['ask to hand over', 'hand-over'])
    expect(await listHandovers(as(colleague))).toEqual([])
  })

  test('refused, it stays where it is and comes back with the reason', async () => {
    const asked = await give()
    expect(await codeOf(answerHandover(as(colleague), { handoverId: asked.id, accept: false, reason: '' }))).toBe('reason-needed')
    await answerHandover(as(colleague), { handoverId: asked.id, accept: false, reason: '我下午要开庭' })
    expect([(await reload()).slot.officerId, await ownerOf()]).toEqual([county.officer.id, county.officer.id])
    expect(await listHandovers(as(county.officer))).toMatchObject([{ state: 'refused', answer: '我下午要开庭' }])
    expect(await codeOf(answerHandover(as(colleague), { handoverId: asked.id, accept: true, reason: '' }))).toBe('handover-over')
    expect(await codeOf(give()), 'somebody may be asked again').toBe('ok')
    expect((await listHandovers(as(county.officer))).map(({ state }) => state), 'the old answer is then no news').toEqual(['waiting'])
  })

  test('only who is asked answers, only who asked takes it back', async () => {
    const asked = await give()
    const stranger = await anOfficer(database.db)
    for (const actor of [stranger, county.officer, lead, county.clerk]) expect(await codeOf(answerHandover(as(actor), { handoverId: asked.id, accept: true, reason: '' })), actor.name).toBe('appointment-not-found')
    expect(await codeOf(withdrawHandover(as(colleague), { handoverId: asked.id }))).toBe('appointment-not-found')
    expect((await withdrawHandover(as(county.officer), { handoverId: asked.id })).state).toBe('withdrawn')
    expect(await codeOf(answerHandover(as(colleague), { handoverId: asked.id, accept: true, reason: '' }))).toBe('handover-over')
  })

  test('another officer, a clerk and somebody without the skill cannot; nor twice at once, nor without a reason', async () => {
    const unskilled = await anOfficer(database.db, { skills: ['traffic'] })
    expect(await codeOf(give(unskilled.id))).toBe('taker-not-fit')
    expect(await codeOf(give(county.officer.id))).toBe('taker-not-fit')
    for (const actor of [colleague, county.clerk]) expect(await codeOf(handOver(as(actor), { appointmentId: booked.id, takerId: colleague.id, reason: 'x' }))).toBe('appointment-not-found')
    expect(await codeOf(handOver(as(county.officer), { appointmentId: booked.id, takerId: colleague.id, reason: '' }))).toBe('reason-needed')
    await give()
    expect(await codeOf(give())).toBe('handover-waiting')
  })

  test('the other’s time is looked at when it is accepted: busy, off shift or already passed is said, and nothing changes', async () => {
    const asked = await give()
    const accept = (ms = 0) => codeOf(answerHandover(as(colleague, ms), { handoverId: asked.id, accept: true, reason: '' }))
    await database.db.update(shift).set({ kind: 'leave' }).where(eq(shift.staffId, colleague.id))
    expect(await accept()).toBe('taker-off-then')
    await database.db.update(shift).set({ kind: 'roster' }).where(eq(shift.staffId, colleague.id))
    const next = (await bookAppointment(county.ctx, aDispute(county.yunling, county.shikan), mark)).appointment!
    expect([next.slot.officerId, next.slot.from], 'the colleague begins as this one ends, without ten minutes between').toEqual([colleague.id, booked.slot.to])
    expect(await accept()).toBe('taker-busy-then')
    expect(await accept(3 * hour)).toBe('time-is-past')
    expect([(await reload()).slot.officerId, (await database.db.select().from(handover))[0]!.state]).toEqual([county.officer.id, 'waiting'])
  })

  test('two answers at once are one; 16 colleagues never hold one hour twice', async () => {
    const asked = await give()
    const outcomes = await Promise.all(Array.from({ length: 16 }, () => codeOf(answerHandover(as(colleague), { handoverId: asked.id, accept: true, reason: '' }))))
    expect(outcomes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['ok', 'handover-over']))
    expect(await claimed()).toHaveLength(3)
  })

  test('what was moved to somebody else meanwhile is no longer waiting', async () => {
    const asked = await give()
    const third = await anOfficer(database.db)
    await onDuty(database.db, third)
    await moveAppointment(county.ctx, { appointmentId: booked.id, by: 'officer', reason: '换人', chosen: { from: booked.slot.from, officerId: third.id } })
    expect(await codeOf(answerHandover(as(colleague), { handoverId: asked.id, accept: true, reason: '' }))).toBe('handover-over')
    expect(await listHandovers(as(colleague))).toEqual([])
    expect(await codeOf(handOver(as(third), { appointmentId: booked.id, takerId: colleague.id, reason: '我也去不了' }))).toBe('ok')
  })

  test('who sat in the session as an expert sits as its host afterwards, once', async () => {
    await openSession(as(county.officer), { appointmentId: booked.id })
    const [session] = await loadSessionsOfCase(database.db, booked.caseId)
    await inviteStaff(as(county.officer), { sessionId: session!.id, staffId: colleague.id })
    const asked = await give()
    await answerHandover(as(colleague), { handoverId: asked.id, accept: true, reason: '' })
    await moveSession(as(colleague), { appointmentId: booked.id })
    const [after] = await loadSessionsOfCase(database.db, booked.caseId)
    expect(after!.seats.filter(({ holder }) => holder.id === colleague.id).map(({ role }) => role)).toEqual(['host'])
  })

  test('colleagues are those with the skill, who is free then first', async () => {
    const off = await anOfficer(database.db)
    await anOfficer(database.db, { skills: ['traffic'] })
    expect((await listColleagues(as(county.officer), booked.id)).map(({ id, then }) => [id, then])).toEqual([[colleague.id, 'free'], [off.id, 'off']])
    expect(await codeOf(listColleagues(as(county.clerk), booked.id))).toBe('appointment-not-found')
  })
})

describe('[A18] taking over from an officer who is not there', () => {
  const take = (actor: StaffActor, { ms = 0, takerId = colleague.id } = {}) => takeOver(as(actor, ms), { appointmentId: booked.id, takerId, reason: '他请了病假' })

  test('is refused while the officer is there', async () => {
    expect(await codeOf(take(colleague))).toBe('officer-is-there')
    expect(await codeOf(take(lead))).toBe('officer-is-there')
    expect(await listWithoutOfficer(as(lead))).toEqual([])
  })

  test('an officer with the skill asks, and the owner or the duty lead accepts', async () => {
    await onLeave()
    expect((await listWithoutOfficer(as(colleague))).map(({ id, sides }) => [id, sides[0]!.names])).toEqual([[booked.id, ['试＊']]])
    const asked = await take(colleague)
    expect([asked.state, (await reload()).slot.officerId]).toEqual(['waiting', county.officer.id])
    expect((await listHandovers(as(lead))).map(({ id }) => id)).toEqual([asked.id])
    expect(await codeOf(answerHandover(as(colleague), { handoverId: asked.id, accept: true, reason: '' })), 'not by who asked').toBe('appointment-not-found')
    await answerHandover(as(lead), { handoverId: asked.id, accept: true, reason: '' })
    expect([(await reload()).slot.officerId, await ownerOf()]).toEqual([colleague.id, colleague.id])
  })

  test('a lead gives it to somebody at once, and what was waiting is settled', async () => {
    await give()
    await onLeave()
    const third = await anOfficer(database.db)
    await onDuty(database.db, third)
    expect((await take(lead, { takerId: third.id })).state).toBe('accepted')
    expect((await reload()).slot.officerId).toBe(third.id)
    expect((await database.db.select().from(handover)).map(({ state }) => state).toSorted()).toEqual(['accepted', 'withdrawn'])
  })

  test('an officer cannot take it for somebody else, nor without the skill; a lead cannot give it to nobody fit', async () => {
    await onLeave()
    const unskilled = await anOfficer(database.db, { skills: ['traffic'] })
    expect(await codeOf(take(colleague, { takerId: county.officer.id }))).toBe('not-allowed')
    expect(await codeOf(take(unskilled, { takerId: unskilled.id }))).toBe('appointment-not-found')
    expect(await codeOf(take(county.clerk))).toBe('appointment-not-found')
    expect(await codeOf(take(lead, { takerId: lead.id }))).toBe('taker-not-fit')
    expect(await listWithoutOfficer(as(unskilled))).toEqual([])
  })

  test('noted as absent, the terminals are taken again and the promise can still be kept', async () => {
    await markNoShow(as(county.officer, startsIn() + 5 * minute), { appointmentId: booked.id, who: 'officer' })
    expect(await claimed()).toEqual([])
    await take(lead, { ms: startsIn() + 6 * minute })
    expect(await reload()).toMatchObject({ status: 'confirmed', promise: 'open', slot: { officerId: colleague.id, from: booked.slot.from } })
    expect(await claimed()).toEqual([colleague.id, county.here.id, county.there.id].toSorted())
  })

  test('where the terminals have gone to others meanwhile it says so', async () => {
    await markNoShow(as(county.officer, startsIn() + 5 * minute), { appointmentId: booked.id, who: 'officer' })
    const other = (await bookAppointment(county.ctx, aDispute(county.yunling, county.shikan), mark)).appointment!
    expect(other.slot.from, 'the hour went to somebody else').toBe(booked.slot.from)
    const third = await anOfficer(database.db)
    await onDuty(database.db, third)
    expect(await codeOf(take(lead, { ms: startsIn() + 6 * minute, takerId: third.id }))).toBe('terminals-gone')
    expect((await reload()).status).toBe('no_show_officer')
  })

  test('from somebody suspended, at once', async () => {
    await database.db.update(staff).set({ banned: true }).where(eq(staff.id, county.officer.id))
    expect((await listWithoutOfficer(as(lead))).map(({ id }) => id)).toEqual([booked.id])
  })
})

describe('leave over appointments', () => {
  const during = { from: morning.toISOString(), to: new Date(morning.getTime() + 8 * hour).toISOString() }

  test('how many it touches is said beforehand, to the officer and the lead only', async () => {
    const asked = { staffId: county.officer.id, ...during }
    expect(await countTouchedBy(as(county.officer), asked)).toEqual({ count: 1 })
    expect(await countTouchedBy(as(lead), { ...asked, to: new Date(morning.getTime() + 30 * minute).toISOString() })).toEqual({ count: 0 })
    expect(await codeOf(countTouchedBy(as(colleague), asked))).toBe('not-allowed')
  })

  test('entering and taking back are announced, so that what was booked is planned again', async () => {
    const leave = await addShift(as(county.officer), { kind: 'leave', ...during, note: null })
    await removeShift(as(county.officer), leave.id)
    const told = (await database.db.select().from(outbox).orderBy(asc(outbox.seq))).filter((row) => row.news === 'shift-changed').map((row) => row.payload)
    expect(told).toEqual([false, true].map((removed) => ({ staffId: county.officer.id, kind: 'leave', ...during, removed })))
  })
})

describe('[A27] a case without a coming meeting', () => {
  const over = () => database.db.update(appointments).set({ status: 'completed' }).where(eq(appointments.id, booked.id))
  const takers = async (actor: StaffActor) => (await listTakers(as(actor), { caseId: booked.caseId })).map(({ id }) => id)
  const pass = (actor: StaffActor, takerId = colleague.id) => handCaseOver(as(actor), { caseId: booked.caseId, takerId, reason: '回避' })

  test('with a meeting coming it goes with that: nobody is offered, and nothing is given', async () => {
    expect([await takers(county.officer), await takers(lead)]).toEqual([[], []])
    expect(await codeOf(pass(lead))).toBe('goes-with-meeting')
    expect(await ownerOf()).toBe(county.officer.id)
  })

  test('its owner gives it to an officer of its team, the lead to any with the skill; both at once, and it stands on the case', async () => {
    await over()
    expect(await takers(county.officer), 'nobody else is on the team').toEqual([])
    expect(await codeOf(pass(county.officer))).toBe('taker-not-fit')
    await addToTeam(as(county.officer), { caseId: booked.caseId, staffId: colleague.id, role: 'handler' })
    expect(await takers(county.officer)).toEqual([colleague.id])
    await pass(county.officer)
    expect([await ownerOf(), (await told()).at(-1)]).toEqual([colleague.id, 'handed-over'])
    expect(await codeOf(pass(county.officer, county.officer.id)), 'it is theirs no more').toBe('case-not-found')
    expect(await takers(lead)).toContain(county.officer.id)
    await pass(lead, county.officer.id)
    expect(await ownerOf()).toBe(county.officer.id)
  })

  test('never to who has stepped back from it, nor by somebody from elsewhere', async () => {
    await over()
    await stepBack(as(county.officer), { caseId: booked.caseId, staffId: colleague.id, reason: '表亲' })
    expect(await takers(lead)).not.toContain(colleague.id)
    expect(await codeOf(pass(lead))).toBe('taker-not-fit')
    expect(await codeOf(pass(colleague, colleague.id))).toBe('case-not-found')
  })
})
