import { type CaseReach, maySeeSafety } from '#shared/cases/may.ts'
import type { CaseId, Side } from '#shared/cases/words.ts'
import { audit, type Context, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { caseIsUnsafe } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { loadReach } from '../store.ts'
import { loadSafety, saveSafety } from '../work-store.ts'

/** What a party answered in private. S2: it stands on no timeline, slip, terminal or list; who may not know is answered as if there were no case. */
export async function readSafety(ctx: Context, caseId: CaseId): Promise<{ asked: boolean; unsafe: boolean }> {
  await reachOf(ctx, caseId)
  await audit(ctx, { verb: 'read safety', subject: 'case', subjectId: caseId })
  const answer = await loadSafety(ctx.db, caseId)
  return { asked: answer !== null, unsafe: answer?.unsafe ?? false }
}

/** Keeps what was answered in private: fear or violence means that no joint meeting is held (S1), and one that is booked is called off without a word why. */
export function answerSafety(ctx: Context, { caseId, unsafe }: { caseId: CaseId; unsafe: boolean }): Promise<{ asked: boolean; unsafe: boolean }> {
  return inTransaction(ctx, async (ctx) => {
    await reachOf(ctx, caseId)
    await saveSafety(ctx.db, { caseId, unsafe, askedBy: insistStaff(ctx).id, at: ctx.now })
    await audit(ctx, { verb: 'write safety', subject: 'case', subjectId: caseId })
    if (unsafe) await announce(ctx, caseIsUnsafe, { caseId })
    return { asked: true, unsafe }
  })
}

/** S1 Goes on only where these sides may be brought together. Front door for whoever books. */
export async function insistOnJointSession(ctx: Pick<Context, 'db'>, caseId: CaseId, sides: readonly Side[]): Promise<void> {
  if (new Set(sides).size > 1 && (await loadSafety(ctx.db, caseId))?.unsafe) throw refuse('no-joint-session')
}

export function insistOnSafetyReader(ctx: Context, reach: CaseReach): void {
  if (!maySeeSafety(ctx.actor, reach)) throw refuse('case-not-found')
}

async function reachOf(ctx: Context, caseId: CaseId): Promise<void> {
  const reach = await loadReach(ctx.db, caseId)
  if (!reach) throw refuse('case-not-found')
  insistOnSafetyReader(ctx, reach)
}
