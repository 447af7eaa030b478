import { between, eq, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { addDays, type Day, dayOf } from '#shared/platform/time.ts'
import { calendarDay, fact, room, shift, staff as staffTable, staffAccount, station as stationTable, terminal, unit } from '../schema/index.ts'
import { idFrom } from './ids.ts'
import { rosterOf } from './rosters.ts'
import { staff } from './staff.ts'
import { county, stations } from './stations.ts'

/** A database, or a transaction, that is seeded. */
export type SeedDb = PgDatabase<PgQueryResultHKT, Record<string, unknown>>

/** What the seed cannot know: the hash of the demo password, and the hash of each demo terminal's credential. */
export type SeedSecrets = { passwordHash: () => Promise<string>; credentialHash: (terminalId: string) => Buffer }

const daysBack = 14
const daysAhead = 60

/** Makes the demo county, once: units, stations, rooms, terminals, staff. Returns whether it did. */
export async function seedCounty(db: SeedDb, now: Date, secrets: SeedSecrets): Promise<boolean> {
  const [there] = await db.select({ name: fact.name }).from(fact).where(eq(fact.name, 'demo-county'))
  if (there) return false
  const passwordHash = await secrets.passwordHash()
  return db.transaction(async (tx) => {
    const marked = await tx.insert(fact).values({ name: 'demo-county', value: { county: county.name }, at: now }).onConflictDoNothing().returning({ name: fact.name })
    if (marked.length === 0) return false
    await tx.insert(unit).values([county, ...stations.map(({ station: { id, code, name, nameEn } }) => ({ id, code, name, nameEn }))])
    await tx.insert(stationTable).values(stations.map(({ station: { code: _code, name: _name, nameEn: _nameEn, ...row } }) => row))
    await tx.insert(room).values(stations.flatMap(({ rooms }) => rooms))
    await tx.insert(terminal).values(stations.flatMap(({ terminals }) => terminals).map((row) => ({ ...row, credentialHash: secrets.credentialHash(row.id), enrolledAt: now })))
    await tx.insert(staffTable).values(staff.map((member) => ({ ...member, displayUsername: member.username, email: `${member.username}@demo.invalid`, createdAt: now, updatedAt: now })))
    await tx.insert(staffAccount).values(staff.map(({ id, username }) => ({ id: idFrom('staff_account', username), accountId: id, providerId: 'credential', userId: id, password: passwordHash, createdAt: now, updatedAt: now })))
    return true
  })
}

/** Rosters the demo's officers and experts up to 60 days ahead, from where it last stopped. Days must be in the calendar. */
export async function extendRosters(db: SeedDb, now: Date): Promise<void> {
  const people = staff.filter(({ role }) => role === 'officer' || role === 'expert')
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('lianxin demo rosters'))`)
    const [last] = await tx.select({ value: fact.value }).from(fact).where(eq(fact.name, 'demo-rostered-until'))
    const from = last ? addDays(last.value as Day, 1) : addDays(dayOf(now), -daysBack)
    const to = addDays(dayOf(now), daysAhead)
    const days = await tx.select().from(calendarDay).where(between(calendarDay.date, from, to)).orderBy(calendarDay.date)
    const until = days.at(-1)?.date
    if (until === undefined) return
    const shifts = days.flatMap((day) => rosterOf(day, people)).map(({ staffId, during, ...row }) => ({ ...row, staff: staffId, from: during.from.toISOString(), to: during.to.toISOString() }))
    // NOTE: one statement with one parameter: thousands of rows as parameters of their own take seconds.
    await tx.execute(sql`insert into ${shift} (id, staff_id, kind, during, note, created_at)
      select id, staff, kind, tstzrange("from", "to"), note, ${now.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(shifts)}::text::jsonb) as rows(id uuid, staff uuid, kind text, "from" timestamptz, "to" timestamptz, note text)
      on conflict do nothing`)
    await tx.insert(fact).values({ name: 'demo-rostered-until', value: until, at: now }).onConflictDoUpdate({ target: fact.name, set: { value: until, at: now } })
  })
}
