import type { Agreement } from '#shared/agreements/words.ts'
import type { PartyId } from '#shared/people/words.ts'
import { api } from '../platform/api.ts'
import { useSave } from '../platform/use-save.ts'

/** What a party answers on its own terminal: that its spoken yes may be kept or not, and that it has said it. */
export function useAssent(agreement: Agreement | null, taken: (agreement: unknown) => void) {
  return useSave(({ partyId, answer }: { partyId: PartyId; answer: 'yes' | 'no' | 'said' }) => {
    if (!agreement) throw new Error('nothing to agree to')
    const about = { agreementId: agreement.id, contentHash: agreement.contentHash, partyId }
    return answer === 'said' ? api.agreements.sayAssent(about) : api.agreements.answerAssent({ ...about, answer })
  }, { then: taken })
}
