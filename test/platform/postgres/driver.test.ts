import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { mendDriver } from '#server/platform/setup/steps/mend-driver.mjs'
import { isDatabaseGone, openDatabase } from '#server/platform/db.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { untilTrue } from '#test/helpers/until-true.ts'

const database = aDatabase()
const driver = path.resolve('node_modules/postgres/src')

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

test('what a connection that died had to say last is not told to whoever asks on it next', async () => {
  const cut = openDatabase(database.where, 1)
  try {
    for (let nth = 0; nth < 3; nth++) {
      const asked = cut.sql`select pg_sleep(30)`.catch((error: unknown) => error)
      await untilTrue(async () => (await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(30)' and pid <> pg_backend_pid()`).length > 0)
      expect(await asked).toMatchObject({ code: expect.stringMatching(/^CONNECTION_|^E(CONNRESET|PIPE)$|^57P01$/) })
      expect(await cut.sql`select ${nth}::int as nth`).toEqual([{ nth }])
    }
  } finally {
    await cut.close()
  }
})

test('what a transaction still asks after its connection died is refused, and done nowhere', async () => {
  const cut = openDatabase(database.where, 1)
  let late: Promise<unknown> = Promise.resolve()
  try {
    await cut.sql`create table half (word text)`
    const done = cut.sql.begin(async (tx) => {
      const [row] = await tx`select pg_backend_pid() as pid`
      await database.sql`select pg_terminate_backend(${row!['pid'] as number})`
      // Somebody else has the next connection by now.
      await untilTrue(async () => cut.sql`select 1`.then(() => true, () => false))
      late = tx`insert into half values ('late')`
      await late
    })
    await expect(done).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
    await expect.poll(() => late.then(() => null, (error: unknown) => error)).toMatchObject({ code: 'CONNECTION_CLOSED' })
    expect(await cut.sql`select word from half`).toEqual([])
  } finally {
    await cut.close()
  }
})

test('the driver is mended once, and one that is not known is not touched', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lianxin-driver-'))
  try {
    cpSync(driver, folder, { recursive: true })
    mendDriver(folder)
    for (const name of ['connection.js', 'index.js']) expect(readFileSync(path.join(folder, name), 'utf8')).toBe(readFileSync(path.join(driver, name), 'utf8'))
    const copy = path.join(folder, 'index.js')
    writeFileSync(copy, 'another driver')
    expect(() => mendDriver(folder)).toThrow(/mend-driver/)
    expect(readFileSync(copy, 'utf8')).toBe('another driver')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
