import { beforeEach, expect, test } from 'vitest'
import { claim, seat } from '#drizzle/schema/index.ts'
import { checkIn } from '#server/appointments/index.ts'
import { slipOf } from '#server/notices/actions/print-slip.ts'
import { openSession } from '#server/sessions/index.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { offerSlots } from '#server/appointments/actions/offer-slots.ts'
import { listEscalations } from '#server/appointments/actions/list-escalations.ts'
import { offersAsked } from '#shared/appointments/contract.ts'
import { later } from '#test/helpers/a-context.ts'
import { aVillager } from '#test/helpers/a-villager.ts'
import { aClerk, aLead, aMemberOfStaff, aStation, aTerminal } from '#test/helpers/someone.ts'
import { aCounty, aDispute, book, mark, onDuty } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>
let third: { station: Awaited<ReturnType<typeof aStation>>; clerk: StaffActor }

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
  const station = await aStation(database.db, { name: '双溪口' })
  await aTerminal(database.db, { station, name: '终端丙' })
  third = { station, clerk: await aClerk(database.db, { station }) }
})

// Two brothers at two stations against a neighbour at a third, with a lawyer.
const anInheritance = () => aDispute(county.yunling, county.shikan, {
  topic: 'family', also: ['lawyer'],
  sides: [
    { side: 'applicant', stationId: county.yunling, parties: [aVillager()] },
    { side: 'respondent', stationId: county.shikan, parties: [aVillager(), aVillager()] },
    { side: 'respondent', stationId: third.station, parties: [aVillager()] },
  ],
})

test('a side may sit at several stations: each has its terminal, its number and its own people, and a lawyer is held too', async () => {
  const lawyer = await aMemberOfStaff(database.db, 'expert', { skills: ['lawyer'] })
  await onDuty(database.db, lawyer)
  const { appointment } = await book(county.ctx, anInheritance(), mark)
  expect(appointment.slot.places.map(({ side, stationName }) => `${side} ${stationName}`).toSorted()).toEqual(['applicant 云岭', 'respondent 双溪口', 'respondent 石坎'])
  expect(new Set(appointment.slot.places.map(({ terminalId }) => terminalId)).size).toBe(3)
  expect(appointment.sides.map(({ stationId, names }) => [stationId === county.shikan ? 'shikan' : stationId === third.station ? 'third' : 'yunling', names.length]).toSorted()).toEqual([['shikan', 2], ['third', 1], ['yunling', 1]])
  expect(appointment.helpers).toMatchObject([{ craft: 'lawyer', staffId: lawyer.id }])
  expect((await database.db.select().from(claim)).map(({ resourceKind }) => resourceKind).toSorted()).toEqual(['officer', 'person', 'terminal', 'terminal', 'terminal'])

  await openSession(county.ctx, { appointmentId: appointment.id })
  expect((await database.db.select().from(seat)).map(({ role }) => role).toSorted()).toEqual(['applicant', 'expert', 'host', 'respondent', 'respondent'])
})

test('each clerk checks in who sits at the own station; only then is everybody here', async () => {
  const lawyer = await aMemberOfStaff(database.db, 'expert', { skills: ['lawyer'] })
  await onDuty(database.db, lawyer)
  const { appointment } = await book(county.ctx, anInheritance(), mark)
  const statusAfter = async (clerk: StaffActor, side: 'applicant' | 'respondent') => (await checkIn(later(county.ctx, 0, clerk), { appointmentId: appointment.id, side })).status
  expect(await statusAfter(county.clerk, 'applicant')).toBe('confirmed')
  expect(await statusAfter(county.otherClerk, 'respondent')).toBe('confirmed')
  expect(await statusAfter(third.clerk, 'respondent')).toBe('checked_in')
})

test('[A23] two sides at one station are asked to arrive apart; at stations of their own both come ten minutes early', async () => {
  await aTerminal(database.db, { station: county.yunling, name: '终端丁' })
  const early = async (id: AppointmentId) => Promise.all((['applicant', 'respondent'] as const).map(async (side) => (await slipOf(county.ctx, { appointmentId: id, side })).time?.earlyMinutes))
  expect(await early((await book(county.ctx, aDispute(county.yunling, county.yunling), mark)).appointment.id)).toEqual([20, 5])
  expect(await early((await book(county.ctx, aDispute(county.yunling, county.shikan), mark)).appointment.id)).toEqual([10, 10])
})

test('[A10] where nobody brings what is needed besides the officer, the duty lead has it, and the offer says before who is missing', async () => {
  const asked = anInheritance()
  const { obstacle } = await offerSlots(county.ctx, offersAsked.parse({ topic: 'family', also: ['lawyer', 'recorder'], sides: asked.sides.map(({ side, stationId }) => ({ side, stationId })) }))
  expect(obstacle).toMatchObject({ code: 'helper-off', sentence: { zh: expect.stringContaining('没有律师和记录员值班'), en: expect.stringContaining('Lawyer and Recorder') } })
  await expect(book(county.ctx, asked, mark)).rejects.toMatchObject({ body: { code: 'helper-off', sentence: { zh: expect.stringContaining('没有律师值班，别的都有空') } } })
  const [waiting] = await listEscalations(later(county.ctx, 0, await aLead(database.db)))
  expect(waiting!.cause.code, 'as it was when it came to the lead').toBe('helper-off')
})
