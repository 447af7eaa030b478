import type { CaseId } from '#shared/cases/words.ts'
import type { FollowUp } from '#shared/followups/words.ts'
import { insistOnCase } from '#server/cases/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { loadOfCase, loadPlanned } from '../store.ts'

/** What whoever asks still has to follow up, soonest first. The list names people, so asking for it is written down. */
export async function listFollowUps(ctx: Context): Promise<FollowUp[]> {
  const { actor } = ctx
  insist(ctx, actor.kind === 'staff')
  if (actor.kind !== 'staff') return []
  await audit(ctx, { verb: 'list', subject: 'follow-ups', subjectId: actor.unitId })
  return loadPlanned(ctx.db, actor)
}

/** The follow-ups of a case, done ones too. */
export async function listOfCase(ctx: Context, caseId: CaseId): Promise<FollowUp[]> {
  await insistOnCase(ctx, caseId)
  return loadOfCase(ctx.db, caseId)
}
