import { readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { isDatabaseGone } from '#server/platform/db.ts'
import { mendDriver } from '#server/platform/setup/steps/mend-driver.mjs'
import { aDatabase } from '#test/helpers/a-database.ts'

const database = aDatabase()
const driver = path.resolve('node_modules/postgres/src/connection.js')

test('whoever asks on a connection that has died is told so, and the server lives', async () => {
  const held = await database.sql.reserve()
  const [row] = await held`select pg_backend_pid() as pid`
  await database.sql`select pg_terminate_backend(${row!['pid'] as number})`
  await expect.poll(async () => (await database.sql`select 1 from pg_stat_activity where pid = ${row!['pid'] as number}`).length).toBe(0)
  // Whichever word comes first, the goodbye, the reset or the broken pipe: it means that the database is not there.
  for (let nth = 0; nth < 2; nth++) expect(isDatabaseGone(new Error('as drizzle wraps it', { cause: await held`select 1`.then(() => null, (error: unknown) => error) }))).toBe(true)
  // What was not held is asked on another connection.
  for (let nth = 0; nth < 20; nth++) expect(await database.sql`select ${nth}::int as nth`).toEqual([{ nth }])
})

test('the driver is mended once, and one that is not known is not touched', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lianxin-driver-'))
  try {
    const copy = path.join(folder, 'connection.js')
    writeFileSync(copy, readFileSync(driver))
    mendDriver(copy)
    expect(readFileSync(copy, 'utf8')).toBe(readFileSync(driver, 'utf8'))
    writeFileSync(copy, 'another driver')
    expect(() => mendDriver(copy)).toThrow(/mend-driver/)
    expect(readFileSync(copy, 'utf8')).toBe('another driver')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
