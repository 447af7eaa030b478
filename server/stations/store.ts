import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { enrolment, outage, room, selfTest, station, terminal, unit } from '#drizzle/schema/index.ts'
import type { StaffId, TerminalActor, TerminalId } from '#shared/people/words.ts'
import { lampOf } from '#shared/stations/rules.ts'
import type { EnrolmentId, Outage, OutageId, Room, SeenDevice, SelfTest, Station, StationId, Terminal, TerminalSettings } from '#shared/stations/words.ts'
import { clock } from '#server/platform/clock.ts'
import type { Db } from '#server/platform/db.ts'

const stationColumns = {
  id: station.id, code: unit.code, name: unit.name, nameEn: unit.nameEn, phone: station.phone, address: station.address,
  opensAt: station.opensAt, closesAt: station.closesAt, marketDigits: station.marketDigits, east: station.east, north: station.north,
}

/** Every station of the county, by code. */
export const loadStations = (db: Db): Promise<Station[]> => db.select(stationColumns).from(station).innerJoin(unit, eq(unit.id, station.id)).orderBy(asc(unit.code))

export async function loadStation(db: Db, id: StationId): Promise<Station | null> {
  const [row] = await db.select(stationColumns).from(station).innerJoin(unit, eq(unit.id, station.id)).where(eq(station.id, id))
  return row ?? null
}

export const loadRooms = (db: Db, stationId: StationId): Promise<Room[]> => db.select().from(room).where(eq(room.stationId, stationId)).orderBy(asc(room.name))

const terminalColumns = {
  id: terminal.id, stationId: terminal.stationId, roomName: room.name, name: terminal.name, lastSeenAt: terminal.lastSeenAt,
  cameraOk: terminal.cameraOk, microphoneOk: terminal.microphoneOk, lineScore: terminal.lineScore, revokedAt: terminal.revokedAt,
}

async function selectTerminals(db: Db, where: SQL | undefined, now: Date): Promise<Terminal[]> {
  const rows = await db.select(terminalColumns).from(terminal).innerJoin(room, eq(room.id, terminal.roomId)).where(where).orderBy(asc(terminal.stationId), asc(room.name), asc(terminal.name), asc(terminal.id))
  return rows.map(({ revokedAt, lastSeenAt, ...row }) => ({ ...row, lastSeenAt: lastSeenAt?.toISOString() ?? null, lamp: revokedAt ? 'offline' : lampOf({ ...row, lastSeenAt }, now), revoked: revokedAt !== null }))
}

/** The terminals in service at some stations, online or not. */
export const terminalsAt = (db: Db, stationIds: readonly StationId[], now = clock.now()): Promise<Terminal[]> =>
  stationIds.length === 0 ? Promise.resolve([]) : selectTerminals(db, and(inArray(terminal.stationId, [...stationIds]), isNull(terminal.revokedAt)), now)

/** All terminals, the revoked ones too: of one station, or of the county. */
export const loadTerminals = (db: Db, stationId: StationId | null, now: Date): Promise<Terminal[]> => selectTerminals(db, stationId === null ? undefined : eq(terminal.stationId, stationId), now)

export async function loadTerminal(db: Db, id: TerminalId, now = clock.now()): Promise<Terminal | null> {
  return (await selectTerminals(db, eq(terminal.id, id), now))[0] ?? null
}

/** The terminal that a credential's hash belongs to; whether it is still in service is for the caller to judge. */
export async function findTerminal(db: Db, credentialHash: Buffer): Promise<(TerminalActor & { revoked: boolean }) | null> {
  const [row] = await db.select({ id: terminal.id, unitId: terminal.stationId, name: terminal.name, revokedAt: terminal.revokedAt }).from(terminal).where(eq(terminal.credentialHash, credentialHash))
  return row ? { kind: 'terminal', id: row.id, unitId: row.unitId, name: row.name, revoked: row.revokedAt !== null } : null
}

export async function addTerminal(db: Db, row: typeof terminal.$inferInsert): Promise<void> {
  await db.insert(terminal).values(row)
}

export async function changeTerminal(db: Db, id: TerminalId, change: Partial<typeof terminal.$inferInsert>): Promise<void> {
  await db.update(terminal).set(change).where(eq(terminal.id, id))
}

/** Terminals that fell silent inside a stretch of time. */
export const terminalsLastSeen = (db: Db, from: Date, to: Date) =>
  db.select({ id: terminal.id, stationId: terminal.stationId }).from(terminal).where(and(isNull(terminal.revokedAt), gte(terminal.lastSeenAt, from), lt(terminal.lastSeenAt, to)))

export type EnrolmentRow = typeof enrolment.$inferSelect

