import { z } from 'zod'
import { ask } from '../platform/ask.ts'
import { idOf } from '../platform/zod.ts'
import type { SessionId } from '../sessions/words.ts'
import { sight } from './contract.ts'
import type { ShowingId, Sight } from './showing.ts'

/** What a connected client may ask of this chapter over the socket. */
export const recordsAsks = {
  /** The host turns a page, enlarges or moves what is shown: everybody who sees it follows. */
  'records:lead': ask<null>()(z.object({ showingId: idOf<'evidence_showing'>(), sight })),
}

/** What the server may tell a connected client about this chapter. */
export type RecordsSignals = {
  'records:led': (led: { sessionId: SessionId; showingId: ShowingId; sight: Sight }) => void
}
