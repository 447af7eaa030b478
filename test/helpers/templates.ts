import { hashPassword } from 'better-auth/crypto'
import { fact } from '#drizzle/schema/index.ts'
import { extendRosters, seedCounty } from '#drizzle/seed/county.ts'
import { demoPassword } from '#drizzle/seed/staff.ts'
import { loadCalendar } from '#server/calendar/index.ts'
import { type Database, migrateDatabase, openDatabase, type Whereabouts } from '#server/platform/db.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { aContext, morning } from './a-context.ts'

/** What a file's database begins with: `tables` has no rows, `county` is the seeded demo county. */
export type Template = 'tables' | 'county'

/** The same server, another database. */
export function elsewhere(postgres: Whereabouts, database: string): Whereabouts {
  if (typeof postgres !== 'string') return { ...postgres, database }
  const url = new URL(postgres)
  url.pathname = `/${database}`
  return url.href
}

export const templateName = (run: string, template: Template): string => `lianxin_${run}_${template}`

/** Migrates and seeds once a run; a file then gets a copy in a fifth of a second. Returns how to drop them. */
export async function makeTemplates(admin: Database, postgres: Whereabouts, run: string): Promise<() => Promise<void>> {
  const [tables, county] = [templateName(run, 'tables'), templateName(run, 'county')]
  await admin.sql`create database ${admin.sql(tables)}`
  await within(postgres, tables, migrateDatabase)
  await admin.sql`create database ${admin.sql(county)} template ${admin.sql(tables)}`
  await within(postgres, county, seed)
  await within(postgres, tables, markAsSeeded)
  return async () => {
    for (const name of [county, tables]) await admin.sql`drop database if exists ${admin.sql(name)} with (force)`
  }
}

async function within(postgres: Whereabouts, name: string, work: (database: Database) => Promise<void>): Promise<void> {
  const database = openDatabase(elsewhere(postgres, name), 2)
  try { await work(database) } finally { await database.close() }
}

// The county as of the frozen morning; a server that opens it extends the rosters to the real today by itself.
async function seed({ db }: Database): Promise<void> {
  await loadCalendar(aContext(db))
  await seedCounty(db, morning, { passwordHash: () => hashPassword(demoPassword), credentialHash: (id) => sha256(`terminal-of-a-test-${id}`) })
  await extendRosters(db, morning)
  await db.insert(fact).values(withoutPast)
}

// NOTE: a server in demo mode gives an empty county eight weeks behind it; tests count their own rows.
const withoutPast = { name: 'demo-past', value: {}, at: morning }

// NOTE: a server in demo mode seeds an empty database; the mark keeps it from filling the tables that a test wants empty.
async function markAsSeeded({ db }: Database): Promise<void> {
  await db.insert(fact).values([{ name: 'demo-county', value: {}, at: morning }, { name: 'demo-rostered-until', value: '2099-12-31', at: morning }, withoutPast])
}
