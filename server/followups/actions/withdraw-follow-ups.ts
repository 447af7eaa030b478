import type { AgreementId } from '#shared/agreements/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { followUpChanged } from '../announcements.ts'
import { withdrawPlanned } from '../store.ts'

/** An agreement binds no more: nobody is asked about its promises. Done again, nothing changes. Rule F10. */
export function withdrawFollowUpsOf(ctx: Context, { agreementId, caseId, number }: { agreementId: AgreementId; caseId: CaseId; number: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const withdrawn = await withdrawPlanned(ctx.db, agreementId)
    if (withdrawn.length === 0) return
    await noteOnTimeline(ctx, { caseId, what: 'follow-ups-withdrawn', values: { number, count: withdrawn.length }, chapter: 'followups', refId: agreementId })
    for (const { id, stationId } of withdrawn) await announce(ctx, followUpChanged, { followUpId: id, caseId, stationId })
  })
}
