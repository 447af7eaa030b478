import { mayOpenCase } from '#shared/cases/may.ts'
import type { CaseFile, CaseId } from '#shared/cases/words.ts'
import { audit, type Context, loadParties } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { refuse } from '../refuse.ts'
import { loadCaseParties, loadReach, loadSummary, loadTimeline } from '../store.ts'

/** Opens a case file to read, with its people and its timeline. Whoever opens it is written down, once for each person in it. */
export async function openCaseFile(ctx: Context, id: CaseId): Promise<CaseFile> {
  await insistOnCase(ctx, id)
  const [summary, seated, timeline] = await Promise.all([loadSummary(ctx.db, id), loadCaseParties(ctx.db, id), loadTimeline(ctx.db, id)])
  if (!summary) throw refuse('case-not-found')
  const people = new Map((await loadParties(ctx.db, seated.map((one) => one.partyId))).map((party) => [party.id, party]))
  await inTransaction(ctx, async (ctx) => {
    await audit(ctx, { verb: 'open', subject: 'case', subjectId: id })
    await Promise.all(seated.map(({ partyId }) => audit(ctx, { verb: 'read', subject: 'party', subjectId: partyId, partyId })))
  })
  const parties = seated.flatMap((one) => {
    const party = people.get(one.partyId)
    return party ? [{ ...party, ...one }] : []
  })
  return { ...summary, parties, timeline }
}

/** Whether whoever asks may read a case. */
export async function mayReadCase(ctx: Pick<Context, 'db' | 'actor'>, id: CaseId): Promise<boolean> {
  const reach = await loadReach(ctx.db, id)
  return reach !== null && mayOpenCase(ctx.actor, reach)
}

/** Goes on only if whoever asks may read the case; else it answers as if there were none. */
export async function insistOnCase(ctx: Pick<Context, 'db' | 'actor'>, id: CaseId): Promise<void> {
  if (!(await mayReadCase(ctx, id))) throw refuse('case-not-found')
}
