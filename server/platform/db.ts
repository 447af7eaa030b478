import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import * as tables from '#drizzle/schema/index.ts'
import { askAgain, onlyReads } from './found-dead.ts'

type Tables = typeof tables

/** A connection or a transaction: a store does not care which. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Tables, ExtractTablesWithRelations<Tables>>

/** Where PostgreSQL is: a URL, or the embedded one's socket. */
export type Whereabouts = string | { host: string; port: number; user: string; database: string }

export type Database = { db: PostgresJsDatabase<Tables>; sql: postgres.Sql; close: () => Promise<void> }

/** Opens a pool on PostgreSQL. Notices are silent, dates come back as Dates. */
export function openDatabase(where: Whereabouts, max = 10): Database {
  const options = { max, onnotice: () => undefined, connect_timeout: 10, idle_timeout: 0 } as const
  const sql = typeof where === 'string' ? postgres(where, options) : postgres({ ...where, ...options })
  return { sql, db: drizzle(preparing(sql, max), { schema: tables, casing: 'snake_case' }), close: () => sql.end({ timeout: 5 }) }
}

/** Asks a database whether it answers: null, or the code of what stands in the way (ENOENT, ECONNREFUSED, 28P01 …). */
export async function reachDatabase(where: Whereabouts): Promise<string | null> {
  const { sql, close } = openDatabase(where, 1)
  try {
    await sql`select 1`
    return null
  } catch (error) {
    return String((error as { code?: unknown }).code ?? error)
  } finally {
    await close()
  }
}

/**
 * Has drizzle's statements prepared once a connection. NOTE: drizzle sends them through `unsafe`, which asks PostgreSQL to
 * describe each one first: two trips instead of one, a new plan every time, and nothing can be sent ahead.
 * A read, or a transaction that has not begun, whose connection turns out to have died is asked again on another, up to
 * `again` times; a write never is, because it may have been done before the line broke.
 */
function preparing<S extends postgres.ISql>(sql: S, again = 0): S {
  return new Proxy(sql, { get: (target, key) => {
    const value: unknown = Reflect.get(target, key)
    if (typeof value !== 'function') return value
    if (key === 'unsafe') return (text: string, parameters: never[] = [], options = {}) => {
      const ask = () => target.unsafe(text, parameters, { ...options, prepare: true })
      return again > 0 && onlyReads(text) ? reading(ask, again) : ask()
    }
    // A transaction and a savepoint hand on a connection of their own, as the last argument's argument.
    if (key === 'begin' || key === 'savepoint') return (...given: unknown[]) => {
      let begun = false
      const handed = given.map((one) => (typeof one === 'function' ? (inner: S) => { begun = true; return (one as (inner: S) => unknown)(preparing(inner)) } : one))
      return askAgain(again, () => (value as (...given: unknown[]) => PromiseLike<unknown>)(...handed), () => !begun)
    }
    return value
  } })
}

// The two things that drizzle does with what it asked: waits for its rows, or for their values.
const reading = <Rows extends readonly postgres.MaybeRow[]>(ask: () => postgres.PendingQuery<Rows>, again: number) => ({
  values: () => askAgain(again, () => ask().values()),
  // oxlint-disable-next-line unicorn/no-thenable -- it stands for the driver's own, which is one
  then: (...heard: Parameters<Promise<unknown>['then']>) => askAgain(again, ask).then(...heard),
})

/** Brings the tables up to date. Several servers may start at once: the first migrates, the others wait for it. */
export async function migrateDatabase({ sql }: Database): Promise<void> {
  const held = await sql.reserve()
  try {
    await held`select pg_advisory_lock(hashtext('lianxin migrations'))`
    // NOTE: a second, short-lived pool, because the migrator cannot run on a reserved connection.
    await migrate(drizzle(sql, { casing: 'snake_case' }), { migrationsFolder: fileURLToPath(new URL('../../drizzle/migrations', import.meta.url)) })
    await held`select pg_advisory_unlock(hashtext('lianxin migrations'))`
  } finally {
    held.release()
  }
}

/** The PostgreSQL error below drizzle's own, if there is one. */
export function databaseError(error: unknown): postgres.PostgresError | null {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return cause instanceof postgres.PostgresError ? cause : null
}

const lostCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT', '57P01', '57P02', '57P03', '08006', '08001', '08003'])

/** Whether an error means that the database cannot be reached just now. */
export function isDatabaseGone(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error
  const code = String((cause as { code?: unknown } | null)?.code)
  // NOTE: a browser that hangs up says these too; the database's own come wrapped by drizzle.
  if ((code === 'ECONNRESET' || code === 'EPIPE') && cause === error) return false
  return lostCodes.has(code)
}
