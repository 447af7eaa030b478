import type { TerminalActor } from '#shared/people/words.ts'
import type { Db } from '#server/platform/db.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { refuse } from './refuse.ts'
import { findTerminal } from './store.ts'

/** How every terminal's credential begins, so that it is never looked for among people's. */
export const credentialMark = 'terminal-'

/** The terminal behind a credential; null where it is none. One that was switched off is told so. */
export async function identifyTerminal(db: Db, token: string): Promise<TerminalActor | null> {
  if (!token.startsWith(credentialMark)) return null
  const found = await findTerminal(db, sha256(token))
  if (!found) return null
  const { revoked, ...actor } = found
  if (revoked) throw refuse('terminal-revoked')
  return actor
}
