import { mayAskSatisfaction } from '#shared/followups/may.ts'
import type { Grade } from '#shared/followups/words.ts'
import { isAskedHere } from '#shared/followups/rules.ts'
import type { CaseId, Side } from '#shared/cases/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { insistOnCase, loadCase } from '#server/cases/index.ts'
import { audit, type Context, insist, insistStaff } from '#server/people/index.ts'
import { loadSession, loadSidesMet, seatOf } from '#server/sessions/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
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

/** The same by one touch at the terminal after a talk: nobody of the staff asks, and none learns the answer. Rule F9. */
export async function gradeHere(ctx: Context, { sessionId, grade }: { sessionId: SessionId; grade: Grade }): Promise<void> {
  const { actor } = ctx
  insist(ctx, actor.kind === 'terminal')
  const session = await loadSession(ctx.db, sessionId)
  const seat = session && seatOf(session, actor)
  if (actor.kind !== 'terminal' || !session || !seat?.side) throw refusePlainly('not-found')
  if (!isAskedHere(session, seat, ctx.now) || !(await loadSidesMet(ctx.db, sessionId)).includes(seat.side)) throw refuse('not-asked-here')
  await saveGrade(ctx.db, { caseId: session.caseId, side: seat.side, grade, terminalId: actor.id, at: ctx.now })
  await audit(ctx, { verb: 'answer satisfaction', subject: 'session', subjectId: sessionId })
}
