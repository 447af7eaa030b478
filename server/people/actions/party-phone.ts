import type { PartyId } from '#shared/people/words.ts'
import type { Context } from '../context.ts'
import { findPartyPhone } from '../store.ts'
import { unsealNumber } from '../vault.ts'
import { audit } from './audit.ts'

/** The number to ring for a party: their own, or their guardian's. Whoever asks for it is written down. The caller has asked whether they may. */
export async function partyPhone(ctx: Context, partyId: PartyId): Promise<string | null> {
  const sealed = await findPartyPhone(ctx.db, partyId)
  if (!sealed) return null
  await audit(ctx, { verb: 'read-phone', subject: 'party', subjectId: partyId, partyId })
  return unsealNumber(sealed)
}
