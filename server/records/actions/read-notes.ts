import type { CaseId } from '#shared/cases/words.ts'
import { notesOpen } from '#shared/records/rules.ts'
import type { NoteLine, SessionNotes } from '#shared/records/words.ts'
import { seatOf } from '#shared/sessions/rules.ts'
import type { Seat, Session, SessionId } from '#shared/sessions/words.ts'
import { insistOnCase, mayReadCase } from '#server/cases/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { loadSession } from '#server/sessions/index.ts'
import { loadCaseNotes, loadLines } from '../store.ts'

/** The notes of a session as they are typed, for the staff who sit in it and for who may read the case. */
export async function readNotes(ctx: Context, sessionId: SessionId): Promise<{ lines: NoteLine[]; mayWrite: boolean }> {
  const { session, seat } = await insistOnReading(ctx, sessionId)
  return { lines: await loadLines(ctx.db, sessionId), mayWrite: notesOpen(session, seat?.role ?? null, ctx.now) }
}

/** A session whose notes may be read, and the seat in it of whoever asks. */
export type Reading = { session: Session; seat: Seat | null }

/** Goes on only for the staff who sit in a session and for who may read its case. */
export async function insistOnReading(ctx: Context, sessionId: SessionId): Promise<Reading> {
  insist(ctx, ctx.actor.kind === 'staff')
  const session = await loadSession(ctx.db, sessionId)
  const seat = session && seatOf(session, ctx.actor)
  if (!session || (!seat && !(await mayReadCase(ctx, session.caseId)))) throw refusePlainly('not-found')
  return { session, seat }
}

/** The notes of a whole case. Whoever reads them is written down. */
export async function readCaseNotes(ctx: Context, caseId: CaseId): Promise<SessionNotes[]> {
  await insistOnCase(ctx, caseId)
  await audit(ctx, { verb: 'read', subject: 'notes', subjectId: caseId })
  return loadCaseNotes(ctx.db, caseId)
}
