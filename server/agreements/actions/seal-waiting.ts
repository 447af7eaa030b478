import type { Context } from '#server/people/index.ts'
import { BadSettings } from '#server/platform/config.ts'
import type { Log } from '#server/platform/log.ts'
import { loadSealing } from '../store.ts'
import { type Press, sealAgreement } from './seal-agreement.ts'

/**
 * Prints and seals what still waits: a server that was killed in the middle of it, a token that was plugged in again
 * after days. What keeps an agreement waiting is logged, in a sentence where there is one. Rules G7, G10.
 */
export async function sealWaiting(ctx: Context, press: Press, log: Pick<Log, 'warn'>): Promise<void> {
  for (const { id } of await loadSealing(ctx.db)) {
    await sealAgreement(ctx, press, id).catch((error: unknown) => {
      // NOTE: of any other error only the kind: its text may hold what was written on the paper.
      log.warn({ agreementId: id, why: error instanceof BadSettings ? error.sentences : (error as Error).name }, 'agreements: it still waits for its seal')
    })
  }
}
