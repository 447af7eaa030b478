import type { Stage } from '#shared/cases/stages.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { holdToMove, moveCase } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { refuse } from '../refuse.ts'
import { loadOfCase } from '../store.ts'

type Ending = { caseId: CaseId; to: Stage; reason: string }

/** Closes a case once its follow-ups are done; else the refusal names what is open. Rule F3. */
export function closeCase(ctx: Context, ending: Ending): Promise<{ caseId: CaseId; stage: Stage }> {
  return inTransaction(ctx, async (ctx) => {
    await holdToMove(ctx, ending.caseId)
    const open = (await loadOfCase(ctx.db, ending.caseId)).filter(({ status }) => status === 'planned')
    if (open.length > 0) throw refuse('follow-ups-open', { count: open.length, open: open.map(({ dueOn, promise }) => `${dueOn} ${promise}`).join(' · ') })
    return { caseId: ending.caseId, stage: (await moveCase(ctx, ending, 'close')).stage }
  })
}

/** Takes a case up again, by somebody else than who closed it. Rule F4. */
export async function reopenCase(ctx: Context, ending: Ending): Promise<{ caseId: CaseId; stage: Stage }> {
  return { caseId: ending.caseId, stage: (await moveCase(ctx, ending, 'reopen')).stage }
}
