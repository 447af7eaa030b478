import { clocks } from '#shared/cases/clocks.ts'
import { maySeeSafety, mayOpenCase } from '#shared/cases/may.ts'
import { type CaseWork, whyLead } from '#shared/cases/work.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { audit, type Context } from '#server/people/index.ts'
import { loadClocks } from '../clock-store.ts'
import { refuse } from '../refuse.ts'
import { loadCaseParties, loadReach, loadSummary } from '../store.ts'
import { loadContacts, loadDifficult, loadPlan, loadPowers, loadRecusals, loadReferrals, loadTeam } from '../work-store.ts'

/** Who works on a case and what they do: team, plan, talks, powers, ways elsewhere, and whether a lead official is missing (T1). */
export async function readWork(ctx: Context, caseId: CaseId): Promise<CaseWork> {
  const reach = await loadReach(ctx.db, caseId)
  if (!reach || !mayOpenCase(ctx.actor, reach)) throw refuse('case-not-found')
  await audit(ctx, { verb: 'read work', subject: 'case', subjectId: caseId })
  const { db } = ctx
  const [summary, parties, running, difficult, team, plan, contacts, powers, referrals, recusals] = await Promise.all([
    loadSummary(db, caseId), loadCaseParties(db, caseId), loadClocks(db, caseId), loadDifficult(db, caseId), loadTeam(db, caseId), loadPlan(db, caseId), loadContacts(db, caseId), loadPowers(db, caseId), loadReferrals(db, caseId), loadRecusals(db, caseId),
  ])
  const overdue = running.some(({ kind, dueAt, endedAt, pausedAt }) => clocks[kind].whose === 'officer' && endedAt === null && pausedAt === null && Date.parse(dueAt) < ctx.now.getTime())
  return {
    difficult, team, plan, contacts, powers, recusals,
    leadNeeded: whyLead({ difficult, overdue, parties: parties.length, reopenCount: summary?.reopenCount ?? 0 }),
    // S2 What was handed out in private is not in the list of who may not know of it.
    referrals: referrals.filter(({ pathway }) => pathway !== 'safety' || maySeeSafety(ctx.actor, reach)),
  }
}
