import { and, asc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { appointment, appointmentPlace, claim } from '#drizzle/schema/index.ts'
import type { AppointmentReach } from '#shared/appointments/may.ts'
import { type AppointmentId, type AppointmentStatus, type BreachCause, expectedStatuses, type Promised } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Skill, StaffId, UnitId } from '#shared/people/words.ts'
import { offlineAfterMs } from '#shared/stations/rules.ts'
import type { Db } from '#server/platform/db.ts'
import { type AppointmentRow, asAppointment } from './as-appointment.ts'
import { asOpenings, type OpeningRows } from './as-openings.ts'
import type { Openings } from './rules/plan-types.ts'
import type { Appointment } from '#shared/appointments/words.ts'

/** Makes bookings of the county wait for one another until this transaction ends. */
export async function lockCounty(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('lianxin county'))`)
}

const ms = (column: SQL) => sql`(extract(epoch from ${column}) * 1000)::float8`
/**
 * Everything that a meeting could use between two instants, in one trip: officers with the skills, their shifts and what they hold;
 * terminals at the stations, those that are on first, and what they hold; room hours. The claims of `except` do not count.
 * NOTE: flat lists that are put together here, and one index look-up a resource: three times cheaper than lists inside lists.
 */
export async function loadOpenings(db: Db, { skills, stationIds, from, to, now, except = null }: { skills: readonly Skill[]; stationIds: readonly UnitId[]; from: Date; to: Date; now: Date; except?: AppointmentId | null }): Promise<Openings> {
  const [row] = await db.execute<OpeningRows>(sql`with
    asked as materialized (select tstzrange(${from.toISOString()}::timestamptz, ${to.toISOString()}::timestamptz) as stretch, string_to_array(${stationIds.join(',')}, ',')::uuid[] as stations, ${except}::uuid as except_id),
    officers as materialized (select id, name, skills from staff where role = 'officer' and not banned and skills && string_to_array(${skills.join(',')}, ',')),
    devices as materialized (select terminal.id, terminal.name, station_id, last_seen_at > ${new Date(now.getTime() - offlineAfterMs).toISOString()}::timestamptz as is_on from asked, terminal where station_id = any(asked.stations) and revoked_at is null)
    select (select coalesce(json_agg(json_build_array(id, name, skills)), '[]') from officers) as officers,
      (select coalesce(json_agg(json_build_array(officers.id, shift.kind, ${ms(sql`lower(shift.during)`)}, ${ms(sql`upper(shift.during)`)})), '[]') from asked, officers cross join lateral (select kind, during from shift where staff_id = officers.id and during && asked.stretch) as shift) as shifts,
      (select coalesce(json_agg(json_build_array(id, name, station_id) order by is_on desc nulls last, name, id), '[]') from devices) as terminals,
      (select coalesce(json_agg(json_build_array(resource.id, ${ms(sql`lower(held.during)`)}, ${ms(sql`upper(held.during)`)})), '[]') from asked, (select id::text from officers union all select id::text from devices) as resource
        cross join lateral (select during from claim where resource_id = resource.id and during && asked.stretch and status in ('held', 'booked', 'live') and appointment_id is distinct from asked.except_id) as held) as claims,
      (select coalesce(json_agg(json_build_array(station.id, unit.name, unit.name_en, opens_at, closes_at, market_digits)), '[]') from asked, station join unit on unit.id = station.id where station.id = any(asked.stations)) as stations`)
  return asOpenings(row!)
}

export type Booked = { already: AppointmentId } | { taken: true } | { caseNumber: string; queueNumber: number }

/** Books under the county's lock: one trip to the database (see `book_appointment`). */
export async function saveBooking(db: Db, booking: object): Promise<Booked> {
  const [row] = await db.execute<{ booked: Booked }>(sql`select book_appointment(${JSON.stringify(booking)}::jsonb) as booked`)
  return row!.booked
}

/** Moves under the county's lock; false when the new time is gone. */
export async function saveMove(db: Db, moved: object): Promise<boolean> {
  const [row] = await db.execute<{ moved: boolean }>(sql`select move_appointment(${JSON.stringify(moved)}::jsonb) as moved`)
  return row!.moved
}

/** The appointments that submissions have become, as far as they have: by "clerk key". */
export async function findSubmissions(db: Db, submissions: readonly { registeredBy: StaffId; idempotencyKey: string }[]): Promise<Map<string, AppointmentId>> {
  const rows = await db.execute<{ id: AppointmentId; key: string }>(sql`select appointment.id, registered_by || ' ' || idempotency_key as key from json_to_recordset(${JSON.stringify(submissions)}::json) as one("registeredBy" uuid, "idempotencyKey" text)
    join appointment on registered_by = one."registeredBy" and idempotency_key = one."idempotencyKey"`)
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** One appointment with the names of its people; null where there is none. The caller has asked whether it may be read. */
export async function loadAppointment(db: Db, id: AppointmentId): Promise<Appointment | null> {
  const [found] = await loadWhere(db, sql`appointment.id = ${id}`)
  return found ?? null
}

export type Listed = { from: Date; to: Date; stationId?: UnitId | undefined; officerId?: StaffId | undefined; teamId?: StaffId | undefined }

/** The appointments that begin in a stretch of time, in order. */
export function loadAppointments(db: Db, { from, to, stationId, officerId, teamId }: Listed): Promise<Appointment[]> {
  const conditions = [sql`lower(appointment.during) >= ${from.toISOString()}::timestamptz`, sql`lower(appointment.during) < ${to.toISOString()}::timestamptz`]
  if (stationId) conditions.push(sql`(appointment.station_id = ${stationId} or exists (select 1 from appointment_place where appointment_id = appointment.id and station_id = ${stationId}))`)
  if (officerId) conditions.push(sql`appointment.officer_id = ${officerId}`)
  if (teamId) conditions.push(sql`exists (select 1 from case_team where case_team.case_id = appointment.case_id and staff_id = ${teamId})`)
  return loadWhere(db, sql.join(conditions, sql` and `))
}

async function loadWhere(db: Db, condition: SQL): Promise<Appointment[]> {
  const rows = await db.execute<AppointmentRow>(sql`select appointment.id, appointment.case_id as "caseId", case_file.number as "caseNumber", appointment.station_id as "stationId", topic, track, skill, urgent, appointment.status, promise, breach_cause as "breachCause",
      ${ms(sql`registered_at`)} as "registeredAt", ${ms(sql`notice_due_at`)} as "noticeDueAt", ${ms(sql`session_due_at`)} as "sessionDueAt", ${ms(sql`noticed_at`)} as "noticedAt", ${ms(sql`started_at`)} as "startedAt", end_reason as "endReason",
      ${ms(sql`lower(during)`)} as "from", ${ms(sql`upper(during)`)} as "to", officer_id as "officerId", staff.name as "officerName",
      (select json_agg(json_build_object('side', side, 'stationId', place.station_id, 'stationName', unit.name, 'stationNameEn', unit.name_en, 'terminalId', terminal_id, 'terminalName', terminal.name, 'queueNumber', queue_number, 'checkedInAt', ${ms(sql`checked_in_at`)}) order by side)
        from appointment_place place join unit on unit.id = place.station_id join terminal on terminal.id = place.terminal_id where place.appointment_id = appointment.id) as places,
      (select json_agg(json_build_object('side', side, 'name', name) order by party.created_at, party.id) from case_party join party on party.id = case_party.party_id where case_party.case_id = appointment.case_id) as people
    from appointment join case_file on case_file.id = appointment.case_id join staff on staff.id = officer_id where ${condition} order by lower(during), appointment.id`)
  return rows.map(asAppointment)
}

/** What decides who may touch an appointment; null where there is none. */
export async function loadReach(db: Db, id: AppointmentId): Promise<AppointmentReach | null> {
  const [row] = await db.execute<AppointmentReach & Record<string, unknown>>(sql`select officer_id as "officerId",
      array[station_id]::text[] || array(select station_id::text from appointment_place where appointment_id = appointment.id) as "stationIds",
      array(select staff_id::text from case_team where case_team.case_id = appointment.case_id) || array(select owner_id::text from case_file where case_file.id = appointment.case_id) as "teamIds"
    from appointment where id = ${id}`)
  return row ?? null
}

/** Holds an appointment until the transaction ends, so that two people cannot change it at once. */
export async function holdAppointment(db: Db, id: AppointmentId): Promise<void> {
  await db.select({ id: appointment.id }).from(appointment).where(eq(appointment.id, id)).for('update')
}

type Changes = Partial<{ status: AppointmentStatus; promise: Promised; breachCause: BreachCause | null; startedAt: Date; noticedAt: Date; endReason: string }>

export async function saveChanges(db: Db, id: AppointmentId, changes: Changes): Promise<void> {
  await db.update(appointment).set(changes).where(eq(appointment.id, id))
}

/** Sets when an appointment was first heard of; false when that was before. */
export async function saveFirstNotice(db: Db, id: AppointmentId, at: Date): Promise<boolean> {
  const rows = await db.update(appointment).set({ noticedAt: at }).where(and(eq(appointment.id, id), isNull(appointment.noticedAt))).returning({ id: appointment.id })
  return rows.length > 0
}

export async function saveCheckIn(db: Db, id: AppointmentId, side: Side, at: Date): Promise<void> {
  await db.update(appointmentPlace).set({ checkedInAt: at }).where(and(eq(appointmentPlace.appointmentId, id), eq(appointmentPlace.side, side)))
}

/** Gives the officer's and terminals' time back, or marks it as in use. */
export async function saveClaims(db: Db, id: AppointmentId, status: 'live' | 'released'): Promise<void> {
  await db.update(claim).set({ status }).where(and(eq(claim.appointmentId, id), inArray(claim.status, ['held', 'booked', 'live'])))
}

/** Appointments whose promise has run out without a session. */
export const loadOverdue = (db: Db, now: Date): Promise<{ id: AppointmentId; status: AppointmentStatus }[]> =>
  db.select({ id: appointment.id, status: appointment.status }).from(appointment)
    .where(and(eq(appointment.promise, 'open'), lt(appointment.sessionDueAt, now), isNull(appointment.startedAt), inArray(appointment.status, [...expectedStatuses, 'no_show_officer'])))
    .orderBy(asc(appointment.sessionDueAt)).limit(500)
