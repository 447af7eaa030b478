import { and, asc, eq, inArray, isNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import { appointment, appointmentPlace, calendarFeed, claim, escalation, handover, hold, staff } from '#drizzle/schema/index.ts'
import type { AppointmentReach } from '#shared/appointments/may.ts'
import { type AppointmentId, type AppointmentStatus, type Beside, type BreachCause, type CheckIn, type Escalation, type EscalationCause, type EscalationId, expectedStatuses, type Handover, type HandoverId, type HandoverState, type HoldId, type Promised, type WayOutName } from '#shared/appointments/words.ts'
import type { CaseId, Side } from '#shared/cases/words.ts'
import type { Skill, StaffId, UnitId } from '#shared/people/words.ts'
import { queueNumberOf } from '#shared/appointments/rules.ts'
import { countyZone } from '#shared/platform/time.ts'
import { offlineAfterMs } from '#shared/stations/rules.ts'
import type { Db } from '#server/platform/db.ts'
import { type AppointmentRow, asAppointment } from './as-appointment.ts'
import { asCounty, type CountyRows, type KnownCounty } from './as-county.ts'
import { asWaiting, type EscalatedRow } from './as-waiting.ts'
import type { Kept } from './planned.ts'
import type { RunningOver } from './rules/plan/ran-over.ts'
import type { Ask, Placed, Reason } from './rules/plan/words.ts'
import { asOpenings, type OpeningRows } from './as-openings.ts'
import type { FeedEvent } from './rules/calendar-text.ts'
import type { Openings } from './rules/plan-types.ts'
import type { Appointment } from '#shared/appointments/words.ts'

const list = (ids: readonly string[]) => sql`string_to_array(${ids.join(',')}, ',')::uuid[]`

/** Makes plans of these stations' counties wait for one another until this transaction ends. NOTE: in order, so that two cannot wait for each other. */
export async function lockCounty(db: Db, stationIds: readonly UnitId[]): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('lianxin county ' || county)) from (select distinct coalesce(county_id::text, '') as county from unit where id = any(${list(stationIds)}) order by county) as counties`)
}

/** The counties of these stations in one word: the same for all who plan together. */
export async function countiesOf(db: Db, stationIds: readonly UnitId[]): Promise<string> {
  const [row] = await db.execute<{ counties: string | null }>(sql`select string_agg(distinct coalesce(county_id::text, ''), ' ') as counties from unit where id = any(${list(stationIds)})`)
  return row!.counties ?? ''
}

// NOTE: `extract` counts in numeric, which is three times slower.
const ms = (column: SQL) => sql`round(date_part('epoch', ${column}) * 1000)`

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
        cross join lateral (select during from claim where resource_id = resource.id and during && asked.stretch and status in ('held', 'booked', 'live') and appointment_id is distinct from asked.except_id
          union all select outage.during from devices join outage on outage.station_id = devices.station_id where devices.id::text = resource.id and outage.during && asked.stretch) as held) as claims,
      (select coalesce(json_agg(json_build_array(station.id, unit.name, unit.name_en, opens_at, closes_at, market_digits)), '[]') from asked, station join unit on unit.id = station.id where station.id = any(asked.stations)) as stations`)
  return asOpenings(row!)
}

/**
 * The counties of these stations as the planner wants them, between two instants: who is there and when, terminals, what is booked
 * and may change (`bookings`), and what nobody may move (`busy`). `except` is planned anew and so is not there.
 * NOTE: flat lists without names, which cost half of what objects do; every list hangs on an index of the county's own stations or people, looked up one by one (`offset 0` keeps the planner from reading every county's rows instead): other counties cost nothing.
 */
