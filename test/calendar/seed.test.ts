import { count } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enrolment, shift, staff, station, terminal } from '#drizzle/schema/index.ts'
import { extendRosters, seedCounty } from '#drizzle/seed/county.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { loadCalendar } from '#server/calendar/index.ts'
import { day } from '#shared/platform/time.ts'
import { aContext, morning } from '../helpers/a-context.ts'
import { aDatabase } from '../helpers/a-database.ts'

const database = aDatabase('county')
const secrets = { passwordHash: async () => 'x', credentialHash: (id: string) => sha256(id) }

test('the county is seeded once; seeding again adds nothing', async () => {
  const many = async () => Promise.all([staff, station, terminal, shift, enrolment].map(async (table) => (await database.db.select({ n: count() }).from(table))[0]!.n))
  const before = await many()
  expect(before.slice(0, 3)).toEqual([staffCount, 20, 24])
  expect(await seedCounty(database.db, morning, secrets)).toBe(false)
  await extendRosters(database.db, morning)
  expect(await many()).toEqual(before)
})

test('rosters go on as days pass, also after a month of standing still, without a shift twice', async () => {
  const then = new Date(morning.getTime() + 30 * day)
  await loadCalendar({ ...aContext(database.db), now: then })
  await extendRosters(database.db, then)
  const [last] = await database.sql`select max(upper(during))::text as until from shift`
  expect(Date.parse(last!['until'])).toBeGreaterThan(then.getTime() + 59 * day)
  const [twice] = await database.sql`select count(*)::int as n from (select staff_id, during from shift group by 1, 2 having count(*) > 1) doubled`
  expect(twice!['n']).toBe(0)
})

const staffCount = 40 + 14 + 40 + 4 + 6 + 2
