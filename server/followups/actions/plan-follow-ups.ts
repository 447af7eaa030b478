import { sideLine } from '#shared/agreements/clauses.ts'
import type { AgreementId } from '#shared/agreements/words.ts'
import { type CaseId, type Side, sides } from '#shared/cases/words.ts'
import { promiseOf } from '#shared/followups/promise.ts'
import { checkDays, planFollowUps } from '#shared/followups/rules.ts'
import { addDays, type Day, dayOf } from '#shared/platform/time.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import { loadAgreement } from '#server/agreements/index.ts'
import { loadCase, loadCaseParties, noteOnTimeline } from '#server/cases/index.ts'
import { type Context, loadParties } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { followUpChanged } from '../announcements.ts'
import { addFollowUps, type NewFollowUp } from '../store.ts'
import { withdrawOral } from './withdraw-follow-ups.ts'

/** Puts each dated promise of an agreement, instalment by instalment, on the list of the promising side's station, and three looks at how it goes on that of the case's own. Done again, nothing is added. Rules F1, F5. */
export async function planFollowUpsOf(ctx: Context, agreementId: AgreementId): Promise<void> {
  const agreement = await loadAgreement(ctx.db, agreementId)
  if (!agreement || agreement.status !== 'effective') return
  const { caseId, parties, terms } = agreement
  const made = () => ({ id: ctx.newId<'follow_up'>(), caseId, agreementId, status: 'planned' as const, createdAt: ctx.now })
  const promises = planFollowUps(terms).flatMap(({ term, nth, of, amountFen, promisedOn, dueOn }): NewFollowUp[] => {
    const { who } = terms[term]!
    const station = parties.find(({ side }) => side === who)?.stationId
    return station ? [{ ...made(), kind: 'promise', term, nth, of, amountFen, stationId: station, side: who, names: sideLine(parties, who, 'zh'), promise: promiseOf(terms[term]!, { of, amountFen, promisedOn }), promisedOn, dueOn }] : []
  })
  const [theCase, since] = [await loadCase(ctx.db, caseId), dayOf(new Date(agreement.effectiveAt ?? ctx.now))]
  const looks = theCase ? looksFrom(since).map((look): NewFollowUp => ({ ...made(), ...look, stationId: theCase.stationId, names: sideLine(parties, 'applicant', 'zh') })) : []
  await inTransaction(ctx, (ctx) => plan(ctx, caseId, [...promises, ...looks]))
}

/** An oral agreement as it was registered: who promised what by when, in its own words. `older`: registrations of the same case before it. */
export type OralAgreement = { caseId: CaseId; oralId: AttachmentId; since: Day; who: Side | 'both'; content: string; dueOn: Day; older: { oralId: AttachmentId; number: string }[] }

/** Plans the same for an oral agreement. It was registered once more: only the newest is asked about. Rule F11. */
export async function planOralFollowUps(ctx: Context, { caseId, oralId, since, who, content, dueOn, older }: OralAgreement): Promise<void> {
  const [theCase, seated] = await Promise.all([loadCase(ctx.db, caseId), loadCaseParties(ctx.db, caseId)])
  if (!theCase) return
  const people = new Map((await loadParties(ctx.db, seated.map(({ partyId }) => partyId))).map(({ id, name }) => [id, name]))
  const parties = seated.map(({ partyId, side }) => ({ side, name: people.get(partyId) ?? '' }))
  const made = () => ({ id: ctx.newId<'follow_up'>(), caseId, oralId, status: 'planned' as const, createdAt: ctx.now })
  const promises = sides.filter((side) => who === 'both' || who === side).map((side): NewFollowUp => ({
    ...made(), kind: 'promise', term: sides.indexOf(side), nth: 1, of: 1, amountFen: null, stationId: seated.find((one) => one.side === side)?.stationId ?? theCase.stationId, side,
    names: sideLine(parties, side, 'zh'), promise: `口头协议：${content.length > 200 ? `${content.slice(0, 200)}…` : content}`, promisedOn: dueOn, dueOn: addDays(dueOn, 1),
  }))
  const looks = looksFrom(since).map((look): NewFollowUp => ({ ...made(), ...look, stationId: theCase.stationId, names: sideLine(parties, 'applicant', 'zh') }))
  await inTransaction(ctx, async (ctx) => {
    for (const before of older) await withdrawOral(ctx, { ...before, caseId })
    await plan(ctx, caseId, [...promises, ...looks])
  })
}

// F5 The looks at how it goes, whatever was promised.
const looksFrom = (since: Day) => checkDays.map((days) => ({ kind: 'check' as const, term: days, nth: 1, of: 1, amountFen: null, side: 'applicant' as const, promise: `协议生效满 ${days} 天`, promisedOn: addDays(since, days), dueOn: addDays(since, days) }))

async function plan(ctx: Context, caseId: CaseId, rows: NewFollowUp[]): Promise<void> {
  for (const { id, stationId } of await addFollowUps(ctx.db, rows)) {
    const { dueOn, promise } = rows.find((row) => row.id === id)!
    await noteOnTimeline(ctx, { caseId, what: 'follow-up-planned', values: { day: dueOn, promise }, chapter: 'followups', refId: id })
    await announce(ctx, followUpChanged, { followUpId: id, caseId, stationId })
  }
}
