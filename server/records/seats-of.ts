import type { RecordedSeat } from '#shared/records/recordings.ts'
import type { PartRow } from './recording-store.ts'

/** The files of a session seat by seat, in the order of its seats. */
export function seatsOf(parts: readonly PartRow[]): (Omit<RecordedSeat, 'parts'> & { rows: PartRow[] })[] {
  const seats = new Map<string, Omit<RecordedSeat, 'parts'> & { rows: PartRow[] }>()
  for (const row of parts) {
    const { seatId, role, side, label } = row
    const seat = seats.get(seatId) ?? { seatId, role, side, label, rows: [] }
    seat.rows.push(row)
    seats.set(seatId, seat)
  }
  const order = ['applicant', 'respondent', 'host', 'expert', 'recorder']
  return [...seats.values()].sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
}
