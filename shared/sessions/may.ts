import type { Actor, TerminalId } from '../people/words.ts'
import { isOver, isUnderWay, seatOf } from './rules.ts'
import type { Seat, Session } from './words.ts'

/** What somebody may want to do with a session. */
export const sessionVerbs = ['see', 'wait', 'join', 'speak', 'host', 'call a rest', 'take a seat', 'leave', 'write notes', 'alert the host', 'phone who is lost'] as const
export type SessionVerb = (typeof sessionVerbs)[number]

/**
 * Who may do what with a session, as sentences:
 * the host admits, mutes, leads and ends; whoever sits there may call a rest; a party waits, joins once admitted, and may always leave; recorder and expert join
 * when they have a seat; the recorder listens; a clerk at whose station a side sits may quietly alert the host; they and the host may phone a party whose line is gone; a recorder may take the recorder's seat, nobody else may sit down unasked.
 */
export function may(actor: Actor, verb: SessionVerb, session: Pick<Session, 'status' | 'seats'>): boolean {
  const seat = seatOf(session, actor)
  switch (verb) {
    case 'see': return seat !== null || (actor.kind === 'staff' && (actor.role === 'lead' || actor.role === 'recorder'))
    case 'wait': return seat !== null && !isOver(session.status)
    case 'join': return seat !== null && !isOver(session.status) && mayEnter(seat)
    case 'speak': return seat !== null && seat.role !== 'recorder'
    case 'host': return seat?.role === 'host'
    // NOTE: whoever sits there, the recorder too: a brake needs no reason.
    case 'call a rest': return seat !== null && seat.presence === 'in' && isUnderWay(session.status)
    case 'take a seat': return seat === null && !isOver(session.status) && actor.kind === 'staff' && actor.role === 'recorder'
    case 'leave': return seat !== null
    // NOTE: asked with the seats at the clerk's own station.
    case 'alert the host': return actor.kind === 'staff' && actor.role === 'clerk' && session.seats.length > 0
    case 'phone who is lost': return seat?.role === 'host' || may(actor, 'alert the host', session)
    case 'write notes': return seat?.role === 'host' || seat?.role === 'recorder'
  }
}

// Staff come in by themselves; a party's terminal only once the host has asked it in.
const mayEnter = (seat: Seat): boolean => seat.holder.kind === 'staff' || seat.admitted

/** The sides' seats at the terminals of one station. */
export const seatsOfStation = ({ seats }: Pick<Session, 'seats'>, terminalIds: readonly TerminalId[]): Seat[] =>
  seats.filter(({ side, holder }) => side !== null && holder.kind === 'terminal' && terminalIds.includes(holder.id))
