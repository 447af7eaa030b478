import { and, arrayContains, asc, count, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import { auditDraft, auditEntry, party, staff, staffAccount, staffSession, unit } from '#drizzle/schema/index.ts'
import { ageAt } from '#shared/people/rules.ts'
import type { Id } from '#shared/platform/ids.ts'
import type { Party, PartyId, Role, Skill, Staff, StaffActor, StaffId, Tongue, Unit, UnitId } from '#shared/people/words.ts'
import { clock } from '#server/platform/clock.ts'
import type { Db } from '#server/platform/db.ts'

/** Writes a line that is chained when the transaction commits. */
export async function draftAudit(db: Db, body: string): Promise<void> {
  await db.insert(auditDraft).values({ body })
}

export type AuditRow = typeof auditEntry.$inferSelect

/** The audit log from the beginning, in order. */
export const loadAuditAfter = (db: Db, seq: number, limit: number): Promise<AuditRow[]> =>
  db.select().from(auditEntry).where(gt(auditEntry.seq, seq)).orderBy(asc(auditEntry.seq)).limit(limit)

/** The audit log from the newest, a page at a time. */
export const loadAuditBefore = (db: Db, { before, partyId, limit }: { before: number | null; partyId: PartyId | null; limit: number }): Promise<AuditRow[]> =>
  db.select().from(auditEntry)
    .where(and(before === null ? undefined : lt(auditEntry.seq, before), partyId === null ? undefined : eq(auditEntry.partyId, partyId)))
    .orderBy(desc(auditEntry.seq)).limit(limit)

/** Adds a party, or renews what is known of the one with that ID number. Two clerks at once make one party. */
export async function saveParty(db: Db, row: typeof party.$inferInsert): Promise<PartyId> {
  const { id: _id, createdAt: _createdAt, ...known } = row
  const [saved] = await db.insert(party).values(row).onConflictDoUpdate({ target: party.idNumberIndex, set: known }).returning({ id: party.id })
  return saved!.id
}

/** Parties as screens may show them, in the order asked for. */
export async function loadParties(db: Db, ids: readonly PartyId[]): Promise<Party[]> {
  if (ids.length === 0) return []
  const rows = await db.select().from(party).where(inArray(party.id, [...ids]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? []).map(asParty)
}

function asParty(row: typeof party.$inferSelect): Party {
  return {
    id: row.id, name: row.name, idNumberMasked: row.idNumberMasked, phoneMasked: row.phoneMasked, age: ageAt(row.bornOn, clock.now()), sex: row.sex,
    address: row.address, needs: row.needs, language: row.language,
    guardian: row.guardian && { name: row.guardian.name, phoneMasked: row.guardian.phoneMasked },
  }
}

/** The sealed number to ring: a party's own, else the guardian's. */
export async function findPartyPhone(db: Db, id: PartyId): Promise<Buffer | null> {
  const [row] = await db.select({ own: party.phoneSealed, guardian: party.guardian }).from(party).where(eq(party.id, id))
  if (row?.own) return row.own
  return row?.guardian?.phoneSealed ? Buffer.from(row.guardian.phoneSealed, 'base64') : null
}

const staffColumns = { id: staff.id, name: staff.name, role: staff.role, skills: staff.skills, languages: staff.languages, unitId: staff.unitId, unitName: unit.name, unitNameEn: unit.nameEn, username: staff.username, suspended: staff.banned, twoFactor: staff.twoFactorEnabled }

/** Staff by id, in the order asked for. */
export async function loadStaff(db: Db, ids: readonly StaffId[]): Promise<Staff[]> {
  if (ids.length === 0) return []
  const rows = await db.select(staffColumns).from(staff).innerJoin(unit, eq(unit.id, staff.unitId)).where(inArray(staff.id, [...ids]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Officers and experts who have a skill and may work. */
export const staffWithSkill = (db: Db, skill: Skill): Promise<Staff[]> =>
  db.select(staffColumns).from(staff).innerJoin(unit, eq(unit.id, staff.unitId))
    .where(and(arrayContains(staff.skills, [skill]), inArray(staff.role, ['officer', 'expert']), eq(staff.banned, false))).orderBy(asc(staff.name), asc(staff.id))

/** Everybody who signs in, by unit and name. */
export const loadAllStaff = (db: Db): Promise<Staff[]> =>
  db.select(staffColumns).from(staff).innerJoin(unit, eq(unit.id, staff.unitId)).orderBy(asc(unit.code), asc(staff.role), asc(staff.name), asc(staff.id))

export async function loadUnit(db: Db, id: UnitId): Promise<Unit | null> {
  const [row] = await db.select().from(unit).where(eq(unit.id, id))
  return row ?? null
}

export type SignInId = Id<'staff_session'>

/** Who a sign-in's token belongs to, if it is still good. One indexed query: it is asked on every request. */
export async function findSignedIn(db: Db, token: string, now: Date): Promise<(StaffActor & { signInId: SignInId }) | null> {
  const [row] = await db.select({ id: staff.id, role: staff.role, name: staff.name, unitId: staff.unitId, skills: staff.skills, signInId: staffSession.id })
    .from(staffSession).innerJoin(staff, eq(staff.id, staffSession.userId))
    .where(and(eq(staffSession.token, token), gt(staffSession.expiresAt, now), eq(staff.banned, false)))
  return row ? { kind: 'staff', ...row } : null
}

/** The browsers in which somebody is signed in, newest first. */
export const loadSignIns = (db: Db, staffId: StaffId, now: Date) =>
  db.select({ id: staffSession.id, token: staffSession.token, since: staffSession.createdAt, until: staffSession.expiresAt, origin: staffSession.ipAddress, device: staffSession.userAgent })
    .from(staffSession).where(and(eq(staffSession.userId, staffId), gt(staffSession.expiresAt, now))).orderBy(desc(staffSession.createdAt))

export async function saveSuspended(db: Db, id: StaffId, suspended: boolean, now: Date): Promise<void> {
  await db.update(staff).set({ banned: suspended, updatedAt: now }).where(eq(staff.id, id))
}

export async function saveLanguages(db: Db, id: StaffId, languages: Tongue[], now: Date): Promise<void> {
  await db.update(staff).set({ languages, updatedAt: now }).where(eq(staff.id, id))
}

type StaffRow = { id: StaffId; accountId: Id<'staff_account'>; name: string; username: string; role: Role; unitId: UnitId; skills: Skill[]; languages: Tongue[]; passwordHash: string; now: Date }

/** Adds a member of staff with their password. NOTE: better-auth insists on an e-mail address, so one is made up that reaches nobody. */
export async function saveStaff(db: Db, { id, accountId, name, username, role, unitId, skills, languages, passwordHash, now }: StaffRow): Promise<void> {
  await db.insert(staff).values({ id, name, username, displayUsername: username, email: `${username}@staff.invalid`, role, unitId, skills, languages, createdAt: now, updatedAt: now })
  await db.insert(staffAccount).values({ id: accountId, accountId: id, providerId: 'credential', userId: id, password: passwordHash, createdAt: now, updatedAt: now })
}

/** How many sign in, with the table held until the transaction ends. */
export async function holdStaff(db: Db): Promise<number> {
  await db.execute(sql`lock table ${staff} in share row exclusive mode`)
  const [row] = await db.select({ n: count() }).from(staff)
  return row!.n
}

/** The county's own unit, made where it is not there. */
export async function keepCounty(db: Db, row: Unit): Promise<UnitId> {
  const [kept] = await db.insert(unit).values(row).onConflictDoUpdate({ target: unit.code, set: { code: row.code } }).returning({ id: unit.id })
  return kept!.id
}
