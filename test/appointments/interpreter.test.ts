import { beforeEach, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { staff } from '#drizzle/schema/index.ts'
import { bookAgain } from '#server/appointments/index.ts'
import { offerAgain } from '#server/appointments/actions/book-again.ts'
import { offerSlots } from '#server/appointments/actions/offer-slots.ts'
import { moveSession } from '#server/sessions/actions/move-session.ts'
import { openSession } from '#server/sessions/actions/open-session.ts'
import { loadSessionsOfCase } from '#server/sessions/store.ts'
import { keepLanguages } from '#server/people/actions/keep-languages.ts'
import { offersAsked } from '#shared/appointments/contract.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import type { StaffActor, Tongue } from '#shared/people/words.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { later } from '#test/helpers/a-context.ts'
import { aVillager } from '#test/helpers/a-villager.ts'
import { aMemberOfStaff } from '#test/helpers/someone.ts'
import { aCounty, aDispute, book, mark, onDuty } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series cascade`
  county = await aCounty(database.db)
})

async function anInterpreter(name: string, languages: Tongue[]): Promise<StaffActor> {
  const one = await aMemberOfStaff(database.db, 'expert', { skills: ['interpreter'], name })
  await database.db.update(staff).set({ languages }).where(eq(staff.id, one.id))
  await onDuty(database.db, one)
  return one
}

// The other side is heard in Qiang.
const aBridePrice = () => aDispute(county.yunling, county.shikan, {
  topic: 'family', also: ['interpreter:qiang'],
  sides: [{ side: 'applicant', stationId: county.yunling, parties: [aVillager()] }, { side: 'respondent', stationId: county.shikan, parties: [aVillager({ needs: ['language'], language: 'qiang' })] }],
})
const asked = (also: 'interpreter:qiang' | 'interpreter:miao') => offersAsked.parse({ topic: 'family', also: [also], sides: [{ side: 'applicant', stationId: county.yunling }, { side: 'respondent', stationId: county.shikan }] })

test('[A24] the interpreter who has the language is bound, and the offer names them', async () => {
  await anInterpreter('彝语员', ['yi'])
  const qiang = await anInterpreter('羌语员', ['qiang', 'tibetan'])
  const { offers } = await offerSlots(county.ctx, asked('interpreter:qiang'))
  expect(offers[0]!.why.zh).toContain('一起的有羌语翻译羌语员。')
  expect(offers[0]!.why.en).toContain('With them: 羌语员 (Qiang interpreter).')
  const { appointment } = await book(county.ctx, aBridePrice(), mark)
  expect(appointment.helpers).toEqual([{ craft: 'interpreter:qiang', staffId: qiang.id, name: '羌语员' }])
})

test('[A24] where nobody has the language the lead has it, and the sentence names the language', async () => {
  await anInterpreter('羌语员', ['qiang'])
  const { obstacle } = await offerSlots(county.ctx, asked('interpreter:miao'))
  expect(obstacle).toMatchObject({ code: 'helper-off', sentence: { zh: expect.stringContaining('没有苗语翻译值班，别的都有空'), en: expect.stringContaining('Miao interpreter') } })
  await expect(book(county.ctx, { ...aBridePrice(), also: ['interpreter:miao'] }, mark)).rejects.toMatchObject({ body: { code: 'helper-off', sentence: { zh: expect.stringContaining('苗语翻译') } } })
})

test('[A24] one who has the language is taken by another meeting: the next hour at which they are free', async () => {
  await anInterpreter('羌语员', ['qiang'])
  const first = (await book(county.ctx, aBridePrice(), mark)).appointment
  const { offers } = await offerSlots(county.ctx, asked('interpreter:qiang'))
  expect(Date.parse(offers[0]!.slot.from)).toBeGreaterThanOrEqual(Date.parse(first.slot.to) + 10 * 60_000)
})

test('[A24] the next meeting of the case is heard in the same languages; a talk with the other side alone needs none', async () => {
  const qiang = await anInterpreter('羌语员', ['qiang'])
  const first = (await book(county.ctx, aBridePrice(), mark)).appointment
  const again = { caseId: first.caseId, track: null, waived: false, also: [], recused: [], wishes: { notBefore: null, notOnMarketDay: false, fromDay: null }, chosen: null }
  expect((await offerAgain(county.ctx, { caseId: first.caseId, waived: false, apart: false })).offers[0]!.why.zh).toContain('羌语翻译')
  const apart = await bookAgain(county.ctx, { ...again, idempotencyKey: randomUUID(), apart: true })
  expect(apart.appointment!.helpers).toEqual([])
  const together = await bookAgain(county.ctx, { ...again, idempotencyKey: randomUUID(), apart: false })
  expect(together.appointment?.helpers.map(({ staffId }) => staffId) ?? 'the lead has it').toEqual([qiang.id])
})

test('[A24] [S38] in the session they are bound to the side that speaks it, and stay so when the meeting is moved', async () => {
  const qiang = await anInterpreter('羌语员', ['qiang'])
  const { appointment } = await book(county.ctx, aBridePrice(), mark)
  await openSession(county.ctx, { appointmentId: appointment.id })
  const bound = async () => {
    const [known] = await loadSessionsOfCase(database.db, appointment.caseId)
    const nameOf = (id: string) => { const seat = known!.seats.find((one) => one.id === id)!; return seat.side ?? seat.holder.id }
    return known!.course.interpreting.map(({ seatId, partyId, side, to }) => [nameOf(seatId), nameOf(partyId), side, to])
  }
  expect(await bound()).toEqual([[qiang.id, 'respondent', 'respondent', 'party']])
  await moveSession(county.ctx, { appointmentId: appointment.id })
  expect(await bound()).toEqual([[qiang.id, 'respondent', 'respondent', 'party']])
})

test('only an admin says who interprets what; at once meetings look there', async () => {
  const one = await anInterpreter('新翻译', [])
  const admin = await aMemberOfStaff(database.db, 'admin')
  const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: Refusal) => error.body.code)
  expect(await codeOf(keepLanguages(county.ctx, { staffId: one.id, languages: ['miao'] }))).toBe('not-allowed')
  expect((await offerSlots(county.ctx, asked('interpreter:miao'))).obstacle?.code).toBe('helper-off')
  expect((await keepLanguages(later(county.ctx, 0, admin), { staffId: one.id, languages: ['miao', 'miao', 'sign'] })).languages).toEqual(['miao', 'sign'])
  expect((await offerSlots(county.ctx, asked('interpreter:miao'))).obstacle).toBeNull()
})
