import type { PartyId } from '#shared/people/words.ts'
import type { Context } from '../context.ts'
import { auditText } from '../rules/chain-audit.ts'
import { draftAudit } from '../store.ts'

/** What somebody did or read: `{ verb: 'read', subject: 'case', subjectId: id, partyId }`. */
export type Audited = { verb: string; subject: string; subjectId: string; partyId?: PartyId | null }

/** Writes down who did or read what. It is chained when the transaction commits; what rolls back was never done. */
export async function audit(ctx: Context, { verb, subject, subjectId, partyId = null }: Audited): Promise<void> {
  const { actor } = ctx
  const who = actor.kind === 'guest' ? { id: 'guest', name: 'guest' } : actor.kind === 'system' ? { id: actor.name, name: actor.name } : actor
  await draftAudit(ctx.db, auditText({ at: ctx.now.toISOString(), actorKind: actor.kind, actorId: who.id, actorName: who.name, verb, subject, subjectId, partyId, origin: actor.origin }))
}
