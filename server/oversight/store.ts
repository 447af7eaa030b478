import { type SQL, sql } from 'drizzle-orm'
import { type AppointmentId, type AppointmentStatus, type BreachCause, expectedStatuses, type Promised } from '#shared/appointments/words.ts'
import type { CaseId, Topic } from '#shared/cases/words.ts'
import type { Skill, StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import { countyZone, type Day } from '#shared/platform/time.ts'
import type { Db } from '#server/platform/db.ts'

type Stretch = { from: Date; to: Date }

const ms = (column: SQL) => sql`(extract(epoch from ${column}) * 1000)::float8`
const localDay = sql.raw(`(registered_at at time zone '${countyZone}')`)
const registeredIn = ({ from, to }: Stretch) => sql`registered_at >= ${from.toISOString()}::timestamptz and registered_at < ${to.toISOString()}::timestamptz`
/** B1 What takes no terminal and no officer. */
const takesNobody = sql`('triaged', 'cancelled_by_party', 'redirected', 'no_show_party', 'no_show_officer')`
// NOTE: the first condition is there for the index on the start; no meeting is a day long.
const heldIn = ({ from, to }: Stretch) => sql`lower(during) >= ${from.toISOString()}::timestamptz - interval '1 day' and lower(during) < ${to.toISOString()}::timestamptz and upper(during) > ${from.toISOString()}::timestamptz and appointment.status not in ${takesNobody}`

/** Every terminal's part in a meeting of a stretch. Instants in milliseconds. */
export const loadUses = (db: Db, stretch: Stretch) =>
  db.execute<{ appointmentId: AppointmentId; stationId: UnitId; terminalId: TerminalId; from: number; to: number }>(sql`select appointment.id as "appointmentId", place.station_id as "stationId", terminal_id as "terminalId", ${ms(sql`lower(during)`)} as "from", ${ms(sql`upper(during)`)} as "to"
    from appointment join appointment_place place on place.appointment_id = appointment.id where ${heldIn(stretch)}`)

/** The meetings of a stretch with who holds each. */
export const loadHeld = (db: Db, stretch: Stretch) =>
  db.execute<{ skill: Skill; officerId: StaffId; minutes: number }>(sql`select skill, officer_id as "officerId", (extract(epoch from upper(during) - lower(during)) / 60)::float8 as minutes from appointment where ${heldIn(stretch)} and officer_id is not null`)

/** The officers who may be given meetings. */
export const loadOfficers = (db: Db) => db.execute<{ id: StaffId; skills: Skill[] }>(sql`select id, skills from staff where role = 'officer' and not banned order by id`)

export type OpenPromise = {
  appointmentId: AppointmentId; caseId: CaseId; caseNumber: string; topic: Topic; skill: Skill; urgent: boolean; status: AppointmentStatus
  stationName: string; stationNameEn: string; officerId: StaffId; officerName: string; from: number; to: number; registeredAt: number; sessionDueAt: number; officerCame: boolean
}

/** Meetings that have not begun and whose promise is open, the nearest first. */
export const loadOpenPromises = (db: Db) =>
  db.execute<OpenPromise>(sql`select appointment.id as "appointmentId", appointment.case_id as "caseId", case_file.number as "caseNumber", topic, appointment.skill, urgent, appointment.status, unit.name as "stationName", unit.name_en as "stationNameEn", officer_id as "officerId", staff.name as "officerName",
      ${ms(sql`lower(during)`)} as "from", ${ms(sql`upper(during)`)} as "to", ${ms(sql`registered_at`)} as "registeredAt", ${ms(sql`session_due_at`)} as "sessionDueAt",
      exists (select 1 from session join seat on seat.session_id = session.id where session.appointment_id = appointment.id and seat.role = 'host' and first_joined_at is not null) as "officerCame"
    from appointment join case_file on case_file.id = appointment.case_id join unit on unit.id = appointment.station_id join staff on staff.id = officer_id
    where promise = 'open' and appointment.started_at is null and during is not null and appointment.status in (${sql.join([...expectedStatuses, 'no_show_officer', 'no_show_party'].map((status) => sql`${status}`), sql`, `)})
    order by session_due_at, appointment.id limit 500`)

export type Stood = { monday: Day | null; stationId: UnitId | null; skill: Skill | null; promise: Promised; cause: BreachCause | null; status: AppointmentStatus; count: number }

/** How what was registered in a stretch stands: once a week, once a station, once a skill (the other two are null). */
export const countStandings = (db: Db, stretch: Stretch) =>
  db.execute<Stood>(sql`select to_char(monday, 'YYYY-MM-DD') as monday, station_id as "stationId", skill, promise, breach_cause as cause, status, count(*)::int as count
    from (select date_trunc('week', ${localDay})::date as monday, station_id, skill, promise, breach_cause, status from appointment where ${registeredIn(stretch)}) as registered
    group by promise, breach_cause, status, grouping sets ((monday), (station_id), (skill))`)

/** How many were registered, by day, hour, station and skill. */
export const countRegistered = (db: Db, stretch: Stretch) =>
  db.execute<{ day: Day; hour: number; stationId: UnitId; skill: Skill; count: number }>(sql`select to_char(${localDay}, 'YYYY-MM-DD') as day, extract(hour from ${localDay})::int as hour, station_id as "stationId", skill, count(*)::int as count
    from appointment where ${registeredIn(stretch)} group by 1, 2, 3, 4 order by 1, 2, 3, 4`)

/** How long meetings of each skill were set for, of what was registered in a stretch. */
export const loadUsualMinutes = (db: Db, stretch: Stretch) =>
  db.execute<{ skill: Skill; minutes: number }>(sql`select skill, avg(extract(epoch from upper(during) - lower(during)) / 60)::float8 as minutes from appointment where ${registeredIn(stretch)} and during is not null group by skill`)

/** The day of the first registration there ever was. */
export async function loadFirstDay(db: Db): Promise<Day | null> {
  const [row] = await db.execute<{ day: Day | null }>(sql`select to_char(min(${localDay}), 'YYYY-MM-DD') as day from appointment`)
  return row?.day ?? null
}
