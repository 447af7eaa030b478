import { and, arrayContains, asc, desc, eq, gt, inArray, lt } from 'drizzle-orm'
import { auditDraft, auditEntry, party, staff, unit } from '#drizzle/schema/index.ts'
import { ageAt } from '#shared/people/rules.ts'
import type { Party, PartyId, Skill, Staff, StaffId, Unit, UnitId } from '#shared/people/words.ts'
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

const staffColumns = { id: staff.id, name: staff.name, role: staff.role, skills: staff.skills, unitId: staff.unitId, unitName: unit.name, unitNameEn: unit.nameEn, username: staff.username, suspended: staff.banned, twoFactor: staff.twoFactorEnabled }

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
