import type { AgreementId } from '#shared/agreements/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { followUpChanged } from '../announcements.ts'
import { withdrawPlanned } from '../store.ts'

/** An agreement binds no more: nobody is asked about its promises. Done again, nothing changes. Rule F10. */
export function withdrawFollowUpsOf(ctx: Context, { agreementId, caseId, number }: { agreementId: AgreementId; caseId: CaseId; number: string }): Promise<void> {
  return inTransaction(ctx, (ctx) => withdraw(ctx, { agreementId }, { caseId, number, refId: agreementId }))
}

/** The same of an oral agreement that was registered anew. Rule F11. */
export const withdrawOral = (ctx: Context, { oralId, caseId, number }: { oralId: AttachmentId; caseId: CaseId; number: string }): Promise<void> => withdraw(ctx, { oralId }, { caseId, number, refId: oralId })

async function withdraw(ctx: Context, of: Parameters<typeof withdrawPlanned>[1], { caseId, number, refId }: { caseId: CaseId; number: string; refId: string }): Promise<void> {
  const withdrawn = await withdrawPlanned(ctx.db, of)
  if (withdrawn.length === 0) return
  await noteOnTimeline(ctx, { caseId, what: 'follow-ups-withdrawn', values: { number, count: withdrawn.length }, chapter: 'followups', refId })
  for (const { id, stationId } of withdrawn) await announce(ctx, followUpChanged, { followUpId: id, caseId, stationId })
}