export async function addEnrolment(db: Db, row: typeof enrolment.$inferInsert): Promise<void> {
  await db.insert(enrolment).values(row)
}

/** Whether a code is on some other device's screen just now. */
export async function codeIsShown(db: Db, codeHash: Buffer, now: Date): Promise<boolean> {
  return (await db.select({ id: enrolment.id }).from(enrolment).where(and(eq(enrolment.codeHash, codeHash), gt(enrolment.expiresAt, now))).limit(1)).length > 0
}

/** The newest enrolment with a code, held so that two clerks cannot approve it at once. */
export async function holdEnrolmentByCode(db: Db, codeHash: Buffer): Promise<EnrolmentRow | null> {
  const [row] = await db.select().from(enrolment).where(eq(enrolment.codeHash, codeHash)).orderBy(desc(enrolment.expiresAt)).limit(1).for('update')
  return row ?? null
}

export async function holdEnrolment(db: Db, id: EnrolmentId): Promise<EnrolmentRow | null> {
  const [row] = await db.select().from(enrolment).where(eq(enrolment.id, id)).for('update')
  return row ?? null
}

export async function approve(db: Db, id: EnrolmentId, terminalId: TerminalId, by: StaffId): Promise<void> {
  await db.update(enrolment).set({ terminalId, approvedBy: by }).where(eq(enrolment.id, id))
}

export async function markClaimed(db: Db, id: EnrolmentId, at: Date): Promise<void> {
  await db.update(enrolment).set({ claimedAt: at }).where(eq(enrolment.id, id))
}

/** Forgets codes that ran out some time ago. */
export async function forgetEnrolments(db: Db, before: Date): Promise<void> {
  await db.delete(enrolment).where(lt(enrolment.expiresAt, before))
}

type StationRow = typeof station.$inferInsert & { code: string; name: string; nameEn: string }

/** Adds a station, or changes the one with the same code. */
export async function saveStation(db: Db, { code, name, nameEn, id, ...row }: StationRow): Promise<StationId> {
  const [kept] = await db.insert(unit).values({ id, code, name, nameEn }).onConflictDoUpdate({ target: unit.code, set: { name, nameEn } }).returning({ id: unit.id })
  await db.insert(station).values({ id: kept!.id, ...row }).onConflictDoUpdate({ target: station.id, set: row })
  return kept!.id
}

export async function addRoom(db: Db, row: Room): Promise<void> {
  await db.insert(room).values(row)
}

/** Outages that are not over, of the county, of one station, or the one with an id; the first to end first. */
export async function loadOutages(db: Db, { stationId, id, until }: { stationId?: StationId; id?: OutageId; until: Date }): Promise<Outage[]> {
  const rows = await db.select().from(outage).where(and(sql`upper(during) > ${until.toISOString()}::timestamptz`, stationId && eq(outage.stationId, stationId), id && eq(outage.id, id))).orderBy(sql`upper(during)`)
  return rows.map(({ id, stationId, during, reason }) => ({ id, stationId, from: during.from.toISOString(), to: during.to.toISOString(), reason }))
}

export async function insertOutage(db: Db, row: typeof outage.$inferInsert): Promise<void> {
  await db.insert(outage).values(row)
}

export async function shortenOutage(db: Db, id: OutageId, during: { from: Date; to: Date }): Promise<void> {
  await db.update(outage).set({ during }).where(eq(outage.id, id))
}

export async function insertSelfTest(db: Db, row: typeof selfTest.$inferInsert): Promise<void> {
  await db.insert(selfTest).values(row)
}

/** The last self-test of each terminal in service, of one station or of the county. */
export async function loadLastTests(db: Db, stationId: StationId | null): Promise<SelfTest[]> {
  const rows = await db.selectDistinctOn([selfTest.terminalId], { terminalId: selfTest.terminalId, stationId: terminal.stationId, at: selfTest.at, why: selfTest.why, items: selfTest.items, verdict: selfTest.verdict })
    .from(selfTest).innerJoin(terminal, eq(terminal.id, selfTest.terminalId))
    .where(and(isNull(terminal.revokedAt), stationId === null ? undefined : eq(terminal.stationId, stationId)))
    .orderBy(selfTest.terminalId, desc(selfTest.at))
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** What a terminal has plugged in and is to use. */
export async function loadSettings(db: Db, id: TerminalId): Promise<TerminalSettings & { devices: SeenDevice[] }> {
  const [row] = await db.select({ camera: terminal.camera, microphone: terminal.microphone, quiet: terminal.quiet, devices: terminal.devices }).from(terminal).where(eq(terminal.id, id))
  return row ?? { camera: null, microphone: null, quiet: false, devices: [] }
}
