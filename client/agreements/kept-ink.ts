import type { AgreementId, Ink } from '#shared/agreements/words.ts'

/** A signature as it is sent, until the server has answered. */
export type KeptInk = { agreementId: AgreementId; contentHash: string; signerKey: string; ink: Ink; witnessInk?: Ink }

// NOTE: below `lianxin.kept.`, which a terminal empties when a session is over.
const place = (id: AgreementId): string => `lianxin.kept.ink.${id}`

export const keepInk = (kept: KeptInk): void => sessionStorage.setItem(place(kept.agreementId), JSON.stringify(kept))
export const dropInk = (id: AgreementId): void => sessionStorage.removeItem(place(id))

/** What was signed on this very text and not answered; ink on an older text is let go. */
export function readInk(id: AgreementId, contentHash: string): KeptInk | null {
  const kept = JSON.parse(sessionStorage.getItem(place(id)) ?? 'null') as KeptInk | null
  if (kept === null || kept.contentHash === contentHash) return kept
  dropInk(id)
  return null
}
