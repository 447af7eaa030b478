import { expect, test } from 'vitest'
import { staff, terminal } from '#drizzle/schema/index.ts'
import { aDatabase } from './a-database.ts'
import { aClerk, anOfficer, aStation, aTerminal } from './someone.ts'

const database = aDatabase()

test('staff and terminals of one station can be made', async () => {
  const station = await aStation(database.db)
  const clerk = await aClerk(database.db, { station })
  const officer = await anOfficer(database.db)
  const device = await aTerminal(database.db, { station })
  expect(clerk.unitId).toBe(station)
  expect(officer.unitId).not.toBe(station)
  expect((await database.db.select().from(staff)).map((row) => row.role)).toEqual(['clerk', 'officer'])
  expect((await database.db.select().from(terminal)).map((row) => row.id)).toEqual([device.id])
})
