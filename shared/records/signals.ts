import { z } from 'zod'
import { ask } from '../platform/ask.ts'
import { idOf } from '../platform/zod.ts'
import type { SessionId } from '../sessions/words.ts'
import { sight } from './contract.ts'
import type { ShowingId, Sight } from './showing.ts'
import type { NotesTold } from './typed-notes.ts'

// NOTE: a minute of two fast typists is some kilobytes; a flood is refused before it is read.
const bytes = (max: number) => z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= max)

/** What a connected client may ask of this chapter over the socket. */
export const recordsAsks = {
  /** Opens the notes of a session, and says what was typed in them since. Asked again after a broken line; the same come twice is one. */
  'records:sync': ask<NotesTold>()(z.object({ sessionId: idOf<'session'>(), vector: bytes(20_000), update: bytes(120_000).nullable() })),
  /** The host turns a page, enlarges or moves what is shown: everybody who sees it follows. */
  'records:lead': ask<null>()(z.object({ showingId: idOf<'evidence_showing'>(), sight })),
}

/** What the server may tell a connected client about this chapter. */
export type RecordsSignals = {
  /** Somebody else typed in the notes. */
  'records:typed': (typed: { sessionId: SessionId; update: Uint8Array }) => void
  'records:led': (led: { sessionId: SessionId; showingId: ShowingId; sight: Sight }) => void
}
