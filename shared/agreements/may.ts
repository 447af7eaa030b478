import type { Actor } from '../people/words.ts'
import type { SeatRole } from '../sessions/words.ts'
import type { Side } from '../cases/words.ts'
import { wasInEffect } from './stage-rules.ts'
import type { AgreementContent, AgreementStatus, Signer } from './words.ts'

/** Where somebody sits in the agreement's session; null for who has no seat there. */
export type Sitting = { role: SeatRole; side: Side | null } | null

/** What permissions look at. `readsCase`: the cases chapter lets them read the file. */
export type PaperAndPlace = { status: AgreementStatus; shown: boolean; mediator: AgreementContent['mediator'] | null; sitting: Sitting; readsCase: boolean }

/** What a person or a terminal may do with an agreement. */
export function may(actor: Actor, verb: 'read' | 'write' | 'withdraw' | 'stroke' | 'answer' | 'witness' | 'print' | 'end', paper: PaperAndPlace): boolean {
  switch (verb) {
    // A terminal reads what is shown to it, in its own session, and nothing else.
    case 'read': return actor.kind === 'system' || (actor.kind === 'staff' && paper.readsCase) || (actor.kind === 'terminal' && paper.sitting !== null && paper.shown && !isOver(paper.status))
    // Drafting, editing, showing and opening for signing: whoever hosts or records the session.
    case 'write': return actor.kind === 'staff' && (paper.sitting?.role === 'host' || paper.sitting?.role === 'recorder')
    case 'withdraw': return actor.kind === 'staff' && (paper.sitting?.role === 'host' || paper.mediator?.staffId === actor.id)
    // A clause is answered where it was read: by a side, on its own terminal.
    case 'answer': return actor.kind === 'terminal' && paper.sitting !== null && paper.sitting.side !== null && paper.shown && (paper.status === 'draft' || paper.status === 'signing')
    // That an agreement binds no more is written down by who mediated it, or the lead.
    case 'end': return actor.kind === 'staff' && paper.readsCase && (paper.mediator?.staffId === actor.id || actor.role === 'lead')
    // Who stands beside a mark is written down by whoever sees them: the desk in the session, the clerk at the station.
    case 'witness':
    // A draft is printed for signing by hand, and its scan taken in, by an officer, recorder or clerk of the case.
    case 'print': return actor.kind === 'staff' && paper.readsCase && (actor.role === 'clerk' || actor.role === 'officer' || actor.role === 'recorder')
    // Ink that is still wet is seen by everybody in the session.
    case 'stroke': return paper.sitting !== null && paper.status === 'signing' && paper.shown
  }
}

// Withdrawn, or in effect once and no more.
const isOver = (status: AgreementStatus): boolean => status === 'void' || (status !== 'effective' && wasInEffect(status))

/** G6 A terminal signs only for parties of its own side, in its own session; the mediator signs only for themselves. */
export function maySignAs(actor: Actor, signer: Signer, sitting: Sitting): boolean {
  if (signer.kind === 'mediator') return actor.kind === 'staff' && actor.id === signer.staffId
  return actor.kind === 'terminal' && sitting !== null && sitting.side === signer.side
}
