import { mayAskSatisfaction } from '#shared/followups/may.ts'
import type { Grade } from '#shared/followups/words.ts'
import type { CaseId, Side } from '#shared/cases/words.ts'
import { insistOnCase, loadCase } from '#server/cases/index.ts'
import { audit, type Context, insist, insistStaff } from '#server/people/index.ts'
import { refuse } from '../refuse.ts'
import { saveGrade } from '../store.ts'

/** Keeps what a party thinks of the service: asked by somebody else than who handled the case, once a side, and never shown by case. Rule F8. */
export async function gradeService(ctx: Context, { caseId, side, grade }: { caseId: CaseId; side: Side; grade: Grade }): Promise<void> {
  await insistOnCase(ctx, caseId)
  const theCase = (await loadCase(ctx.db, caseId))!
  insist(ctx, mayAskSatisfaction(ctx.actor, theCase))
  if (theCase.status === 'open') throw refuse('not-over-yet')
  await saveGrade(ctx.db, { caseId, side, grade, askedBy: insistStaff(ctx).id, at: ctx.now })
  await audit(ctx, { verb: 'ask satisfaction', subject: 'case', subjectId: caseId })
}
