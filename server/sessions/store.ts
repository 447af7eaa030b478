import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, ne, notInArray, or, sql } from 'drizzle-orm'
import { appointment, seat, session, sessionTick, staff } from '#drizzle/schema/index.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { CaseId, Side } from '#shared/cases/words.ts'
import type { Skill, StaffId, TerminalId, Tongue } from '#shared/people/words.ts'
import type { Course, MuteState, Seat, SeatId, Session, SessionId, SessionStatus, Tick } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'
import type { InLine } from '#shared/sessions/waiting.ts'
import type { SeatPlan } from './rules/seats.ts'

type SessionRow = typeof session.$inferSelect
type SeatRow = typeof seat.$inferSelect

const over: SessionStatus[] = ['closed', 'aborted', 'moved']

/** How a session goes before anything has happened. */
export const freshCourse: Course = { since: null, broken: null, caucus: null, pause: null, floor: null, interpreting: [], restedAt: null }

/** A session with its seats; presence is known only to the tables in memory. */
export async function loadSession(db: Db, id: SessionId): Promise<Session | null> {
  const [found] = await withSeats(db, await db.select().from(session).where(eq(session.id, id)))
  return found ?? null
}

/** The same, its row locked until the transaction ends: two ends of one session are one. */
export async function holdSession(db: Db, id: SessionId): Promise<Session | null> {
  const [found] = await withSeats(db, await db.select().from(session).where(eq(session.id, id)).for('update'))
  return found ?? null
}

export async function holdSessionOf(db: Db, appointmentId: AppointmentId): Promise<Session | null> {
  const [found] = await withSeats(db, await db.select().from(session).where(eq(session.appointmentId, appointmentId)).for('update'))
  return found ?? null
}

export const loadSessionsOfCase = async (db: Db, caseId: CaseId): Promise<Session[]> =>
  withSeats(db, await db.select().from(session).where(eq(session.caseId, caseId)).orderBy(desc(session.scheduledFor)))

/** Whose sessions are asked for; `everybody` for those who may see all. */
export type Holders = { staffId: StaffId } | { terminalIds: readonly TerminalId[] } | 'everybody'

/** Sessions of a stretch of time that were not called off before they began, by time. */
export async function loadSessionsBetween(db: Db, from: Date, to: Date, holders: Holders): Promise<Session[]> {
  const seatOf = holders === 'everybody' ? null : 'staffId' in holders ? eq(seat.staffId, holders.staffId) : inArray(seat.terminalId, [...holders.terminalIds])
  const theirs = seatOf && inArray(session.id, db.select({ id: seat.sessionId }).from(seat).where(seatOf))
  return withSeats(db, await db.select().from(session).where(and(gte(session.scheduledFor, from), lt(session.scheduledFor, to), theirs ?? undefined, or(ne(session.status, 'aborted'), isNotNull(session.startedAt)))).orderBy(asc(session.scheduledFor), asc(session.id)))
}

/** The lines before some officers: what each hosts in a stretch of time and has not ended, with when it is planned to end. */
export async function loadLines(db: Db, hostIds: readonly StaffId[], from: Date, to: Date): Promise<Map<StaffId, InLine[]>> {
  if (hostIds.length === 0) return new Map()
  const rows = await db.select({ hostId: seat.staffId, id: session.id, status: session.status, scheduledFor: session.scheduledFor, during: appointment.during })
    .from(session).innerJoin(seat, and(eq(seat.sessionId, session.id), eq(seat.role, 'host'))).innerJoin(appointment, eq(appointment.id, session.appointmentId))
    .where(and(inArray(seat.staffId, [...hostIds]), gte(session.scheduledFor, from), lt(session.scheduledFor, to), notInArray(session.status, over)))
  return Map.groupBy(rows.flatMap(({ hostId, during, scheduledFor, ...row }) => (hostId && during ? [{ hostId, ...row, scheduledFor: scheduledFor.toISOString(), until: during.to.toISOString() }] : [])), ({ hostId }) => hostId)
}

/** Sessions of before a moment that nobody ended. */
export const findForgotten = (db: Db, before: Date): Promise<{ id: SessionId }[]> =>
  db.select({ id: session.id }).from(session).where(and(lt(session.scheduledFor, before), notInArray(session.status, over)))

/** Adds a session unless its appointment has one; says whether it did. */
export async function insertSession(db: Db, row: typeof session.$inferInsert): Promise<boolean> {
  const added = await db.insert(session).values(row).onConflictDoNothing({ target: session.appointmentId }).returning({ id: session.id })
  return added.length > 0
}

/** Who of some staff is asked for, or sits, in another session under way. */
export async function loadTaken(db: Db, staffIds: readonly StaffId[], except: SessionId): Promise<Set<StaffId>> {
  const rows = await db.select({ id: seat.staffId }).from(seat).innerJoin(session, eq(session.id, seat.sessionId))
    .where(and(inArray(seat.staffId, [...staffIds]), ne(seat.sessionId, except), isNotNull(session.startedAt), notInArray(session.status, over), isNull(seat.lastLeftAt)))
  return new Set(rows.flatMap(({ id }) => id ?? []))
}

/** Adds a seat. Somebody who has one in this session keeps it. */
export async function insertSeat(db: Db, id: SeatId, sessionId: SessionId, { role, side, holder, label }: SeatPlan): Promise<void> {
  await db.insert(seat).values({ id, sessionId, role, side, label, visitor: holder.kind === 'visitor', known: holder.kind !== 'visitor', ...holderColumns(holder) }).onConflictDoNothing()
}

