import { eq } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { appointment, caseFile, caseSafety, escalation, session, shift, timelineEntry } from '#drizzle/schema/index.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { bookAppointment } from '#server/appointments/actions/book-appointment.ts'
import { handOver } from '#server/appointments/actions/hand-over.ts'
import { listColleagues } from '#server/appointments/actions/list-handovers.ts'
import { moveAppointment } from '#server/appointments/actions/move-appointment.ts'
import { takeOver } from '#server/appointments/actions/take-over.ts'
import { loadEscalated } from '#server/appointments/store.ts'
import { listToHandOver, stepBack } from '#server/cases/actions/keep-team.ts'
import { saveSafety } from '#server/cases/index.ts'
import { aCounty, aDispute, book, mark, onDuty } from '#test/appointments/a-county.ts'
import { later } from '#test/helpers/a-context.ts'
import { anApp } from '#test/helpers/an-app.ts'
import { emptyCounty } from '#test/helpers/empty-county.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aLead, anOfficer } from '#test/helpers/someone.ts'

const app = anApp()
let county: Awaited<ReturnType<typeof aCounty>>
const dispute = () => aDispute(county.yunling, county.shikan)
const rowOf = async (caseId: string) => (await app.database.db.select().from(appointment).where(eq(appointment.caseId, caseId as never)))[0]!

beforeEach(async () => {
  await emptyCounty(app.database.sql)
  county = await aCounty(app.database.db)
})

test('[S1] [S2] once a party is afraid, what was booked for both and what still waits for a time are called off by themselves, with no word why', async () => {
  const { db } = app.database
  const booked = (await book(county.ctx, dispute(), mark)).appointment
  await vi.waitFor(async () => expect(await db.$count(session, eq(session.appointmentId, booked.id))).toBe(1), 10_000)
  await db.delete(shift)
  const waiting = (await bookAppointment(county.ctx, dispute(), mark)).escalation!
  const clerk = app.as(await app.signIn(county.clerk))
  for (const { caseId } of [booked, waiting]) await clerk.cases.answerSafety({ caseId, unsafe: true })

  for (const { caseId } of [booked, waiting]) await vi.waitFor(async () => expect((await rowOf(caseId)).status).toBe('cancelled_by_party'), 10_000)
  await vi.waitFor(async () => expect((await db.select().from(session).where(eq(session.appointmentId, booked.id)))[0]?.status).toBe('aborted'), 10_000)
  expect((await db.select().from(escalation).where(eq(escalation.id, waiting.id)))[0]?.way).toBe('withdrawn')
  const told = (await db.select().from(timelineEntry)).filter(({ what }) => what === 'appointment-cancelled')
  expect(told.map(({ values }) => values['reason'])).toEqual(['另行安排', '另行安排'])
})

test('[S1] before that is done, neither moving nor finding a time brings both together', async () => {
  const { db } = app.database
  const booked = (await book(county.ctx, dispute(), mark)).appointment
  await db.delete(shift)
  const waiting = (await bookAppointment(county.ctx, dispute(), mark)).escalation!
  for (const { caseId } of [booked, waiting]) await saveSafety(db, { caseId, unsafe: true, askedBy: county.clerk.id, at: county.ctx.now })
  const moving = { appointmentId: booked.id, by: 'party', reason: '要下地', chosen: null } as const
  expect(await refusalOf(moveAppointment(county.ctx, moving))).toMatchObject({ code: 'no-joint-session' })
  expect((await loadEscalated(db, { escalationId: waiting.id }))[0]?.ask.sides.map(({ side }) => side)).toEqual(['applicant'])
})

test('[S1] what was answered at registration is kept with the booking or not at all', async () => {
  const { db } = app.database
  const { sides, ...rest } = aDispute(county.yunling, county.shikan, { unsafe: true, topic: 'family' })
  const alone = { ...rest, sides: sides.filter(({ side }) => side === 'applicant') }
  await app.database.sql`alter table case_safety add constraint never check (asked_by is null) not valid`
  await expect(bookAppointment(county.ctx, alone, mark)).rejects.toThrow()
  await app.database.sql`alter table case_safety drop constraint never`
  expect(await db.$count(appointment)).toBe(0)
  const { caseId } = (await book(county.ctx, alone, mark)).appointment
  expect((await db.select().from(caseSafety)).map((row) => [row.caseId, row.unsafe])).toEqual([[caseId, true]])
})

test('[T2] who has stepped back from a case is neither handed it nor takes it over nor gets it by moving', async () => {
  const { db } = app.database
  const booked = (await book(county.ctx, dispute(), mark)).appointment
  const colleague = await anOfficer(db, { skills: ['mediation'] })
  const lead = await aLead(db)
  await stepBack(later(county.ctx, 0, lead), { caseId: booked.caseId, staffId: colleague.id, reason: '是被申请人的表亲' })
  const asked = { appointmentId: booked.id, takerId: colleague.id, reason: '去开会' }
  expect(await refusalOf(handOver(later(county.ctx, 0, county.officer), asked))).toMatchObject({ code: 'has-stepped-back' })
  for (const actor of [lead, colleague]) expect(await refusalOf(takeOver(later(county.ctx, 0, actor), asked)), actor.role).toMatchObject({ code: 'has-stepped-back' })
  expect(await listColleagues(later(county.ctx, 0, county.officer), booked.id)).toEqual([])
  await db.delete(shift)
  await onDuty(db, colleague)
  expect(await refusalOf(moveAppointment(county.ctx, { appointmentId: booked.id, by: 'party', reason: '要下地', chosen: null }))).not.toBeNull()
  expect((await rowOf(booked.caseId)).officerId).toBe(county.officer.id)
})

test('[T2] an owner who steps back keeps the case until somebody has it, and their desk and the lead’s board say so until then', async () => {
  const { db } = app.database
  const { caseId, id: appointmentId } = (await book(county.ctx, dispute(), mark)).appointment
  const colleague = await anOfficer(db, { skills: ['mediation'] })
  await onDuty(db, colleague)
  const lead = await aLead(db)
  const seenBy = async (actor: StaffActor) => (await listToHandOver(later(county.ctx, 0, actor))).map((one) => [one.caseId, one.ownerName])
  await stepBack(later(county.ctx, 0, county.officer), { caseId, staffId: county.officer.id, reason: '是申请人的表亲' })
  expect([await seenBy(county.officer), await seenBy(lead), await seenBy(colleague)]).toEqual([[[caseId, county.officer.name]], [[caseId, county.officer.name]], []])
  await takeOver(later(county.ctx, 0, lead), { appointmentId, takerId: colleague.id, reason: '承办人回避' })
  expect([await seenBy(county.officer), await seenBy(lead)]).toEqual([[], []])
  expect((await db.select().from(caseFile).where(eq(caseFile.id, caseId)))[0]?.ownerId).toBe(colleague.id)
})
