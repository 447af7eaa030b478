import type postgres from 'postgres'

/** The tables that a booking writes, in the order in which rows refer to one another. */
const tables = ['party', 'case_file', 'case_party', 'timeline_entry', 'appointment', 'appointment_place', 'appointment_person', 'claim', 'escalation', 'outbox', 'audit_entry'] as const
type Rows = Record<(typeof tables)[number], unknown[]>

/** Twins of the tables, with the same indexes and nothing in them. */
export async function makeTwins(sql: postgres.Sql): Promise<void> {
  await sql.unsafe('create schema floor')
  for (const table of tables) await sql.unsafe(`create table floor.${table} (like public.${table} including defaults including indexes)`)
}

/** The rows that each of these bookings has written, as they are. */
export async function rowsOf(sql: postgres.Sql, appointmentIds: readonly string[]): Promise<Rows[]> {
  const found = await sql<{ rows: Rows }[]>`select json_build_object(
      'party', (select coalesce(json_agg(party), '[]') from party where id in (select party_id from case_party where case_id = appointment.case_id)),
      'case_file', (select json_agg(case_file) from case_file where id = appointment.case_id),
      'case_party', (select json_agg(case_party) from case_party where case_id = appointment.case_id),
      'timeline_entry', (select json_agg(timeline_entry) from timeline_entry where case_id = appointment.case_id and chapter in ('cases', 'appointments')),
      'appointment', json_build_array(appointment),
      'appointment_place', (select coalesce(json_agg(appointment_place), '[]') from appointment_place where appointment_id = appointment.id),
      'appointment_person', (select coalesce(json_agg(appointment_person), '[]') from appointment_person where appointment_id = appointment.id),
      'claim', (select coalesce(json_agg(claim), '[]') from claim where appointment_id = appointment.id),
      'escalation', (select coalesce(json_agg(escalation), '[]') from escalation where appointment_id = appointment.id),
      'outbox', (select coalesce(json_agg(outbox), '[]') from outbox where payload ->> 'appointmentId' = appointment.id::text),
      'audit_entry', (select json_agg(audit_entry) from audit_entry where subject_id = appointment.id::text or party_id in (select party_id from case_party where case_id = appointment.case_id))) as rows
    from appointment where id = any(${appointmentIds as string[]}::uuid[])`
  return found.map(({ rows }) => rows)
}

/** Puts the same rows into the twins: one transaction a booking, one plain insert a table, sent without waiting in between. */
export async function insertPlainly(sql: postgres.Sql, rows: Rows): Promise<void> {
  await sql.begin((tx) => tables.map((table) => tx.unsafe(`insert into floor.${table} select * from json_populate_recordset(null::floor.${table}, $1::json)`, [JSON.stringify(rows[table])], { prepare: true })))
}
