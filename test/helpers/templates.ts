import { type Database, migrateDatabase, openDatabase, type Whereabouts } from '#server/platform/db.ts'

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
  return async () => {
    for (const name of [county, tables]) await admin.sql`drop database if exists ${admin.sql(name)} with (force)`
  }
}

async function within(postgres: Whereabouts, name: string, work: (database: Database) => Promise<void>): Promise<void> {
  const database = openDatabase(elsewhere(postgres, name), 2)
  try { await work(database) } finally { await database.close() }
}
