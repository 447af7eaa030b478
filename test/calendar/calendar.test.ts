import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { importYear } from '#server/calendar/actions/import-year.ts'
import { addShift, removeShift } from '#server/calendar/actions/keep-shift.ts'
import { readReach } from '#server/calendar/actions/read-reach.ts'
import { daysBetween, deadlineAfter, loadCalendar, shiftsBetween } from '#server/calendar/index.ts'
import { Refusal } from '#shared/platform/refusal.ts'
import { aContext, later, morning } from '../helpers/a-context.ts'
import { aDatabase } from '../helpers/a-database.ts'
import { aLead, aMemberOfStaff, anOfficer } from '../helpers/someone.ts'

const database = aDatabase()
const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: unknown) => (error instanceof Refusal ? error.body.code : String(error)))
const november = new Date('2026-11-21T04:00:00Z')

describe('the loaded calendar', () => {
  test('has what is published, next year by the law’s own days, and says loudly that it does', async () => {
    await loadCalendar(aContext(database.db))
    await loadCalendar(aContext(database.db))
    expect(await readReach(aContext(database.db))).toEqual({ officialUntil: '2026-12-31', interimFrom: '2027-01-01', until: '2027-12-31', warn: false })
    expect(await readReach({ ...aContext(database.db), now: november })).toMatchObject({ warn: true })
    expect(await daysBetween(database.db, '2026-09-19', '2026-09-20')).toMatchObject([{ kind: 'weekend' }, { kind: 'makeup' }])
  })

  test('refuses to count into a year that is not loaded, and names it', async () => {
    expect(await codeOf(daysBetween(database.db, '2027-12-30', '2028-01-02'))).toBe('calendar-missing')
    await expect(deadlineAfter(database.db, new Date('2027-12-20T02:00:00Z'), { days: 30 })).rejects.toMatchObject({ body: { code: 'calendar-missing', values: { year: '2028' } } })
    expect(await codeOf(daysBetween(database.db, '2024-12-30', '2025-01-02'))).toBe('calendar-missing')
  })

  test('ends a party’s thirty days at midnight after a working day', async () => {
    expect((await deadlineAfter(database.db, new Date('2026-09-07T02:00:00Z'), { days: 30 })).toISOString()).toBe('2026-10-08T16:00:00.000Z')
    expect((await deadlineAfter(database.db, new Date('2026-09-30T08:40:00Z'), { workdays: 2 })).toISOString()).toBe('2026-10-09T16:00:00.000Z')
  })

  test('takes a notice from an admin, which the next start leaves alone; from nobody else', async () => {
    const notice = { year: 2027, holidays: [{ date: '2027-01-01', name: '元旦' }], makeups: [{ date: '2027-01-03', name: '元旦' }], source: '国办发明电〔2026〕0 号' }
    const admin = aContext(database.db, { actor: await aMemberOfStaff(database.db, 'admin'), now: november })
    expect(await codeOf(importYear(later(admin, 0, await aLead(database.db)), notice))).toBe('not-allowed')
    expect(await codeOf(importYear(admin, { ...notice, makeups: [{ date: '2028-01-03', name: '元旦' }] }))).toBe('notice-other-year')
    expect(await importYear(admin, notice)).toEqual({ officialUntil: '2027-12-31', interimFrom: null, until: '2027-12-31', warn: false })
    await loadCalendar(admin)
    expect(await daysBetween(database.db, '2027-01-01', '2027-01-03')).toMatchObject([{ kind: 'holiday' }, { kind: 'weekend' }, { kind: 'makeup' }])
  })
})

test.each(['America/Los_Angeles', 'Pacific/Auckland', 'Asia/Shanghai'])('[K7] the festivals of 2027 are the same on a server that stands in %s', (zone) => {
  const script = `import { festivalsOf } from '#server/calendar/chinese-days.ts'; console.log(JSON.stringify(festivalsOf(2027)))`
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ: zone }, cwd: new URL('../..', import.meta.url) })
  expect(JSON.parse(told.toString())).toEqual({ newYear: '2027-02-06', dragonBoat: '2027-06-09', midAutumn: '2027-09-15' })
})

describe('shifts', () => {
  const during = { from: '2026-09-21T00:30:00.000Z', to: '2026-09-21T04:00:00.000Z' }

  test('an officer enters their own leave, and not their own duty nor anybody else’s leave', async () => {
    const [officer, other] = [await anOfficer(database.db), await anOfficer(database.db)]
    const ctx = aContext(database.db, { actor: officer })
    const leave = await addShift(ctx, { kind: 'leave', ...during, note: '看病' })
    expect(await codeOf(addShift(ctx, { kind: 'duty', ...during, note: null }))).toBe('not-your-shift')
    expect(await codeOf(addShift(ctx, { kind: 'leave', staffId: other.id, ...during, note: null }))).toBe('not-your-shift')
    expect(await shiftsBetween(database.db, [officer.id, other.id], { from: morning, to: new Date('2026-09-22T00:00:00Z') })).toEqual([leave])
    expect(await codeOf(removeShift(later(ctx, 0, other), leave.id))).toBe('not-your-shift')
    await removeShift(ctx, leave.id)
    expect(await shiftsBetween(database.db, [officer.id], { from: morning, to: new Date('2026-09-22T00:00:00Z') })).toEqual([])
  })

  test('a lead enters duty for an officer; what ends before it begins is refused', async () => {
    const officer = await anOfficer(database.db)
    const lead = aContext(database.db, { actor: await aLead(database.db) })
    expect(await addShift(lead, { kind: 'duty', staffId: officer.id, ...during, note: null })).toMatchObject({ staffId: officer.id })
    expect(await codeOf(addShift(lead, { kind: 'duty', staffId: officer.id, from: during.to, to: during.from, note: null }))).toBe('shift-ends-first')
    expect(await codeOf(addShift(lead, { kind: 'leave', staffId: officer.id, from: during.from, to: '2026-12-21T00:00:00Z', note: null }))).toBe('shift-too-long')
  })

  test('touch a stretch only where they overlap it', async () => {
    const officer = await anOfficer(database.db)
    const lead = aContext(database.db, { actor: await aLead(database.db) })
    await addShift(lead, { kind: 'roster', staffId: officer.id, ...during, note: null })
    const between = (from: string, to: string) => shiftsBetween(database.db, [officer.id], { from: new Date(from), to: new Date(to) })
    expect(await between('2026-09-21T04:00:00Z', '2026-09-21T05:00:00Z')).toEqual([])
    expect(await between('2026-09-21T03:59:00Z', '2026-09-21T05:00:00Z')).toHaveLength(1)
  })
})