/** Gives a seat to another terminal or officer; who is asked in must be asked again. */
export async function moveSeat(db: Db, id: SeatId, { holder, label }: SeatPlan): Promise<void> {
  await db.update(seat).set({ label, ...holderColumns(holder), mute: 'open', admitted: false }).where(eq(seat.id, id))
}

export const dropSeat = (db: Db, id: SeatId) => db.delete(seat).where(eq(seat.id, id))

export const saveSession = (db: Db, id: SessionId, change: Partial<Pick<SessionRow, 'status' | 'scheduledFor' | 'startedAt' | 'endedAt' | 'course'>>) =>
  db.update(session).set(change).where(eq(session.id, id))

/** Notes that the waiting room is open; never turns a later state back. */
export const saveLobby = (db: Db, id: SessionId) => db.update(session).set({ status: 'lobby' }).where(and(eq(session.id, id), eq(session.status, 'scheduled')))

/** Who has the floor, and every microphone that changes with it, in one go. Doing it again changes nothing. */
export const saveFloor = (db: Db, id: SessionId, floor: Course['floor'], mutes: ReadonlyMap<SeatId, MuteState>) => db.transaction(async (tx) => {
  await tx.update(session).set({ course: sql`${session.course} || ${JSON.stringify({ floor })}::jsonb` }).where(eq(session.id, id))
  for (const [seatId, mute] of mutes) await tx.update(seat).set({ mute }).where(eq(seat.id, seatId))
})

/** Which interpreter is there for whom, and whom each speaks to. Doing it again changes nothing. */
export const saveInterpreting = (db: Db, id: SessionId, interpreting: Course['interpreting']) =>
  db.update(session).set({ course: sql`${session.course} || ${JSON.stringify({ interpreting })}::jsonb` }).where(eq(session.id, id))

export const insertTick = (db: Db, row: typeof sessionTick.$inferInsert) => db.insert(sessionTick).values(row)

export const saveAdmitted = (db: Db, ids: readonly SeatId[], admitted: boolean) => db.update(seat).set({ admitted }).where(inArray(seat.id, [...ids]))
export const saveKnown = (db: Db, id: SeatId) => db.update(seat).set({ known: true }).where(eq(seat.id, id))
export const saveMute = (db: Db, id: SeatId, mute: MuteState) => db.update(seat).set({ mute }).where(eq(seat.id, id))
export const saveJoined = (db: Db, id: SeatId, at: Date) => db.update(seat).set({ firstJoinedAt: at }).where(and(eq(seat.id, id), isNull(seat.firstJoinedAt)))
/** The sides of which somebody has sat with the host. */
export const loadSidesMet = async (db: Db, id: SessionId): Promise<Side[]> =>
  (await db.selectDistinct({ side: seat.side }).from(seat).where(and(eq(seat.sessionId, id), isNotNull(seat.side), isNotNull(seat.firstJoinedAt)))).flatMap(({ side }) => side ?? [])
export const saveLeft = (db: Db, id: SeatId, at: Date) => db.update(seat).set({ lastLeftAt: at }).where(eq(seat.id, id))

async function withSeats(db: Db, rows: SessionRow[]): Promise<Session[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [seats, ticks] = await Promise.all([db.select({ seat, skills: staff.skills, languages: staff.languages }).from(seat).leftJoin(staff, eq(staff.id, seat.staffId)).where(inArray(seat.sessionId, ids)).orderBy(asc(seat.id)), loadTicks(db, ids)])
  return rows.map((row) => ({
    id: row.id, appointmentId: row.appointmentId, caseId: row.caseId, status: row.status,
    scheduledFor: row.scheduledFor.toISOString(), startedAt: row.startedAt?.toISOString() ?? null, endedAt: row.endedAt?.toISOString() ?? null,
    seats: seats.filter(({ seat: { sessionId } }) => sessionId === row.id).map(asSeat),
    course: { ...freshCourse, ...row.course },
    ticks: ticks.filter(({ sessionId }) => sessionId === row.id).map(({ tick, side, answer, at, by }): Tick => ({ tick, side, answer, at: at.toISOString(), by })),
  }))
}

// The latest of each tick and side.
const loadTicks = (db: Db, ids: readonly SessionId[]) => db
  .selectDistinctOn([sessionTick.sessionId, sessionTick.tick, sessionTick.side], { sessionId: sessionTick.sessionId, tick: sessionTick.tick, side: sessionTick.side, answer: sessionTick.answer, at: sessionTick.at, by: staff.name })
  .from(sessionTick).innerJoin(staff, eq(staff.id, sessionTick.by)).where(inArray(sessionTick.sessionId, [...ids]))
  .orderBy(sessionTick.sessionId, sessionTick.tick, sessionTick.side, desc(sessionTick.at), desc(sessionTick.id))

const asSeat = ({ seat: row, skills, languages }: { seat: SeatRow; skills: Skill[] | null; languages: Tongue[] | null }): Seat => ({
  id: row.id, role: row.role, side: row.side, label: row.label, mute: row.mute, admitted: row.admitted, known: row.known,
  holder: row.terminalId !== null ? { kind: 'terminal', id: row.terminalId } : row.staffId !== null ? { kind: 'staff', id: row.staffId } : { kind: 'visitor', id: row.id },
  presence: 'away', present: false, arrival: 'unknown', checkIn: null, lostAt: null, stills: false,
  interprets: skills?.includes('interpreter') ? (languages ?? []) : null,
})

const holderColumns = ({ kind, id }: Seat['holder']) => ({ terminalId: kind === 'terminal' ? id : null, staffId: kind === 'staff' ? id : null })
