import { z } from 'zod'
import { ask } from '../platform/ask.ts'
import { idOf } from '../platform/zod.ts'
import { ink } from './contract.ts'
import type { AgreementId, Ink } from './words.ts'

/** What a connected client may ask of this chapter over the socket. */
export const agreementsAsks = {
  /** Shows the others ink that is still wet: lost with the line, and no signature until it is signed. */
  'agreements:stroke': ask<null>()(z.object({ agreementId: idOf<'agreement'>(), signerKey: z.string().max(60), ink })),
}

/** What the server may tell a connected client about this chapter. */
export type AgreementsSignals = {
  'agreements:stroke': (wet: { agreementId: AgreementId; signerKey: string; ink: Ink }) => void
}
