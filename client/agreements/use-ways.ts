import type { Agreement, SigningWay } from '#shared/agreements/words.ts'
import type { PartyId } from '#shared/people/words.ts'
import { api } from '../platform/api.ts'
import { useSave } from '../platform/use-save.ts'

/** Keeps how a party wants to sign, as it says on its own terminal. */
export function useChoosing(agreement: Agreement | null, chosen: (agreement: unknown) => void) {
  return useSave(({ partyId, way }: { partyId: PartyId; way: SigningWay }) => {
    if (!agreement) throw new Error('nothing to sign')
    return api.agreements.chooseWay({ agreementId: agreement.id, partyId, way })
  }, { then: chosen })
}
