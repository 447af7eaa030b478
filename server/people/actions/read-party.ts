import { may } from '#shared/people/may.ts'
import type { Party, PartyId } from '#shared/people/words.ts'
import { inTransaction } from '#server/platform/context.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import type { Context } from '../context.ts'
import { insist } from '../insist.ts'
import { refuse } from '../refuse.ts'
import { loadParties } from '../store.ts'
import { audit } from './audit.ts'

/** One villager, for a purpose. Who asked, and what for, is written down before anything is shown. */
export function readParty(ctx: Context, { partyId, purpose }: { partyId: PartyId; purpose: string }): Promise<Party> {
  insist(ctx, may(ctx.actor, 'read-party'))
  if (purpose.length < 4) throw refuse('purpose-needed')
  return inTransaction(ctx, async (ctx) => {
    const [party] = await loadParties(ctx.db, [partyId])
    if (!party) throw refusePlainly('not-found')
    await audit(ctx, { verb: `read: ${purpose}`, subject: 'party', subjectId: partyId, partyId })
    return party
  })
}
