import { sideLine, termSentence } from '#shared/agreements/clauses.ts'
import type { AgreementId } from '#shared/agreements/words.ts'
import { checkDays, planFollowUps } from '#shared/followups/rules.ts'
import { addDays, dayOf } from '#shared/platform/time.ts'
import { loadAgreement } from '#server/agreements/index.ts'
import { loadCase, noteOnTimeline } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { followUpChanged } from '../announcements.ts'
import { addFollowUps, type NewFollowUp } from '../store.ts'

/** Puts each dated promise of an agreement, instalment by instalment, on the list of the promising side's station, and three looks at how it goes on that of the case's own. Done again, nothing is added. Rules F1, F5. */
export async function planFollowUpsOf(ctx: Context, agreementId: AgreementId): Promise<void> {
  const agreement = await loadAgreement(ctx.db, agreementId)
  if (!agreement || agreement.status !== 'effective') return
  const { caseId, parties, terms } = agreement
  const made = () => ({ id: ctx.newId<'follow_up'>(), caseId, agreementId, status: 'planned' as const, createdAt: ctx.now })
  const promises = planFollowUps(terms).flatMap(({ term, nth, of, amountFen, promisedOn, dueOn }): NewFollowUp[] => {
    const { who } = terms[term]!
    const station = parties.find(({ side }) => side === who)?.stationId
    return station ? [{ ...made(), kind: 'promise', term, nth, of, amountFen, stationId: station, side: who, names: sideLine(parties, who, 'zh'), promise: termSentence(terms[term]!, 'zh'), promisedOn, dueOn }] : []
  })
  const [theCase, since] = [await loadCase(ctx.db, caseId), dayOf(new Date(agreement.effectiveAt ?? ctx.now))]
  const looks = theCase ? checkDays.map((days): NewFollowUp => ({ ...made(), kind: 'check', term: days, nth: 1, of: 1, amountFen: null, stationId: theCase.stationId, side: 'applicant', names: sideLine(parties, 'applicant', 'zh'), promise: `协议生效满 ${days} 天`, promisedOn: addDays(since, days), dueOn: addDays(since, days) })) : []
  await inTransaction(ctx, async (ctx) => {
    const rows = [...promises, ...looks]
    for (const { id, stationId } of await addFollowUps(ctx.db, rows)) {
      const { dueOn, promise } = rows.find((row) => row.id === id)!
      await noteOnTimeline(ctx, { caseId, what: 'follow-up-planned', values: { day: dueOn, promise }, chapter: 'followups', refId: id })
      await announce(ctx, followUpChanged, { followUpId: id, caseId, stationId })
    }
  })
}
