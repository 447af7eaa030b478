import { and, asc, between, eq, inArray, max, min, ne, sql } from 'drizzle-orm'
import { calendarDay, shift } from '#drizzle/schema/index.ts'
import { type CalendarDay, interim, type Shift, type ShiftId } from '#shared/calendar/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import type { Day } from '#shared/platform/time.ts'
import type { Db } from '#server/platform/db.ts'

/** The loaded days of a stretch, both ends included; fewer than asked where a year is missing. */
export const loadDays = (db: Db, from: Day, to: Day): Promise<CalendarDay[]> =>
  db.select().from(calendarDay).where(between(calendarDay.date, from, to)).orderBy(asc(calendarDay.date))

/** Replaces the days of a year. */
export async function saveDays(db: Db, days: CalendarDay[]): Promise<void> {
  await db.insert(calendarDay).values(days).onConflictDoUpdate({ target: calendarDay.date, set: { kind: sql`excluded.kind`, name: sql`excluded.name`, source: sql`excluded.source` } })
}

/** Where each loaded year is from. */
export async function loadYears(db: Db): Promise<Map<number, string>> {
  const rows = await db.select({ date: calendarDay.date, source: calendarDay.source }).from(calendarDay).where(sql`to_char(${calendarDay.date}, 'MM-DD') = '01-01'`)
  return new Map(rows.map(({ date, source }) => [Number(date.slice(0, 4)), source]))
}

/** The last official day, and the first and last day there are. */
export async function loadReach(db: Db): Promise<{ officialUntil: Day | null; interimFrom: Day | null; until: Day | null }> {
  const [official] = await db.select({ until: max(calendarDay.date) }).from(calendarDay).where(ne(calendarDay.source, interim))
  const [guessed] = await db.select({ from: min(calendarDay.date) }).from(calendarDay).where(eq(calendarDay.source, interim))
  const [all] = await db.select({ until: max(calendarDay.date) }).from(calendarDay)
  return { officialUntil: official?.until ?? null, interimFrom: guessed?.from ?? null, until: all?.until ?? null }
}

const asShift = ({ id, staffId, kind, during, note }: typeof shift.$inferSelect): Shift => ({ id, staffId, kind, from: during.from, to: during.to, note })

/** The shifts of some staff that touch a stretch of time, leave included, in order. `timesOnShift` says when they are there. */
export async function shiftsBetween(db: Db, staffIds: readonly StaffId[], { from, to }: { from: Date; to: Date }): Promise<Shift[]> {
  if (staffIds.length === 0) return []
  const rows = await db.select().from(shift)
    .where(and(inArray(shift.staffId, [...staffIds]), sql`${shift.during} && tstzrange(${from.toISOString()}, ${to.toISOString()})`))
    .orderBy(sql`lower(${shift.during})`)
  return rows.map(asShift)
}

export async function loadShift(db: Db, id: ShiftId): Promise<Shift | null> {
  const [row] = await db.select().from(shift).where(eq(shift.id, id))
  return row ? asShift(row) : null
}

export async function saveShift(db: Db, { from, to, ...row }: Shift, createdAt: Date): Promise<void> {
  await db.insert(shift).values({ ...row, during: { from, to }, createdAt })
}

export async function removeShiftRow(db: Db, id: ShiftId): Promise<void> {
  await db.delete(shift).where(eq(shift.id, id))
}
