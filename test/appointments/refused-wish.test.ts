import { beforeEach, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { calendarDay, shift, staff, station } from '#drizzle/schema/index.ts'
import { offerSlots } from '#server/appointments/actions/offer-slots.ts'
import { offersAsked } from '#shared/appointments/contract.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aStation } from '#test/helpers/someone.ts'
import { aCounty, onDuty } from './a-county.ts'

const database = aDatabase()
let county: Awaited<ReturnType<typeof aCounty>>

beforeEach(async () => {
  await database.sql`truncate unit, staff, party, outbox, number_series, calendar_day cascade`
  county = await aCounty(database.db)
})

const asked = (wishes: object, more: object = {}) => offerSlots(county.ctx, offersAsked.parse({ topic: 'household_registration', sides: [{ side: 'applicant', stationId: county.yunling }], wishes: { notBefore: null, notOnMarketDay: false, fromDay: null, ...wishes }, ...more }))
const why = async (wishes: object, more: object = {}) => (await asked(wishes, more)).offers[0]!.why

test('[A26] not on market day, and every day that is left is one', async () => {
  await database.db.update(station).set({ marketDigits: [8, 9] }).where(eq(station.id, county.yunling))
  expect((await why({ notOnMarketDay: true })).zh).toContain('没有合您想法的时间：24 小时里都是云岭的赶场天。这是 24 小时里最早的。')
  expect((await why({ notOnMarketDay: true })).en).toContain('No time fits the wish: within 24 hours it is always market day at ')
})

test('[A26] not before the first bus: whoever could hold it is off by then, or has stepped aside', async () => {
  await database.db.delete(shift)
  await onDuty(database.db, county.officer, ['2026-09-18', '2026-09-19'], '08:30', '12:00')
  expect((await why({ notBefore: '13:00' })).zh).toContain('没有合您想法的时间：会办“户籍”的人那时都不在班。')
  expect((await why({ notBefore: '19:50' })).zh).toContain('19:50 以后，24 小时里云岭的视频室没有够用的开放时间（08:30–20:00）')
  const { obstacle } = await asked({}, { recused: [county.officer.id] })
  expect(obstacle).toMatchObject({ code: 'all-recused', sentence: { zh: expect.stringContaining('在班会办“户籍”的人都要回避') } })
})

test('[A26] another day: a holiday with nobody on duty, a shut room, or the officer on leave; and what there is after it', async () => {
  await onDuty(database.db, county.officer, ['2026-09-22'])
  await database.db.insert(calendarDay).values({ date: '2026-09-21', kind: 'holiday', name: '某节', source: '试验' })
  const on = async (fromDay: string) => asked({ fromDay }, { waived: true })
  const holiday = await on('2026-09-21')
  expect(holiday.dayObstacle).toEqual({ zh: '某节放假，会办“户籍”的人那时都不在班', en: 'it is a holiday (某节), and nobody who can deal with “household registration” is on duty then' })
  expect(holiday.later[0]!.slot.from).toBe('2026-09-22T00:30:00.000Z')
  expect((await on('2026-09-22')).dayObstacle, 'that day has a time').toBeNull()
  await database.db.insert(shift).values({ id: crypto.randomUUID() as never, staffId: county.officer.id, kind: 'leave', during: { from: new Date('2026-09-22T00:00:00Z'), to: new Date('2026-09-22T10:00:00Z') }, note: null, createdAt: county.ctx.now })
  expect((await on('2026-09-22')).dayObstacle?.zh).toBe('会办“户籍”的人那时都不在班')
})

test('[A26] another station: none nearby is sooner, and each says why', async () => {
  await aStation(database.db, { name: '清泉' })
  await database.db.update(staff).set({ name: '何' }).where(eq(staff.id, county.officer.id))
  const { elsewhere, notElsewhere } = await asked({})
  expect(elsewhere).toEqual([])
  expect(notElsewhere.map(({ zh }) => zh.replace(/（.* 公里）/, ''))).toEqual(expect.arrayContaining(['石坎最早也要9月18日 周五 09:45。', expect.stringMatching(/^清泉24 小时里没有时间：清泉那时没有够用的视频终端。$/)]))
})
