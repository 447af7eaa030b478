import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { caseClock, caseFile, caseTeam, staff } from '#drizzle/schema/index.ts'
import type { ClockKind } from '#shared/cases/clocks.ts'
import type { CaseClock, CaseId, ClockDue, ClockId } from '#shared/cases/words.ts'
import type { StaffActor, StaffId } from '#shared/people/words.ts'
import type { Db } from '#server/platform/db.ts'

type Row = typeof caseClock.$inferSelect
const asClock = ({ startedAt, dueAt, pausedAt, endedAt, ...row }: Row): CaseClock => ({ ...row, startedAt: startedAt.toISOString(), dueAt: dueAt.toISOString(), pausedAt: pausedAt?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null })

/** Starts clocks; one that runs already goes on as it is. */
export async function startClocks(db: Db, rows: (typeof caseClock.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(caseClock).values(rows).onConflictDoNothing()
}

export async function stopClocks(db: Db, caseId: CaseId, kinds: readonly ClockKind[], endedAt: Date): Promise<void> {
  if (kinds.length > 0) await db.update(caseClock).set({ endedAt }).where(and(eq(caseClock.caseId, caseId), inArray(caseClock.kind, [...kinds]), isNull(caseClock.endedAt)))
}

/** All clocks of a case, the open ones first, each part by its due day. */
export async function loadClocks(db: Db, caseId: CaseId): Promise<CaseClock[]> {
  return (await db.select().from(caseClock).where(eq(caseClock.caseId, caseId)).orderBy(sql`ended_at is not null`, asc(caseClock.dueAt))).map(asClock)
}

/** One clock with its case's owner, its row locked until the transaction ends. */
export async function holdClock(db: Db, id: ClockId): Promise<(CaseClock & { ownerId: StaffId }) | null> {
  const [row] = await db.select({ clock: caseClock, ownerId: caseFile.ownerId }).from(caseClock).innerJoin(caseFile, eq(caseFile.id, caseClock.caseId)).where(eq(caseClock.id, id)).for('update', { of: caseClock })
  return row ? { ...asClock(row.clock), ownerId: row.ownerId } : null
}

export async function saveClock(db: Db, id: ClockId, change: Partial<Pick<Row, 'dueAt' | 'warnOn' | 'pausedAt' | 'extended'>>): Promise<CaseClock> {
  const [row] = await db.update(caseClock).set(change).where(eq(caseClock.id, id)).returning()
  return asClock(row!)
}

/** Open clocks of the cases that somebody answers for or works on (a lead: of all that have used `share` of their time), the nearest first. */
export async function loadClocksDue(db: Db, actor: StaffActor, now: Date, share: number): Promise<ClockDue[]> {
  const rows = await db.select({ clock: caseClock, caseNumber: caseFile.number, topic: caseFile.topic, track: caseFile.track, ownerName: staff.name })
    .from(caseClock).innerJoin(caseFile, eq(caseFile.id, caseClock.caseId)).innerJoin(staff, eq(staff.id, caseFile.ownerId))
    .where(and(isNull(caseClock.endedAt), theirs(db, actor, now, share))).orderBy(asc(caseClock.dueAt), asc(caseClock.id)).limit(200)
  return rows.map(({ clock, ...more }) => ({ ...asClock(clock), ...more }))
}

function theirs(db: Db, actor: StaffActor, now: Date, share: number): SQL | undefined {
  switch (actor.role) {
    case 'lead': return sql`coalesce(${caseClock.pausedAt}, ${now.toISOString()}::timestamptz) >= ${caseClock.startedAt} + ${share} * (${caseClock.dueAt} - ${caseClock.startedAt})`
    case 'admin': return sql`false`
    case 'clerk': return eq(caseFile.stationId, actor.unitId)
    case 'officer':
    case 'recorder':
    case 'expert': return or(eq(caseFile.ownerId, actor.id), inArray(caseFile.id, db.select({ id: caseTeam.caseId }).from(caseTeam).where(eq(caseTeam.staffId, actor.id))))
  }
}
