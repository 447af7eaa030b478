import { sql } from 'drizzle-orm'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fact } from '#drizzle/schema/index.ts'
import { type Database, openDatabase, type Whereabouts } from '#server/platform/db.ts'
import { onlyReads } from '#server/platform/found-dead.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { morning } from '#test/helpers/a-context.ts'

const database = aDatabase()
let wire: Wire
let far: Database
beforeEach(async () => {
  await database.db.delete(fact)
  wire = await Wire.to(database.where)
  far = openDatabase(wire.where, 3)
  // Three connections that have each been asked something.
  await Promise.all([1, 2, 3].map(() => far.sql`select pg_sleep(0.1)`))
})
afterEach(async () => {
  await far.close()
  wire.close()
})

const names = async () => (await database.db.select({ name: fact.name }).from(fact)).map(({ name }) => name)
const aFact = (name: string) => ({ name, value: 1, at: morning })

test('a read on a connection that died unnoticed is asked again on another, however many have died', async () => {
  await database.db.insert(fact).values(aFact('kept'))
  wire.dies()
  expect(await Promise.all([1, 2, 3, 4].map(() => far.db.select({ name: fact.name }).from(fact)))).toEqual([1, 2, 3, 4].map(() => [{ name: 'kept' }]))
  wire.dies()
  expect(await far.db.execute(sql`select name from fact`)).toEqual([{ name: 'kept' }])
})

test('a transaction that could not begin begins on another, and its work runs once', async () => {
  wire.dies()
  let runs = 0
  await far.db.transaction(async (tx) => {
    runs += 1
    await tx.insert(fact).values(aFact('once'))
  })
  expect([runs, await names()]).toEqual([1, ['once']])
})

test('a transaction whose connection dies within is refused, and not run again', async () => {
  let runs = 0
  await expect(far.db.transaction(async (tx) => {
    runs += 1
    await tx.insert(fact).values(aFact('half'))
    wire.dies()
    await tx.select().from(fact)
  })).rejects.toThrow()
  expect([runs, await names()]).toEqual([1, []])
})

test('a commit whose answer is lost is refused, and what it wrote was written once', async () => {
  let runs = 0
  await expect(far.db.transaction(async (tx) => {
    runs += 1
    await tx.insert(fact).values(aFact(`committed ${runs}`))
    wire.losesAnswers()
  })).rejects.toThrow()
  await expect.poll(names).toEqual(['committed 1'])
})

test('a write outside a transaction is refused and never asked again', async () => {
  // NOTE: one connection that has written before, so that the next write goes out whole and not first a question about it.
  const one = openDatabase(wire.where, 1)
  await one.db.insert(fact).values(aFact('before'))
  wire.losesAnswers()
  await expect(one.db.insert(fact).values(aFact('written'))).rejects.toThrow()
  await expect.poll(names).toEqual(['before', 'written'])
  await one.close()
})

test('what begins with a call may write, so it is no read', () => {
  expect(['select "name" from "fact"', 'select distinct "id" from x', 'select name from fact'].map(onlyReads)).toEqual([true, true, true])
  expect(['select save_plan($1)', 'select pg_advisory_xact_lock(1)', 'with x as (delete from y returning 1) select 1', 'insert into x values (1)', 'update x set y = 1', 'begin'].map(onlyReads)).toEqual([false, false, false, false, false, false])
})

/** A wire to PostgreSQL whose far end can die without a word: whoever asks on it then finds it dead. */
class Wire {
  readonly #server: Server
  readonly #near = new Set<Socket>()
  readonly #dead = new Set<Socket>()
  readonly #mute = new Set<Socket>()

  private constructor(where: Whereabouts) {
    this.#server = createServer((near) => {
      const there = typeof where === 'string' ? connect(Number(new URL(where).port || 5432), new URL(where).hostname) : connect(path.join(where.host, `.s.PGSQL.${where.port}`))
      this.#near.add(near)
      near.on('data', (asked) => { if (this.#dead.has(near)) near.resetAndDestroy(); else there.write(asked) })
      there.on('data', (answered) => { if (this.#mute.has(near)) near.resetAndDestroy(); else near.write(answered) })
      const end = () => { near.destroy(); there.destroy(); this.#near.delete(near) }
      for (const one of [near, there]) one.on('close', end).on('error', end)
    })
    this.#whereabouts = (port) => (typeof where === 'string' ? Object.assign(new URL(where), { hostname: '127.0.0.1', port: String(port) }).href : { ...where, host: '127.0.0.1', port })
  }

  readonly #whereabouts: (port: number) => Whereabouts

  static async to(where: Whereabouts): Promise<Wire> {
    const wire = new Wire(where)
    await new Promise<void>((listening) => { wire.#server.listen(0, '127.0.0.1', listening) })
    return wire
  }

  get where(): Whereabouts { return this.#whereabouts((this.#server.address() as AddressInfo).port) }

  /** Whatever is connected now is dead, and looks alive until somebody asks. */
  dies(): void { for (const one of this.#near) this.#dead.add(one) }
  /** What is asked on these still arrives, and breaks off when the answer comes. */
  losesAnswers(): void { for (const one of this.#near) this.#mute.add(one) }
  close(): void {
    for (const one of this.#near) one.destroy()
    this.#server.close()
  }
}
