import { between, eq, sql } from 'drizzle-orm'
import { addDays, dayOf } from '#shared/platform/time.ts'
import { appointment, calendarDay, fact } from '../schema/index.ts'
import type { SeedDb } from './county.ts'
import { agreedOf } from './past-agreed.ts'
import { openOnes } from './past-open.ts'
import { type PastSecrets, rowsOf } from './past-rows.ts'
import { workOf } from './past-work.ts'
import { pastWeeks } from './past-weeks.ts'
import { staff } from './staff.ts'
import { stations } from './stations.ts'

const daysBack = 56
/** As far as the longest deadline of a case that is still open. */
const daysAhead = 75

/** Gives the demo county eight weeks behind it, once, where nothing was registered yet: finished appointments only, which hold nobody's time, a few cases that still run, and one that was agreed on. Returns how many. */
export async function seedPast(db: SeedDb, now: Date, secrets: PastSecrets): Promise<number> {
  return db.transaction(async (tx) => {
    const marked = await tx.insert(fact).values({ name: 'demo-past', value: {}, at: now }).onConflictDoNothing().returning({ name: fact.name })
    const [there] = await tx.select({ id: appointment.id }).from(appointment).limit(1)
    if (marked.length === 0 || there) return 0
    const today = dayOf(now)
    const known = await tx.select().from(calendarDay).where(between(calendarDay.date, addDays(today, -daysBack), addDays(today, daysAhead))).orderBy(calendarDay.date)
    const days = known.filter(({ date }) => date <= today)
    const matters = pastWeeks({ days, until: now, people: staff.filter(({ role }) => role === 'officer' || role === 'expert'), posts: stations })
    const open = openOnes(matters, now, known)
    const past = rowsOf(matters, open, now, secrets)
    const agreed = agreedOf(matters, open, past, { now, mark: secrets.mark })
    for (const [table, rows] of Object.entries({ ...past, ...workOf(open, now), ...agreed })) {
      const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.identifier(name)), sql`, `)
      // NOTE: one statement a table with one parameter, as for the rosters: hundreds of rows of parameters take seconds.
      if (rows.length > 0) await tx.execute(sql`insert into ${sql.identifier(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(rows)}::text::jsonb)`)
    }
    await tx.update(fact).set({ value: { appointments: matters.length } }).where(eq(fact.name, 'demo-past'))
    return matters.length
  })
}
