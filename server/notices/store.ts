import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { appointment, appointmentPlace, notice, party } from '#drizzle/schema/index.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import { queueNumberOf } from '#shared/appointments/rules.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Channel, Notice, NoticeId, NoticeStatus } from '#shared/notices/words.ts'
import type { StaffId, UnitId } from '#shared/people/words.ts'
import type { Id } from '#shared/platform/ids.ts'
import type { Db } from '#server/platform/db.ts'

export async function saveNotices(db: Db, rows: (typeof notice.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(notice).values(rows)
}

/** Whether some news has already been turned into notices. Whoever asks holds the news until the transaction ends, so that two cannot both find it untold. */
export async function isTold(db: Db, newsId: Id<'news'>): Promise<boolean> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`news ${newsId}`}))`)
  return (await db.select({ id: notice.id }).from(notice).where(eq(notice.newsId, newsId)).limit(1)).length > 0
}

/** What of an appointment was still to be told is void. */
export async function voidWaiting(db: Db, appointmentId: AppointmentId, at: Date): Promise<void> {
  await db.update(notice).set({ status: 'cancelled', doneAt: at }).where(and(eq(notice.appointmentId, appointmentId), inArray(notice.status, ['waiting', 'not_reached', 'other_time'])))
}

type Settled = { status: NoticeStatus; doneAt?: Date | null; doneBy?: StaffId | null; lastError?: string | null; gatewayId?: string | null; tried?: boolean }

export async function settle(db: Db, id: NoticeId, { tried = false, ...settled }: Settled): Promise<void> {
  await db.update(notice).set({ ...settled, ...(tried ? { attempts: sql`${notice.attempts} + 1` } : {}) }).where(eq(notice.id, id))
}

/** Holds a notice until the transaction ends, so that it is settled once. */
export async function holdNotice(db: Db, id: NoticeId): Promise<void> {
  await db.select({ id: notice.id }).from(notice).where(eq(notice.id, id)).for('update')
}

const columns = {
  id: notice.id, appointmentId: notice.appointmentId, kind: notice.kind, stationId: notice.stationId, partyId: notice.partyId, partyName: party.name, phoneMasked: sql<string | null>`coalesce(${party.phoneMasked}, ${party.guardian} ->> 'phoneMasked')`, side: notice.side,
  order: appointmentPlace.queueNumber, channel: notice.channel, status: notice.status, text: notice.text, attempts: notice.attempts, lastError: notice.lastError, at: notice.at, noticeDueAt: appointment.noticeDueAt,
}

async function loadWhere(db: Db, condition: ReturnType<typeof and>): Promise<Notice[]> {
  const rows = await db.select(columns).from(notice).innerJoin(appointment, eq(appointment.id, notice.appointmentId)).leftJoin(party, eq(party.id, notice.partyId))
    // A station is told by the number that is called there.
    .leftJoin(appointmentPlace, and(eq(appointmentPlace.appointmentId, notice.appointmentId), sql`${appointmentPlace.side} = coalesce(${notice.side}, (select min(side) from appointment_place own where own.appointment_id = ${notice.appointmentId} and own.station_id = ${notice.stationId}), 'applicant')`))
    .where(condition).orderBy(asc(notice.at), asc(notice.id))
  return rows.map(({ order, at, noticeDueAt, ...row }) => ({ ...row, queueNumber: queueNumberOf(order ?? 0), at: at.toISOString(), noticeDueAt: noticeDueAt.toISOString() }))
}

export const loadNotice = async (db: Db, id: NoticeId): Promise<Notice | null> => (await loadWhere(db, eq(notice.id, id)))[0] ?? null

/** What a station (or every station) still has to tell at its counter. */
export const loadOpenNotices = (db: Db, stationId: UnitId | null): Promise<Notice[]> =>
  loadWhere(db, and(stationId ? eq(notice.stationId, stationId) : undefined, inArray(notice.channel, ['phone', 'station']), inArray(notice.status, ['waiting', 'not_reached', 'other_time'])))

export const loadNoticesOf = (db: Db, appointmentId: AppointmentId): Promise<Notice[]> => loadWhere(db, eq(notice.appointmentId, appointmentId))

/** The slips of a side that are not printed yet. */
export const loadWaitingSlips = (db: Db, appointmentId: AppointmentId, side: Side): Promise<{ id: NoticeId }[]> =>
  db.select({ id: notice.id }).from(notice).where(and(eq(notice.appointmentId, appointmentId), eq(notice.side, side), eq(notice.channel, 'slip' satisfies Channel), eq(notice.status, 'waiting')))
