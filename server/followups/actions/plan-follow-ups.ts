import { sideLine, termSentence } from '#shared/agreements/clauses.ts'
import type { AgreementId } from '#shared/agreements/words.ts'
import { planFollowUps } from '#shared/followups/rules.ts'
import { loadAgreement } from '#server/agreements/index.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { followUpChanged } from '../announcements.ts'
import { addFollowUps } from '../store.ts'

/** Puts each dated promise of an agreement on the list of the promising side's station. Done again, nothing is added. Rule F1. */
export async function planFollowUpsOf(ctx: Context, agreementId: AgreementId): Promise<void> {
  const agreement = await loadAgreement(ctx.db, agreementId)
  if (!agreement || agreement.status !== 'effective') return
  const { caseId, parties, terms } = agreement
  const rows = planFollowUps(terms).flatMap(({ term, promisedOn, dueOn }) => {
    const { who } = terms[term]!
    const station = parties.find(({ side }) => side === who)?.stationId
    return !station ? [] : [{
      id: ctx.newId<'follow_up'>(), caseId, agreementId, term, stationId: station, side: who, names: sideLine(parties, who, 'zh'),
      promise: termSentence(terms[term]!, 'zh'), promisedOn, dueOn, status: 'planned' as const, createdAt: ctx.now,
    }]
  })
  await inTransaction(ctx, async (ctx) => {
    const added = await addFollowUps(ctx.db, rows)
    for (const { id, stationId } of added) {
      const { dueOn, promise } = rows.find((row) => row.id === id)!
      await noteOnTimeline(ctx, { caseId, what: 'follow-up-planned', values: { day: dueOn, promise }, chapter: 'followups', refId: id })
      await announce(ctx, followUpChanged, { followUpId: id, caseId, stationId })
    }
  })
}