export async function loadCounty(db: Db, { stationIds, from, to, now, except = null }: { stationIds: readonly UnitId[]; from: Date; to: Date; now: Date; except?: AppointmentId | null }): Promise<KnownCounty> {
  const [row] = await db.execute<CountyRows>(sql`with
    asked as materialized (select tstzrange(${from.toISOString()}::timestamptz, ${to.toISOString()}::timestamptz) as stretch, ${except}::uuid as except_id),
    counties as materialized (select distinct county_id as id from unit where id = any(${list(stationIds)})),
    units as materialized (select its.* from counties cross join lateral (select id, name, name_en from unit where county_id = counties.id offset 0) as its union all select id, name, name_en from unit where county_id is null and exists (select 1 from counties where counties.id is null)),
    posts as materialized (select station.*, units.name, units.name_en from units cross join lateral (select id, opens_at, closes_at, market_digits, east, north from station where station.id = units.id offset 0) as station),
    people as materialized (select staff.* from units cross join lateral (select id, name, role, skills, languages from staff where unit_id = units.id and role in ('officer', 'expert', 'recorder') and not banned offset 0) as staff),
    devices as materialized (select terminal.id, terminal.name, station_id, coalesce(last_seen_at > ${new Date(now.getTime() - offlineAfterMs).toISOString()}::timestamptz, false) as is_on from posts cross join lateral (select * from terminal where station_id = posts.id and revoked_at is null offset 0) as terminal),
    overrides as materialized (select claim.appointment_id, override_of, claim.during from asked, claim where override_of is not null and claim.during && asked.stretch and claim.status in ('held', 'booked', 'live') and claim.appointment_id is distinct from asked.except_id),
    kept as materialized (select its.* from posts cross join lateral (select id, staff_id, key, ask, placed, until from hold where station_id = posts.id and open offset 0) as its),
    planned as materialized (select open.* from asked, posts cross join lateral (select * from appointment where station_id = posts.id and status in ('offered', 'confirmed', 'rescheduled', 'checked_in') and during && asked.stretch offset 0) as open where open.id is distinct from asked.except_id and open.id not in (select overrides.appointment_id from overrides)),
    recusals as materialized (select case_id, array_agg(staff_id) as ids from planned cross join lateral (select staff_id from recusal where recusal.case_id = planned.case_id offset 0) as stepped_back group by case_id)
    select (select coalesce(json_agg(json_build_array(id, name, role, skills, languages)), '[]') from people) as people,
      (select coalesce(json_agg(json_build_array(people.id, shift.kind, ${ms(sql`lower(shift.during)`)}, ${ms(sql`upper(shift.during)`)})), '[]') from asked, people cross join lateral (select kind, during from shift where staff_id = people.id and during && asked.stretch offset 0) as shift) as shifts,
      (select coalesce(json_agg(json_build_array(id, name, station_id, is_on)), '[]') from devices) as terminals,
      (select coalesce(json_agg(json_build_array(id, name, name_en, opens_at, closes_at, market_digits, east, north)), '[]') from posts) as stations,
      (select coalesce(json_agg(json_build_array(resource.id, ${ms(sql`lower(held.during)`)}, ${ms(sql`upper(held.during)`)}, held.minutes)), '[]') from asked, (select id::text from people union all select id::text from devices) as resource
        cross join lateral (select during, case when status = 'live' then (select minutes from appointment where appointment.id = claim.appointment_id) end as minutes from claim where resource_id = resource.id and during && asked.stretch and status in ('held', 'booked', 'live') and appointment_id is distinct from asked.except_id and (appointment_id is null or appointment_id not in (select planned.id from planned)) and (hold_id is null or hold_id not in (select kept.id from kept))
          union all select overrides.during, null from overrides where override_of = resource.id
          union all select outage.during, null from devices join outage on outage.station_id = devices.station_id where devices.id::text = resource.id and outage.during && asked.stretch) as held) as busy,
      (select coalesce(json_agg(json_build_array(id, skill, also, minutes, ${ms(sql`urgent_by`)}, recused || coalesce(recusals.ids, '{}'), first_contact, wishes, promise, status = 'checked_in', exists (select 1 from handover where handover.appointment_id = planned.id and state = 'accepted' and taker_id = officer_id),
        ${ms(sql`registered_at`)}, ${ms(sql`session_due_at`)}, ${ms(sql`coalesce(told_at, tell_at, registered_at)`)}, standby, ${ms(sql`lower(during)`)}, ${ms(sql`upper(during)`)}, officer_id,
        (select coalesce(json_agg(json_build_array(craft, staff_id) order by craft), '[]') from appointment_person where appointment_id = planned.id),
        (select coalesce(json_agg(json_build_array(side, station_id, terminal_id) order by side, station_id), '[]') from appointment_place where appointment_id = planned.id))), '[]') from planned left join recusals on recusals.case_id = planned.case_id) as bookings,
      (select coalesce(json_agg(json_build_array(id, staff_id, key, ask, placed, ${ms(sql`until`)})), '[]') from kept) as held,
      (select count(*)::int from posts cross join lateral (select 1 from appointment where station_id = posts.id and urgent and registered_at > ${new Date(now.getTime() - 28 * 24 * 3_600_000).toISOString()}::timestamptz offset 0) as urgent) as "urgentLately"`)
  return asCounty(row!, now.getTime())
}

