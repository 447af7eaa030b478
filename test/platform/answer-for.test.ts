import { sql } from 'drizzle-orm'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { answerFor } from '#server/platform/answer-for.ts'
import { refuse } from '#server/platform/refuse.ts'
import type { RefusalBody } from '#shared/platform/refusal.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { openDatabase } from '#server/platform/db.ts'

const database = aDatabase()
const secret = '990101197605040022'

/** What a person is told about an error, and what is logged of it. */
function answered(error: unknown): { body: RefusalBody; logged: string } {
  let logged = ''
  const log = pino({ level: 'trace' }, new Writable({ write: (piece, _encoding, done) => { logged += String(piece); done() } }))
  return { body: answerFor(error, log, { path: '/api/test' }).body, logged }
}

const failing = (statement: ReturnType<typeof sql>): Promise<unknown> => database.db.execute(statement).then(() => null, (error: unknown) => error)

test('a refusal is told as it is, and not logged', () => {
  const { body, logged } = answered(refuse('not-found'))
  expect(body.code).toBe('not-found')
  expect(logged).toBe('')
})

test('a bug is told by a number only, which the log has too', () => {
  const { body, logged } = answered(new Error(`no such ${secret}x`))
  expect(body.code).toBe('something-broke')
  expect(JSON.stringify(body)).not.toContain(secret)
  expect(logged).toContain(String(body.values['incident']))
  expect(body.sentence.zh).toContain(String(body.values['incident']))
})

test('what was typed is in nobody\'s log when the database objects', async () => {
  const errors = await Promise.all([
    failing(sql`select ${secret} from no_such_table`),
    failing(sql`select ${secret}::uuid`),
    failing(sql`select (${`x${secret}`})::int`),
    failing(sql`insert into number_series (series, last) values (${secret}, 1), (${secret}, 2)`),
    failing(sql`insert into unit (id, code, name, name_en) values (gen_random_uuid(), ${secret}, null, '')`),
  ])
  for (const error of errors) {
    const { body, logged } = answered(error)
    expect(body.code).toBe('something-broke')
    expect(JSON.stringify(body)).not.toContain(secret)
    expect(logged).toMatch(/"incident"/)
    expect(logged).not.toContain(secret)
    expect(logged).toMatch(/"code":"\w{5}".*answer-for\.test\.ts/)
  }
})

test('input that is not right is told by its field, never by its value', () => {
  const error = z.object({ villager: z.object({ idNumber: z.string().max(3) }) }).safeParse({ villager: { idNumber: secret } }).error
  const { body } = answered(error)
  expect(body).toMatchObject({ code: 'invalid-input', values: { field: 'villager.idNumber' } })
  expect(JSON.stringify(body)).not.toContain(secret)
})

test('a database that is gone is told kindly, and is not a bug', async () => {
  const nowhere = openDatabase({ host: '/nowhere', port: 5432, user: 'x', database: 'x' }, 1)
  const error = await nowhere.db.execute(sql`select 1`).then(() => null, (caught: unknown) => caught)
  await nowhere.close()
  const { body, logged } = answered(error)
  expect(body.code).toBe('database-gone')
  expect(logged).not.toContain('"bug"')
})

test('a connection that is cut while it is asked is told kindly too', async () => {
  const cut = openDatabase(database.where, 1)
  const asked = cut.db.execute(sql`select pg_sleep(5)`).then(() => null, (caught: unknown) => caught)
  await database.sql`select pg_sleep(0.2)`
  await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep(5)%' and pid <> pg_backend_pid()`
  expect(answered(await asked).body.code).toBe('database-gone')
  await cut.close()
})
