import type { AppointmentSide, Beside, Place } from '#shared/appointments/words.ts'
import type { Actor, StaffId } from '#shared/people/words.ts'
import type { Seat, SeatRole, Session } from '#shared/sessions/words.ts'
import type { Side } from '#shared/cases/words.ts'

/** A seat that is still to be made. */
export type SeatPlan = { role: SeatRole; side: Side | null; holder: Seat['holder']; label: string }

/** The seats of an appointment: each side's terminals, the officer who hosts, and whoever was booked to help. Rule S2. */
export function seatsFor({ slot, helpers }: { slot: { places: readonly Place[]; officerId: StaffId; officerName: string }; helpers: readonly { craft: Beside; staffId: StaffId; name: string }[] }): SeatPlan[] {
  const sides = slot.places.map(({ side, terminalId, stationName, terminalName }): SeatPlan => ({
    role: side,
    side,
    holder: { kind: 'terminal', id: terminalId },
    label: terminalName.startsWith(stationName) ? terminalName : `${stationName} · ${terminalName}`,
  }))
  const beside = helpers.map(({ craft, staffId, name }): SeatPlan => ({ role: craft === 'recorder' ? 'recorder' : 'expert', side: null, holder: { kind: 'staff', id: staffId }, label: name }))
  return [...sides, { role: 'host', side: null, holder: { kind: 'staff', id: slot.officerId }, label: slot.officerName }, ...beside]
}

/** Which seats change hands when an appointment is planned anew: whoever has one keeps it, a free one of the same side or role goes to who has none. */
export function seatsToMove(seats: readonly Seat[], plans: readonly SeatPlan[]): { moved: { seat: Seat; plan: SeatPlan }[]; made: SeatPlan[]; gone: Seat[] } {
  // NOTE: whom the host invited besides is not the plan's, and a visitor has no place in it.
  const own = seats.filter((seat) => seat.holder.kind !== 'visitor' && (seat.side !== null || seat.role === 'host' || plans.some((plan) => plan.holder.id === seat.holder.id)))
  const without = plans.filter((plan) => !own.some((seat) => seat.role === plan.role && seat.holder.id === plan.holder.id))
  const free = own.filter((seat) => !plans.some((plan) => seat.role === plan.role && seat.holder.id === plan.holder.id))
  const moved: { seat: Seat; plan: SeatPlan }[] = []
  const made: SeatPlan[] = []
  for (const plan of without) {
    const at = free.findIndex(({ role }) => role === plan.role)
    const [seat] = at < 0 ? [] : free.splice(at, 1)
    if (seat) moved.push({ seat, plan })
    else made.push(plan)
  }
  return { moved, made, gone: free }
}

/** The session as somebody may see it: a terminal or a visitor does not learn where the other side sits, who came along with it, nor what it answered, nor who called a rest. Rules S11, S23 and S25. */
export function seenBy(actor: Actor, session: Session): Session {
  if (actor.kind !== 'terminal' && actor.kind !== 'visitor') return session
  const seats = session.seats.map((seat) => ({ ...seat, checkIn: null, label: seat.holder.kind !== 'staff' && seat.holder.id !== actor.id ? '' : seat.label }))
  // NOTE: who called a rest is not told either: nobody should have to answer for it.
  const pause = session.course.pause && { ...session.course.pause, by: null }
  return { ...session, seats, ticks: [], course: { ...session.course, pause } }
}

/** Whether the clock starts now: the first party sits with the host. Rule S9. */
export function startsNow(session: Pick<Session, 'status' | 'seats'>): boolean {
  const isIn = (seat: Seat) => seat.presence === 'in'
  return (session.status === 'scheduled' || session.status === 'lobby') && session.seats.some((seat) => seat.role === 'host' && isIn(seat)) && session.seats.some((seat) => seat.side !== null && isIn(seat))
}

type KnownSides = { slot: { places: readonly Pick<Place, 'side' | 'stationId' | 'terminalId'>[] }; sides: readonly Pick<AppointmentSide, 'side' | 'stationId' | 'checkedInAt' | 'checkIn'>[] }

/** The session with what is known of who has arrived, and what the clerk saw of them: whom the clerk saw stays seen. */
export function arrivalsOf<S extends Session>(session: S, appointment: KnownSides | null): S {
  const seen = (terminalId: string) => {
    const place = appointment?.slot.places.find((one) => one.terminalId === terminalId)
    const known = place && appointment?.sides.find(({ side, stationId }) => side === place.side && stationId === place.stationId)
    return known?.checkedInAt ? known : null
  }
  return { ...session, seats: session.seats.map((seat): Seat => {
    const known = seat.holder.kind === 'terminal' ? seen(seat.holder.id) : null
    return known ? { ...seat, arrival: 'checked_in', checkIn: known.checkIn } : seat
  }) }
}