/** What is, or was, kept for a form: what was asked for then, why that time, and until when. */
export type KeptHold = { id: HoldId; matter: string; reason: Reason; from: number; until: Date; open: boolean; stationIds: UnitId[] }

export async function findHold(db: Db, staffId: StaffId, key: string): Promise<KeptHold | null> {
  const [row] = await db.select().from(hold).where(and(eq(hold.staffId, staffId), eq(hold.key, key)))
  return row ? asHold(row) : null
}

/** Holds whose time has run out: their people and terminals wait to be given back. */
export async function loadHoldsOver(db: Db, now: Date): Promise<KeptHold[]> {
  const rows = await db.select().from(hold).where(and(eq(hold.open, true), lte(hold.until, now))).orderBy(asc(hold.until)).limit(500)
  return rows.map(asHold)
}

const asHold = ({ id, matter, ask, placed, reason, until, open }: typeof hold.$inferSelect): KeptHold =>
  ({ id, matter, until, open, reason: reason as Reason, from: (placed as Placed).from, stationIds: (ask as Ask).sides.map(({ stationId }) => stationId) })

/** Gives back what holds claim. The caller has their counties' lock. */
export async function freeHolds(db: Db, ids: readonly HoldId[]): Promise<void> {
  await db.execute(sql`select free_holds(${JSON.stringify(ids)}::jsonb)`)
}

/** Forgets a hold that claims nothing any more, or all that ended before a moment. */
export async function forgetHolds(db: Db, which: { id: HoldId } | { before: Date }): Promise<void> {
  await db.delete(hold).where(and(eq(hold.open, false), 'id' in which ? eq(hold.id, which.id) : lt(hold.until, which.before)))
}

/** Writes a whole plan under the county's lock; false when something of it is gone: the caller then rolls back. */
export async function savePlan(db: Db, plan: { bookings: readonly object[]; changes: readonly object[]; holds?: readonly object[]; freed?: readonly HoldId[] }): Promise<boolean> {
  const [row] = await db.execute<{ saved: { taken: true } | { booked: object[] } }>(sql`select save_plan(${JSON.stringify({ holds: [], freed: [], ...plan })}::jsonb) as saved`)
  return 'booked' in row!.saved
}

/** A registration that waits for a time, with what the planner needs to know of it. */
export type Waiting = Omit<Escalation, 'names' | 'sides' | 'cause' | 'ways'> & { names: string[]; cause: EscalationCause; ask: Ask; promise: Promised }

