import type postgres from 'postgres'

/** Each county has so many of each. */
export const perCounty = { stations: 20, officers: 40, terminals: 40 }
/** A meeting of half an hour and its rest; ten of them fit into an officer's day, nine are booked. */
const pitch = '40 minutes'

// NOTE: what has no bearing on a plan (cases, parties, rooms) is left out, and with it the foreign keys: millions of rows in seconds.
const unchecked = async (sql: postgres.Sql, work: (tx: postgres.TransactionSql) => Promise<void>): Promise<void> => {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await work(tx)
  })
}

// NOTE: what tells two apart stands at the front, as it does in real ids (uuid version 7): an index of ranges by uuid looks no further than 53 bits.
const id = (kind: string, n: string) => `(overlay(lpad(to_hex(${n}), 12, '0') placing '-' from 9 for 0) || '-7000-8000-' || lpad('${kind}', 12, '0'))::uuid`

/** Counties of twenty stations, each with its officers, terminals and three days of rosters from a morning on. */
export async function fillCounties(sql: postgres.Sql, stations: number, midnight: string): Promise<void> {
  const counties = Math.ceil(stations / perCounty.stations)
  const officers = counties * perCounty.officers
  await sql`truncate unit, staff, party, outbox, number_series cascade`
  await unchecked(sql, async (tx) => {
    await tx.unsafe(`insert into unit (id, code, name, name_en, county_id) select ${id('c', 'n')}, 'c' || n, '县' || n, 'County ' || n, ${id('c', 'n')} from generate_series(0, ${counties - 1}) n`)
    await tx.unsafe(`insert into unit (id, code, name, name_en, county_id) select ${id('a', 'n')}, 's' || n, '站' || n, 'Station ' || n, ${id('c', `n / ${perCounty.stations}`)} from generate_series(0, ${stations - 1}) n`)
    await tx.unsafe(`insert into station (id, phone, address, opens_at, closes_at, market_digits, east, north) select ${id('a', 'n')}, '', '', '08:30', '17:30', '{}', n % 5 * 9, n / 5 % 4 * 9 from generate_series(0, ${stations - 1}) n`)
    await tx.unsafe(`insert into terminal (id, station_id, room_id, name, enrolled_at) select ${id('d', 'n')}, ${id('a', 'n / 2')}, ${id('f', 'n')}, n % 2 + 1, now() from generate_series(0, ${stations * 2 - 1}) n`)
    await tx.unsafe(`insert into staff (id, name, email, role, unit_id, skills) select ${id('b', 'n')}, '员' || n, n || '@synthetic.invalid', 'officer', ${id('c', `n / ${perCounty.officers}`)},
      case n % 4 when 0 then array['mediation'] when 1 then array['mediation', 'legal'] when 2 then array['household', 'mediation'] else array['public_security', 'traffic'] end from generate_series(0, ${officers - 1}) n`)
    await tx.unsafe(`insert into shift (id, staff_id, kind, during, created_at) select ${id('e', `n * 6 + day * 2 + half`)}, ${id('b', 'n')}, 'roster', tstzrange(start, start + interval '3 hours 30 minutes'), now()
      from generate_series(0, ${officers - 1}) n, generate_series(0, 2) day, generate_series(0, 1) half, lateral (select $1::timestamptz + day * interval '1 day' + case half when 0 then interval '8 hours 30 minutes' else interval '14 hours' end as start) as at`, [midnight])
  })
  await sql.unsafe('analyze')
}

/** Open bookings number `from` to `to`: every officer of every county has nine tenths of a day booked before anybody has the next. */
export async function fillBookings(sql: postgres.Sql, { from, to, stations, midnight }: { from: number; to: number; stations: number; midnight: string }): Promise<void> {
  const officers = Math.ceil(stations / perCounty.stations) * perCounty.officers
  const booked = `select n, n % ${officers} as officer, start from generate_series(${from}, ${to - 1}) n, lateral (select n / ${officers} as nth) as a, lateral (select (nth % 9 + n % ${officers}) % 10 as place) as b,
    lateral (select $1::timestamptz + nth / 9 * interval '1 day' + case when place < 5 then interval '8 hours 30 minutes' + place * interval '${pitch}' else interval '14 hours' + (place - 5) * interval '${pitch}' end as start) as c`
  await unchecked(sql, async (tx) => {
    await tx.unsafe(`insert into appointment (id, case_id, station_id, skill, wishes, status, promise, during, officer_id, minutes, tell_at, told_at, registered_at, registered_by, notice_due_at, session_due_at, idempotency_key)
      select ${id('1', 'n')}, ${id('9', 'n')}, ${id('a', 'officer / 2')}, case officer % 4 when 3 then 'traffic' else 'mediation' end, '{"notBefore": null, "notOnMarketDay": false, "fromDay": null}', 'confirmed', 'open', tstzrange(start, start + interval '30 minutes'), ${id('b', 'officer')}, 30,
        start - interval '20 hours', start - interval '20 hours', start - interval '20 hours', ${id('b', 'officer')}, start + interval '4 hours', start + interval '4 hours', n from (${booked}) as booked`, [midnight])
    await tx.unsafe(`insert into appointment_place (appointment_id, side, terminal_id, station_id, queue_day, queue_number) select ${id('1', 'n')}, 'applicant', ${id('d', 'officer')}, ${id('a', 'officer / 2')}, start::date, n from (${booked}) as booked`, [midnight])
    await tx.unsafe(`insert into claim (id, appointment_id, resource_id, resource_kind, during, status) select ${id('2', 'n')}, ${id('1', 'n')}, ${id('b', 'officer')}::text, 'officer', tstzrange(start, start + interval '40 minutes'), 'booked' from (${booked}) as booked`, [midnight])
    await tx.unsafe(`insert into claim (id, appointment_id, resource_id, resource_kind, during, status) select ${id('3', 'n')}, ${id('1', 'n')}, ${id('d', 'officer')}::text, 'terminal', tstzrange(start, start + interval '30 minutes'), 'booked' from (${booked}) as booked`, [midnight])
  })
  await sql.unsafe('analyze')
}

/** The n-th station of all. */
export function stationNumber(n: number): string {
  const hex = n.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-00000000000a`
}
