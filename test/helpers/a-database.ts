import { afterAll, beforeAll, inject } from 'vitest'
import { type Database, openDatabase, type Whereabouts } from '#server/platform/db.ts'
import { elsewhere, type Template, templateName } from './templates.ts'

/** A database of this file's own, there while its tests run. */
export type OwnDatabase = Database & { where: Whereabouts }

let made = 0

/**
 * Gives this file a database of its own: empty tables, or the seeded county. Call it at the top of the file or of a
 * `describe`; `database.db` is there inside hooks and tests.
 */
export function aDatabase(template: Template = 'tables'): OwnDatabase {
  let opened: OwnDatabase | null = null
  beforeAll(async () => { opened = await copyOf(template) })
  afterAll(async () => { if (opened) await dropCopy(opened) })
  const own = () => opened ?? raise('aDatabase(): the database is there only inside hooks and tests')
  return { get db() { return own().db }, get sql() { return own().sql }, get where() { return own().where }, close: () => own().close() }
}

/** The same, by hand: for a story that starts and stops several servers. */
export async function copyOf(template: Template): Promise<OwnDatabase> {
  const name = `lianxin_${inject('run')}_${process.pid.toString(36)}_${(made += 1)}`
  const admin = openDatabase(inject('postgres'), 1)
  try {
    await admin.sql`create database ${admin.sql(name)} template ${admin.sql(templateName(inject('run'), template))}`
  } finally {
    await admin.close()
  }
  const where = elsewhere(inject('postgres'), name)
  return { ...openDatabase(where, 6), where }
}

/** Closes and drops a copy, whoever may still be connected to it. */
export async function dropCopy(database: OwnDatabase): Promise<void> {
  const name = typeof database.where === 'string' ? new URL(database.where).pathname.slice(1) : database.where.database
  await database.close()
  const admin = openDatabase(inject('postgres'), 1)
  try {
    await admin.sql`drop database if exists ${admin.sql(name)} with (force)`
  } finally {
    await admin.close()
  }
}

function raise(message: string): never {
  throw new Error(message)
}