/** The registrations that wait for a time: all, a station's, some, or one; who has least time left first. */
// NOTE: where a party is afraid of the other side (S1), it waits for its applicant alone: whoever finds it a time cannot bring both together.
export async function loadEscalated(db: Db, { stationId, appointmentIds, escalationId, caseId }: { stationId?: UnitId; appointmentIds?: readonly AppointmentId[]; escalationId?: EscalationId; caseId?: CaseId }): Promise<Waiting[]> {
  const conditions = [sql`settled_at is null`, ...(stationId ? [sql`appointment.station_id = ${stationId}`] : []), ...(appointmentIds ? [sql`appointment.id = any(${list(appointmentIds)})`] : []), ...(escalationId ? [sql`escalation.id = ${escalationId}`] : []), ...(caseId ? [sql`appointment.case_id = ${caseId}`] : [])]
  const rows = await db.execute<EscalatedRow>(sql`select escalation.id, appointment.id as "appointmentId", case_file.id as "caseId", case_file.number as "caseNumber", appointment.station_id as "stationId", unit.name as "stationName", unit.name_en as "stationNameEn", topic, track, skill, urgent, promise, cause,
      ${ms(sql`escalation.at`)} as at, ${ms(sql`registered_at`)} as "registeredAt", ${ms(sql`session_due_at`)} as "dueAt", ${ms(sql`urgent_by`)} as "urgentBy", also, minutes, recused || array(select staff_id from recusal where recusal.case_id = case_file.id) as recused, wishes,
      (select coalesce(json_agg(distinct jsonb_build_object('side', side, 'stationId', station_id)), '[]') from case_party where case_party.case_id = case_file.id and (side = 'applicant' or not exists (select from case_safety where case_safety.case_id = case_file.id and unsafe))) as sides,
      (select coalesce(json_agg(name order by party.created_at, party.id), '[]') from case_party join party on party.id = case_party.party_id where case_party.case_id = case_file.id and side = 'applicant') as names
    from escalation join appointment on appointment.id = appointment_id join case_file on case_file.id = appointment.case_id join unit on unit.id = appointment.station_id
    where ${sql.join(conditions, sql` and `)} order by session_due_at, escalation.id`)
  return rows.map(asWaiting)
}

export async function saveSettled(db: Db, id: EscalationId, { at, by, way }: { at: Date; by: StaffId | null; way: WayOutName }): Promise<void> {
  await db.update(escalation).set({ settledAt: at, settledBy: by, way }).where(eq(escalation.id, id))
}

/** Meetings that go on past their ends while somebody else comes next with their people or at their terminals. */
export async function loadRunningOver(db: Db, now: Date): Promise<(RunningOver & { stationId: UnitId })[]> {
  const rows = await db.execute<RunningOver & { stationId: UnitId } & Record<string, unknown>>(sql`select appointment.id, appointment.station_id as "stationId", minutes,
      array(select resource_id from claim where appointment_id = appointment.id and status = 'live' and resource_kind <> 'terminal' order by resource_id) as people,
      array(select resource_id from claim where appointment_id = appointment.id and status = 'live' and resource_kind = 'terminal' order by resource_id) as terminals
    from appointment where status = 'in_session' and upper(during) <= ${now.toISOString()}::timestamptz and exists (
      select 1 from claim mine join claim next on next.resource_id = mine.resource_id where mine.appointment_id = appointment.id and mine.status = 'live'
        and next.appointment_id <> appointment.id and next.status in ('held', 'booked') and next.during && tstzrange(${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz + make_interval(mins => minutes / 2 + 15)))
    order by lower(during), appointment.id`)
  return [...rows]
}

/** A station of each county: enough to find the rest. */
export async function oneStationOfEach(db: Db): Promise<UnitId[]> {
  const rows = await db.execute<{ id: UnitId }>(sql`select distinct on (county_id) station.id from station join unit on unit.id = station.id order by county_id, station.id`)
  return rows.map((row) => row.id)
}

/** A station of the county that a member of staff belongs to. */
export async function stationOfStaff(db: Db, id: StaffId): Promise<UnitId[]> {
  const rows = await db.execute<{ id: UnitId }>(sql`select station.id from staff join unit as own on own.id = staff.unit_id join unit on unit.county_id is not distinct from own.county_id join station on station.id = unit.id where staff.id = ${id} limit 1`)
  return rows.map((row) => row.id)
}

/** Whose parties are to be told their time now. */
export async function loadToTell(db: Db, now: Date): Promise<AppointmentId[]> {
  const rows = await db.select({ id: appointment.id }).from(appointment).where(and(isNull(appointment.toldAt), lt(appointment.tellAt, new Date(now.getTime() + 1)), inArray(appointment.status, [...expectedStatuses]))).orderBy(asc(appointment.tellAt)).limit(200).for('update', { skipLocked: true })
  return rows.map((row) => row.id)
}

export async function saveTold(db: Db, id: AppointmentId, at: Date): Promise<void> {
  await db.update(appointment).set({ toldAt: at, standby: false }).where(eq(appointment.id, id))
}

