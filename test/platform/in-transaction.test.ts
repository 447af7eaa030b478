import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { fact } from '#drizzle/schema/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { databaseError, migrateDatabase, openDatabase } from '#server/platform/db.ts'
import { aContext, morning } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'

const database = aDatabase()
const ctx = () => aContext(database.db)
const names = async () => (await database.db.select({ name: fact.name }).from(fact).orderBy(fact.name)).map((row) => row.name)

beforeEach(() => database.db.delete(fact))

describe('writing in one transaction', () => {
  test('keeps all of it, or nothing', async () => {
    await inTransaction(ctx(), ({ db }) => db.insert(fact).values({ name: 'kept', value: 1, at: morning }))
    await expect(inTransaction(ctx(), async ({ db }) => {
      await db.insert(fact).values({ name: 'lost', value: 1, at: morning })
      throw new Error('changed my mind')
    })).rejects.toThrow('changed my mind')
    expect(await names()).toEqual(['kept'])
  })

  test('runs again from the top when the database asks for it, and nothing of the first try stays', async () => {
    let tries = 0
    const result = await inTransaction(ctx(), async ({ db }) => {
      tries += 1
      await db.insert(fact).values({ name: `try ${tries}`, value: 1, at: morning })
      if (tries < 3) await db.execute(sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`)
      return tries
    })
    expect(result).toBe(3)
    expect(await names()).toEqual(['try 3'])
  })

  test('two that wait for each other both get done', async () => {
    await database.db.insert(fact).values([{ name: 'a', value: 0, at: morning }, { name: 'b', value: 0, at: morning }])
    let bothHold = (): void => undefined
    const held = new Promise<void>((resolve) => { bothHold = resolve })
    let holding = 0
    const crossing = (first: string, second: string) => inTransaction(ctx(), async ({ db }) => {
      await db.execute(sql`update fact set value = to_jsonb((value #>> '{}')::int + 1) where name = ${first}`)
      holding += 1
      if (holding === 2) bothHold()
      await held
      await db.execute(sql`update fact set value = to_jsonb((value #>> '{}')::int + 1) where name = ${second}`)
    })
    await Promise.all([crossing('a', 'b'), crossing('b', 'a')])
    expect(await database.db.select({ name: fact.name, value: fact.value }).from(fact).orderBy(fact.name)).toEqual([{ name: 'a', value: 2 }, { name: 'b', value: 2 }])
    expect(holding).toBe(3)
  })

  test('gives up after five tries, with the reason', async () => {
    let tries = 0
    const error = await inTransaction(ctx(), async ({ db }) => {
      tries += 1
      await db.execute(sql`do $$ begin raise exception 'again' using errcode = '40001'; end $$`)
    }).catch((caught: unknown) => caught)
    expect(databaseError(error)?.code).toBe('40001')
    expect(tries).toBe(5)
  })

  test('does not run again for anything else', async () => {
    let tries = 0
    await database.db.insert(fact).values({ name: 'taken', value: 0, at: morning })
    await expect(inTransaction(ctx(), async ({ db }) => {
      tries += 1
      await db.insert(fact).values({ name: 'taken', value: 1, at: morning })
    })).rejects.toSatisfy((error) => databaseError(error)?.code === '23505')
    expect(tries).toBe(1)
  })
})

describe('bringing tables up to date', () => {
  test('several servers that start at once do not stumble over each other', async () => {
    const servers = [1, 2, 3].map(() => openDatabase(database.where, 3))
    await Promise.all(servers.map(migrateDatabase))
    await Promise.all(servers.map((server) => server.close()))
    expect(await names()).toEqual([])
  })
})
