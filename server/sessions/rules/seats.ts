import type { Place } from '#shared/appointments/words.ts'
import type { Actor, StaffId } from '#shared/people/words.ts'
import type { Seat, SeatRole, Session } from '#shared/sessions/words.ts'
import type { Side } from '#shared/cases/words.ts'

/** A seat that is still to be made. */
export type SeatPlan = { role: SeatRole; side: Side | null; holder: Seat['holder']; label: string }

/** The seats of an appointment: each side's terminal, and the officer who hosts. Rule S2. */
export function seatsFor(slot: { places: readonly Place[]; officerId: StaffId; officerName: string }): SeatPlan[] {
  const sides = slot.places.map(({ side, terminalId, stationName, terminalName }): SeatPlan => ({
    role: side,
    side,
    holder: { kind: 'terminal', id: terminalId },
    label: terminalName.startsWith(stationName) ? terminalName : `${stationName} · ${terminalName}`,
  }))
  return [...sides, { role: 'host', side: null, holder: { kind: 'staff', id: slot.officerId }, label: slot.officerName }]
}

/** The session as somebody may see it: a terminal does not learn where the other side sits. Rule S11. */
export function seenBy(actor: Actor, session: Session): Session {
  if (actor.kind !== 'terminal') return session
  const seats = session.seats.map((seat) => (seat.holder.kind === 'terminal' && seat.holder.id !== actor.id ? { ...seat, label: '' } : seat))
  return { ...session, seats }
}

/** Whether the clock starts now: the first party sits with the host. Rule S9. */
export function startsNow(session: Pick<Session, 'status' | 'seats'>): boolean {
  const isIn = (seat: Seat) => seat.presence === 'in'
  return (session.status === 'scheduled' || session.status === 'lobby') && session.seats.some((seat) => seat.role === 'host' && isIn(seat)) && session.seats.some((seat) => seat.side !== null && isIn(seat))
}

/** The session with what is known of who has arrived: whom the clerk saw stays seen. */
export function arrivalsOf<S extends Session>(session: S, sides: readonly { side: Side; checkedInAt: string | null }[]): S {
  const isIn = (side: Side | null) => sides.some((known) => known.side === side && known.checkedInAt !== null)
  return { ...session, seats: session.seats.map((seat): Seat => (isIn(seat.side) ? { ...seat, arrival: 'checked_in' } : seat)) }
}