/** What a plan must know of the appointments it changes. */
export async function loadKept(db: Db, ids: readonly AppointmentId[]): Promise<Map<string, Kept>> {
  if (ids.length === 0) return new Map()
  const rows = await db.execute<Kept & Record<string, unknown>>(sql`select id, case_id as "caseId", promise, told_at is not null as told, first_contact as "firstContact", also, recused, minutes,
      (select coalesce(json_agg(json_build_object('craft', craft, 'staffId', staff_id) order by craft), '[]') from appointment_person where appointment_id = appointment.id) as people
    from appointment where id = any(${list(ids)})`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The lead who has the duty now; where none is on a shift, the first there is. */
export async function findDutyLead(db: Db, now: Date): Promise<StaffId | null> {
  const [row] = await db.execute<{ id: StaffId }>(sql`select staff.id from staff left join shift on staff_id = staff.id and kind <> 'leave' and during @> ${now.toISOString()}::timestamptz where role = 'lead' and not banned order by shift.id is null, shift.kind = 'duty' desc, username limit 1`)
  return row?.id ?? null
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

/** Those of some appointments that have, or had, a time. */
export const loadAppointmentsWith = (db: Db, ids: readonly AppointmentId[]): Promise<Appointment[]> => loadWhere(db, sql`appointment.id = any(${list(ids)})`)

export type Listed = { from: Date; to: Date; stationId?: UnitId | undefined; officerId?: StaffId | undefined; teamId?: StaffId | undefined }

/** The appointments that begin in a stretch of time, in order. */
export function loadAppointments(db: Db, { from, to, stationId, officerId, teamId }: Listed): Promise<Appointment[]> {
  const conditions = [sql`lower(appointment.during) >= ${from.toISOString()}::timestamptz`, sql`lower(appointment.during) < ${to.toISOString()}::timestamptz`]
  if (stationId) conditions.push(sql`(appointment.station_id = ${stationId} or exists (select 1 from appointment_place where appointment_id = appointment.id and station_id = ${stationId}))`)
  if (officerId) conditions.push(sql`appointment.officer_id = ${officerId}`)
  if (teamId) conditions.push(sql`exists (select 1 from case_team where case_team.case_id = appointment.case_id and staff_id = ${teamId})`)
  return loadWhere(db, sql.join(conditions, sql` and `))
}

/** The meetings of a case that have, or had, a time. */
export const loadAppointmentsOf = (db: Db, caseId: CaseId): Promise<Appointment[]> => loadWhere(db, sql`appointment.case_id = ${caseId}`)

async function loadWhere(db: Db, condition: SQL): Promise<Appointment[]> {
  const rows = await db.execute<AppointmentRow>(sql`select appointment.id, appointment.case_id as "caseId", case_file.number as "caseNumber", appointment.station_id as "stationId", topic, track, skill, urgent, appointment.status, promise, breach_cause as "breachCause",
      ${ms(sql`registered_at`)} as "registeredAt", ${ms(sql`notice_due_at`)} as "noticeDueAt", ${ms(sql`session_due_at`)} as "sessionDueAt", ${ms(sql`coalesce(tell_at, registered_at)`)} as "tellAt", ${ms(sql`told_at`)} as "toldAt", standby, first_contact as "firstContact", ${ms(sql`noticed_at`)} as "noticedAt", ${ms(sql`started_at`)} as "startedAt", end_reason as "endReason",
      ${ms(sql`lower(during)`)} as "from", ${ms(sql`upper(during)`)} as "to", officer_id as "officerId", staff.name as "officerName",
      (select json_agg(json_build_object('side', side, 'stationId', place.station_id, 'stationName', unit.name, 'stationNameEn', unit.name_en, 'terminalId', terminal_id, 'terminalName', terminal.name, 'queueNumber', queue_number, 'checkedInAt', ${ms(sql`checked_in_at`)}, 'checkIn', check_in) order by side)
        from appointment_place place join unit on unit.id = place.station_id join terminal on terminal.id = place.terminal_id where place.appointment_id = appointment.id) as places,
      (select json_agg(json_build_object('craft', craft, 'staffId', staff_id, 'name', helper.name) order by craft) from appointment_person join staff as helper on helper.id = staff_id where appointment_person.appointment_id = appointment.id) as helpers,
      (select json_agg(json_build_object('side', side, 'stationId', station_id, 'name', name, 'minor', born_on > (lower(during) at time zone ${countyZone})::date - interval '18 years') order by party.created_at, party.id) from case_party join party on party.id = case_party.party_id where case_party.case_id = appointment.case_id) as people
    from appointment join case_file on case_file.id = appointment.case_id join staff on staff.id = officer_id where ${condition} order by lower(during), appointment.id`)
  return rows.map(asAppointment)
}

/** The interpreters of a case's earlier meetings whom those sides still need: its next meeting is heard in the same languages (A24). */
export async function loadInterpreters(db: Db, caseId: CaseId, sides: readonly Side[]): Promise<Beside[]> {
  const rows = await db.execute<{ craft: Beside }>(sql`select distinct craft from appointment, unnest(also) as craft where appointment.case_id = ${caseId} and (craft = 'interpreter' or exists (select from case_party join party on party.id = party_id where case_party.case_id = ${caseId} and side = any(string_to_array(${sides.join(',')}, ',')) and 'interpreter:' || party.language = craft)) order by craft`)
  return rows.map(({ craft }) => craft)
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

/** Keeps what the clerk saw of a side; with `checkedInAt` that it has come. */
export async function saveCheckIn(db: Db, id: AppointmentId, { side, stationId }: { side: Side; stationId: UnitId }, seen: { checkIn: CheckIn; checkedInAt?: Date }): Promise<void> {
  await db.update(appointmentPlace).set(seen).where(and(eq(appointmentPlace.appointmentId, id), eq(appointmentPlace.side, side), eq(appointmentPlace.stationId, stationId)))
}

/** Gives the officer's and terminals' time back, or marks it as in use. */
export async function saveClaims(db: Db, id: AppointmentId, status: 'live' | 'released'): Promise<void> {
  await db.update(claim).set({ status }).where(and(eq(claim.appointmentId, id), inArray(claim.status, ['held', 'booked', 'live'])))
}

/** Appointments whose promise has run out without a session. */
export const loadOverdue = (db: Db, now: Date): Promise<{ id: AppointmentId; status: AppointmentStatus }[]> =>
  db.select({ id: appointment.id, status: appointment.status }).from(appointment)
    .where(and(eq(appointment.promise, 'open'), lt(appointment.sessionDueAt, now), isNull(appointment.startedAt), inArray(appointment.status, [...expectedStatuses, 'triaged', 'no_show_officer'])))
    .orderBy(asc(appointment.sessionDueAt)).limit(500)

/** Which of some staff hold something in a stretch of time ("[from,to)"), an appointment's own claims aside. */
export async function loadBusy(db: Db, staffIds: readonly StaffId[], during: string, except: AppointmentId): Promise<Set<StaffId>> {
  const rows = await db.selectDistinct({ id: claim.resourceId }).from(claim)
    .where(and(inArray(claim.resourceId, [...staffIds]), sql`${claim.during} && ${during}::tstzrange`, inArray(claim.status, ['held', 'booked', 'live']), sql`${claim.appointmentId} is distinct from ${except}`))
  return new Set(rows.map(({ id }) => id as StaffId))
}

/** How many expected appointments of an officer touch a stretch of time. */
export const countTouched = (db: Db, officerId: StaffId, { from, to }: { from: Date; to: Date }): Promise<number> =>
  db.$count(appointment, and(eq(appointment.officerId, officerId), inArray(appointment.status, [...expectedStatuses]), sql`${appointment.during} && tstzrange(${from.toISOString()}, ${to.toISOString()})`))

/** Gives an appointment another officer at the same time. What was given back because its officer did not come is claimed again. */
export async function saveNewOfficer(db: Db, { id, officerId, claimId, during }: { id: AppointmentId; officerId: StaffId; claimId: string; during: string }): Promise<void> {
  await db.execute(sql`update claim set status = 'released' where appointment_id = ${id} and resource_kind = 'officer' and status in ('held', 'booked', 'live')`)
  await db.execute(sql`insert into claim (id, appointment_id, resource_id, resource_kind, during, status) values (${claimId}, ${id}, ${officerId}, 'officer', ${during}::tstzrange, 'booked')`)
  await db.execute(sql`update claim set status = 'booked' where id in (
    select distinct on (resource_id) claim.id from claim join appointment on appointment.id = appointment_id
    where appointment_id = ${id} and appointment.status = 'no_show_officer' and resource_kind <> 'officer' and claim.status = 'released' and lower(claim.during) = lower(appointment.during))`)
  await db.execute(sql`update appointment set officer_id = ${officerId}, status = case status when 'no_show_officer' then 'confirmed' else status end where id = ${id}`)
}

type HandoverRow = typeof handover.$inferInsert

/** Adds a handover. What waits from an officer who no longer has the appointment waits for nobody. */
export async function saveHandover(db: Db, row: HandoverRow): Promise<void> {
  await db.update(handover).set({ state: 'withdrawn', answeredAt: row.askedAt }).where(and(eq(handover.appointmentId, row.appointmentId), eq(handover.state, 'waiting'), sql`${handover.giverId} <> ${row.giverId}`))
  await db.insert(handover).values(row)
}

export async function saveAnswer(db: Db, id: HandoverId, answered: { state: HandoverState; answer: string | null; answeredBy: StaffId; answeredAt: Date }): Promise<void> {
  await db.update(handover).set(answered).where(eq(handover.id, id))
}

/** Whatever waits for an answer about an appointment was settled another way. */
export async function settleHandovers(db: Db, id: AppointmentId, answered: { state: HandoverState; answeredBy: StaffId; answeredAt: Date }): Promise<void> {
  await db.update(handover).set(answered).where(and(eq(handover.appointmentId, id), eq(handover.state, 'waiting')))
}

export async function loadHandover(db: Db, id: HandoverId): Promise<Handover | null> {
  const [found] = await handoversWhere(db, sql`handover.id = ${id}`)
  return found ?? null
}

/** The one that waits for an answer about an appointment, from the officer who has it. */
export async function findWaiting(db: Db, id: AppointmentId): Promise<Handover | null> {
  const [found] = await handoversWhere(db, sql`handover.state = 'waiting' and appointment_id = ${id} and giver_id = appointment.officer_id`)
  return found ?? null
}

/** What waits between officers and can still be answered, and what came back to its asker since `since`: all of it, or what concerns one. */
export const loadHandovers = (db: Db, { staffId, now, since }: { staffId: StaffId | null; now: Date; since: Date }): Promise<Handover[]> =>
  handoversWhere(db, sql`appointment.status in ('offered', 'confirmed', 'rescheduled', 'checked_in', 'no_show_officer') and upper(during) > ${now.toISOString()}::timestamptz and giver_id = appointment.officer_id
    and (handover.state = 'waiting' or handover.state = 'refused' and answered_at >= ${since.toISOString()}::timestamptz and not exists (select 1 from handover later where later.appointment_id = handover.appointment_id and (later.asked_at, later.id) > (handover.asked_at, handover.id)))
    ${staffId === null ? sql`` : sql`and (giver_id = ${staffId} or taker_id = ${staffId} or asked_by = ${staffId})`}`)

async function handoversWhere(db: Db, condition: SQL): Promise<Handover[]> {
  const rows = await db.execute<Omit<Handover, 'from' | 'to' | 'queueNumber'> & { from: number; to: number; queue: number | null } & Record<string, unknown>>(sql`select handover.id, kind, handover.state, appointment_id as "appointmentId", case_file.number as "caseNumber", topic,
      ${ms(sql`lower(during)`)} as "from", ${ms(sql`upper(during)`)} as "to", giver_id as "giverId", giver.name as "giverName", taker_id as "takerId", taker.name as "takerName", asked_by as "askedBy", reason, answer,
      (select min(queue_number) from appointment_place place where place.appointment_id = handover.appointment_id and side = 'applicant') as queue
    from handover join appointment on appointment.id = appointment_id join case_file on case_file.id = appointment.case_id join staff giver on giver.id = giver_id join staff taker on taker.id = taker_id
    where ${condition} order by lower(during), handover.asked_at`)
  return rows.map(({ queue, from, to, ...row }) => ({ ...row, from: new Date(from).toISOString(), to: new Date(to).toISOString(), queueNumber: queueNumberOf(queue ?? 0) }))
}

/** Sets the hash by which an officer's feed is found; an earlier address is then nobody's. */
export async function saveFeed(db: Db, row: { staffId: StaffId; tokenHash: Buffer; madeAt: Date }): Promise<void> {
  await db.insert(calendarFeed).values(row).onConflictDoUpdate({ target: calendarFeed.staffId, set: { tokenHash: row.tokenHash, madeAt: row.madeAt, lastReadAt: null } })
}

export async function removeFeedOf(db: Db, staffId: StaffId): Promise<void> {
  await db.delete(calendarFeed).where(eq(calendarFeed.staffId, staffId))
}

export async function loadFeed(db: Db, staffId: StaffId): Promise<{ madeAt: Date; lastReadAt: Date | null } | null> {
  const [row] = await db.select({ madeAt: calendarFeed.madeAt, lastReadAt: calendarFeed.lastReadAt }).from(calendarFeed).where(eq(calendarFeed.staffId, staffId))
  return row ?? null
}

/** Whose feed an address is, if they may still work here. */
export async function findFeed(db: Db, tokenHash: Buffer): Promise<StaffId | null> {
  const [row] = await db.select({ id: staff.id }).from(calendarFeed).innerJoin(staff, eq(staff.id, calendarFeed.staffId)).where(and(eq(calendarFeed.tokenHash, tokenHash), eq(staff.banned, false), eq(staff.role, 'officer')))
  return row?.id ?? null
}

/** Notes that a feed was read; once an hour is enough. */
export async function saveFeedRead(db: Db, staffId: StaffId, now: Date): Promise<void> {
  await db.update(calendarFeed).set({ lastReadAt: now }).where(and(eq(calendarFeed.staffId, staffId), sql`(last_read_at is null or last_read_at < ${new Date(now.getTime() - 3_600_000).toISOString()}::timestamptz)`))
}

/** An officer's appointments as their calendar program is told of them: no people, no matter. `changes` counts what was done to each since it was booked. */
export async function loadFeedEvents(db: Db, officerId: StaffId, { from, to }: { from: Date; to: Date }): Promise<FeedEvent[]> {
  const rows = await db.execute<{ id: AppointmentId; status: AppointmentStatus; from: number; to: number; queue: number | null; stations: string[] | null; changes: number; changedAt: number | null; registeredAt: number } & Record<string, unknown>>(sql`select appointment.id, status, ${ms(sql`lower(during)`)} as "from", ${ms(sql`upper(during)`)} as "to", ${ms(sql`registered_at`)} as "registeredAt",
      (select min(queue_number) from appointment_place where appointment_id = appointment.id and side = 'applicant') as queue,
      (select array_agg(distinct unit.name) from appointment_place place join unit on unit.id = place.station_id where place.appointment_id = appointment.id) as stations,
      done.changes, ${ms(sql`done.at`)} as "changedAt"
    from appointment cross join lateral (select count(*)::int as changes, max(at) as at from timeline_entry where timeline_entry.case_id = appointment.case_id and ref_id = appointment.id::text and what in ('appointment-moved', 'appointment-replanned', 'officer-changed', 'appointment-cancelled', 'handed-over')) as done
    where officer_id = ${officerId} and lower(during) >= ${from.toISOString()}::timestamptz and lower(during) < ${to.toISOString()}::timestamptz order by lower(during), appointment.id`)
  return rows.map(({ id, status, from, to, queue, stations, changes, changedAt, registeredAt }) => ({ id, from, to, cancelled: status === 'cancelled_by_party' || status === 'redirected', queueNumber: queueNumberOf(queue ?? 0), stations: stations ?? [], changes, changedAt: changedAt ?? registeredAt }))
}
