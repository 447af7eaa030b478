import { and, asc, desc, eq, exists, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { caseFile, caseParty, caseTeam, staff, timelineEntry } from '#drizzle/schema/index.ts'
import type { CaseReach } from '#shared/cases/may.ts'
import type { CaseId, CaseSummary, Side, TimelineEntry } from '#shared/cases/words.ts'
import { topics } from '#shared/cases/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { PartyId, StaffActor, StaffId, UnitId } from '#shared/people/words.ts'
import type { Db } from '#server/platform/db.ts'

/** Opens a case from what `openingOf` has made; gives its number. */
export async function saveCase(db: Db, opening: object): Promise<string> {
  const [row] = await db.execute<{ number: string }>(sql`select open_case(${JSON.stringify(opening)}::jsonb) as number`)
  return row!.number
}

/** The next number of a series, without gaps; the series stays locked until the transaction ends. */
export async function takeNumber(db: Db, series: string): Promise<number> {
  const [row] = await db.execute<{ number: number }>(sql`select next_number(${series}) as number`)
  return row!.number
}

export async function saveEntry(db: Db, entry: typeof timelineEntry.$inferInsert): Promise<void> {
  await db.insert(timelineEntry).values(entry)
}

export async function saveTeamMember(db: Db, member: typeof caseTeam.$inferInsert): Promise<void> {
  await db.insert(caseTeam).values(member).onConflictDoNothing()
}

/** A case as it stands, its row locked until the transaction ends. */
export type HeldCase = Pick<typeof caseFile.$inferSelect, 'id' | 'track' | 'stage' | 'ownerId' | 'closedBy' | 'reopenCount' | 'openedAt'>
export async function holdCase(db: Db, id: CaseId): Promise<HeldCase | null> {
  const [row] = await db.select().from(caseFile).where(eq(caseFile.id, id)).for('update')
  return row ?? null
}

export async function saveMove(db: Db, id: CaseId, change: Partial<Pick<typeof caseFile.$inferSelect, 'stage' | 'status' | 'closedBy' | 'reopenCount'>>): Promise<void> {
  await db.update(caseFile).set(change).where(eq(caseFile.id, id))
}

export async function saveOwner(db: Db, id: CaseId, ownerId: StaffId): Promise<void> {
  await db.update(caseFile).set({ ownerId }).where(eq(caseFile.id, id))
}

/** What decides who may read a case; null where there is none. */
export async function loadReach(db: Db, id: CaseId): Promise<CaseReach | null> {
  const [row] = await db.execute<{ ownerId: StaffId; stationId: UnitId; stationIds: UnitId[]; teamIds: StaffId[] }>(sql`
    select owner_id as "ownerId", station_id as "stationId",
      array[station_id]::text[] || array(select station_id::text from case_party where case_id = case_file.id) as "stationIds",
      array(select staff_id::text from case_team where case_id = case_file.id) as "teamIds"
    from case_file where id = ${id}`)
  return row ?? null
}

const summaryColumns = { id: caseFile.id, number: caseFile.number, topic: caseFile.topic, track: caseFile.track, status: caseFile.status, stage: caseFile.stage, summary: caseFile.summary, ownerId: caseFile.ownerId, ownerName: staff.name, stationId: caseFile.stationId, openedAt: caseFile.openedAt }

export async function loadSummary(db: Db, id: CaseId): Promise<(CaseSummary & { reopenCount: number }) | null> {
  const [row] = await db.select({ ...summaryColumns, reopenCount: caseFile.reopenCount }).from(caseFile).innerJoin(staff, eq(staff.id, caseFile.ownerId)).where(eq(caseFile.id, id))
  return row ? { ...row, openedAt: row.openedAt.toISOString() } : null
}

/** Who is on which side of a case, and where they go to. */
export const loadCaseParties = (db: Db, id: CaseId): Promise<{ partyId: PartyId; side: Side; stationId: UnitId }[]> =>
  db.select({ partyId: caseParty.partyId, side: caseParty.side, stationId: caseParty.stationId }).from(caseParty).where(eq(caseParty.caseId, id)).orderBy(asc(caseParty.side), asc(caseParty.partyId))

export async function loadTimeline(db: Db, id: CaseId): Promise<TimelineEntry[]> {
  const rows = await db.select().from(timelineEntry).where(eq(timelineEntry.caseId, id)).orderBy(asc(timelineEntry.at), asc(timelineEntry.id))
  return rows.map(({ caseId: _caseId, at, ...entry }) => ({ ...entry, at: at.toISOString() }))
}

/** The cases that somebody may see, newest first. The caller has asked whether they may see any. */
export async function loadCasesOf(db: Db, actor: StaffActor, { find, before, limit }: { find?: string | undefined; before?: string | undefined; limit: number }): Promise<CaseSummary[]> {
  const rows = await db.select(summaryColumns).from(caseFile).innerJoin(staff, eq(staff.id, caseFile.ownerId))
    .where(and(theirs(db, actor), before ? lt(caseFile.openedAt, new Date(before)) : undefined, find ? matching(find) : undefined))
    .orderBy(desc(caseFile.openedAt), desc(caseFile.id)).limit(limit)
  return rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() }))
}

function theirs(db: Db, actor: StaffActor): SQL | undefined {
  const inTeam = exists(db.select({ one: sql`1` }).from(caseTeam).where(and(eq(caseTeam.caseId, caseFile.id), eq(caseTeam.staffId, actor.id))))
  switch (actor.role) {
    case 'lead': return undefined
    case 'clerk': return or(eq(caseFile.stationId, actor.unitId), exists(db.select({ one: sql`1` }).from(caseParty).where(and(eq(caseParty.caseId, caseFile.id), eq(caseParty.stationId, actor.unitId)))))
    case 'officer': return or(eq(caseFile.ownerId, actor.id), inTeam)
    case 'recorder':
    case 'expert': return inTeam
    case 'admin': return sql`false`
  }
}

// By number, by words of the summary, or by the topic's own word in either language.
function matching(find: string): SQL | undefined {
  const like = `%${find.replaceAll(/[\\%_]/g, '\\$&')}%`
  const meant = topics.filter((topic) => [casesTexts.zh[`topic.${topic}`], casesTexts.en[`topic.${topic}`]].some((word) => word.toLowerCase().includes(find.toLowerCase())))
  return or(ilike(caseFile.number, like), ilike(caseFile.summary, like), meant.length > 0 ? inArray(caseFile.topic, meant) : undefined)
}
