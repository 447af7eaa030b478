import type { TerminalId } from '#shared/people/words.ts'
import type { Context } from '#server/people/index.ts'
import { changeTerminal } from '../store.ts'

/** Gives a demo terminal its credential back. Only the demo's doors do this; anybody else enrols. */
export async function reviveTerminal(ctx: Context, id: TerminalId, credentialHash: Buffer): Promise<void> {
  await changeTerminal(ctx.db, id, { credentialHash, revokedAt: null })
}
