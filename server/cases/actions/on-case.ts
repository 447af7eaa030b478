import { type CaseReach, mayOpenCase } from '#shared/cases/may.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { caseChanged } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { loadReach } from '../store.ts'

/** Does something on a case that whoever asks may read, and tells whoever has it before them. */
export function onCase(ctx: Context, caseId: CaseId, work: (ctx: Context, reach: CaseReach) => Promise<void>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const reach = await loadReach(ctx.db, caseId)
    if (!reach || !mayOpenCase(ctx.actor, reach)) throw refuse('case-not-found')
    await work(ctx, reach)
    await announce(ctx, caseChanged, { caseId })
  })
}
