import { may, type PaperAndPlace } from '#shared/agreements/may.ts'
import type { Agreement, AgreementId } from '#shared/agreements/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Actor } from '#shared/people/words.ts'
import { seatOf } from '#shared/sessions/rules.ts'
import type { Session, SessionId } from '#shared/sessions/words.ts'
import { mayReadCase } from '#server/cases/index.ts'
import { type Context, insist } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { loadSession } from '#server/sessions/index.ts'
import { holdAgreement, loadAgreement } from './store.ts'

/** Where whoever asks stands to a session and its agreement: what `may` looks at. */
export async function placeOf(ctx: Context, sessionId: SessionId, agreement: Agreement | null): Promise<PaperAndPlace & { session: Session }> {
  insist(ctx, ctx.actor.kind !== 'guest')
  const session = await loadSession(ctx.db, sessionId)
  if (!session) throw refusePlainly('not-found')
  const seat = seatOf(session, ctx.actor)
  const readsCase = ctx.actor.kind === 'staff' && (seat !== null || (await mayReadCase(ctx, session.caseId)))
  return { session, status: agreement?.status ?? 'draft', shown: agreement?.shown ?? false, mediator: agreement?.mediator ?? null, sitting: seat && { role: seat.role, side: seat.side }, readsCase }
}

/** An agreement that whoever asks may read; else it answers as if there were none. */
export async function openAgreement(ctx: Context, id: AgreementId): Promise<{ agreement: Agreement; place: PaperAndPlace & { session: Session } }> {
  const agreement = await loadAgreement(ctx.db, id)
  if (!agreement) throw refusePlainly('not-found')
  const place = await placeOf(ctx, agreement.sessionId, agreement)
  if (!may(ctx.actor, 'read', place)) throw refusePlainly('not-found')
  return { agreement, place }
}

/** The same inside a transaction, its row locked, for who may do `verb` with it. */
export async function takeAgreement(ctx: Context, id: AgreementId, verb: 'read' | 'write' | 'withdraw' | 'print' | 'end'): Promise<{ agreement: Agreement; place: PaperAndPlace & { session: Session } }> {
  const agreement = await holdAgreement(ctx.db, id)
  if (!agreement) throw refusePlainly('not-found')
  const place = await placeOf(ctx, agreement.sessionId, agreement)
  if (!may(ctx.actor, 'read', place)) throw refusePlainly('not-found')
  insist(ctx, may(ctx.actor, verb, place))
  return { agreement, place }
}

/** The agreement as whoever asks may see it: a terminal is not told where the other side sits (rule S11). */
export function seenBy(actor: Actor, agreement: Agreement, { sitting }: Pick<PaperAndPlace, 'sitting'>): Agreement {
  if (actor.kind !== 'terminal') return agreement
  const own = (side: Side) => side === sitting?.side
  return {
    ...agreement,
    parties: agreement.parties.map((party) => (own(party.side) ? party : { ...party, stationId: null })),
    assents: agreement.assents.filter(({ partyId }) => agreement.parties.some((party) => party.partyId === partyId && own(party.side))).map((assent) => ({ ...assent, heardBy: [] })),
    signatures: agreement.signatures.map((mark) => (mark.signer.kind === 'party' && own(mark.signer.side) ? mark : { ...mark, where: '' })),
  }
}
