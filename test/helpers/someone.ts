import { room, staff, station, terminal, unit } from '#drizzle/schema/index.ts'
import type { Db } from '#server/platform/db.ts'
import { sha256 } from '#server/platform/sealed.ts'
import type { Role, Skill, StaffActor, TerminalActor } from '#shared/people/words.ts'
import type { StationId } from '#shared/stations/words.ts'
import { anId, morning } from './a-context.ts'

type Where = { station?: StationId }

let made = 0

/** A station of its own with one room, open from 08:30 to 20:00. */
export async function aStation(db: Db, { name = '云岭', opensAt = '08:30', closesAt = '20:00' }: { name?: string; opensAt?: string; closesAt?: string } = {}): Promise<StationId> {
  const id = anId<'unit'>()
  made += 1
  await db.insert(unit).values({ id, code: `T${made}`, name, nameEn: `Station ${made}` })
  await db.insert(station).values({ id, phone: '120 0000 0099', address: '测试路 1 号', opensAt, closesAt, marketDigits: [], east: made, north: made })
  await db.insert(room).values({ id: anId<'room'>(), stationId: id, name: '视频室 1' })
  return id
}

/** A member of staff in some role; without a station, at one of their own. */
export async function aMemberOfStaff(db: Db, role: Role, { station: at, skills = [], name }: Where & { skills?: Skill[]; name?: string } = {}): Promise<StaffActor> {
  const id = anId<'staff'>()
  made += 1
  const unitId = at ?? (await aStation(db))
  const called = name ?? `测试${made}`
  await db.insert(staff).values({ id, name: called, email: `t${made}@test.invalid`, username: `t${made}`, role, unitId, skills, createdAt: morning, updatedAt: morning })
  return { kind: 'staff', id, role, name: called, unitId, skills }
}

/** A county officer who mediates, unless told otherwise. */
export const anOfficer = (db: Db, given: Where & { skills?: Skill[]; name?: string } = {}): Promise<StaffActor> => aMemberOfStaff(db, 'officer', { skills: ['mediation'], ...given })

/** A clerk at a station's counter. */
export const aClerk = (db: Db, given: Where & { name?: string } = {}): Promise<StaffActor> => aMemberOfStaff(db, 'clerk', given)

/** A lead, who oversees. */
export const aLead = (db: Db, given: Where & { name?: string } = {}): Promise<StaffActor> => aMemberOfStaff(db, 'lead', given)

/** An enrolled terminal that was seen a moment ago and is well; `token` is its credential. */
export async function aTerminal(db: Db, { station: at, name = '终端 1', seenAt = morning }: Where & { name?: string; seenAt?: Date | null } = {}): Promise<TerminalActor & { token: string }> {
  const id = anId<'terminal'>()
  const unitId = at ?? (await aStation(db))
  const roomId = anId<'room'>()
  const token = `terminal-of-a-test-${id}`
  await db.insert(room).values({ id: roomId, stationId: unitId, name: `${name}的房间` })
  await db.insert(terminal).values({ id, stationId: unitId, roomId, name, credentialHash: sha256(token), enrolledAt: morning, lastSeenAt: seenAt, cameraOk: true, microphoneOk: true, lineScore: 95 })
  return { kind: 'terminal', id, unitId, name, token }
}
