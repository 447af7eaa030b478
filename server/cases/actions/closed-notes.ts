import { mayReadClosedNotes } from '#shared/cases/may.ts'
import { type ClosedNote, type ClosedNoteKind, closedNoteKinds } from '#shared/cases/work.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { audit, type Context, insist, insistStaff, sealText, unsealText } from '#server/people/index.ts'
import { loadReach } from '../store.ts'
import { addClosedNote, loadClosedNotes, loadTeam } from '../work-store.ts'
import { refuse } from '../refuse.ts'

/** The closed notes that whoever asks may read: the psychologists on the case theirs, its owner and mediators what was said in caucus; nobody else, the lead neither. T3 */
export async function listClosedNotes(ctx: Context, caseId: CaseId): Promise<ClosedNote[]> {
  const kinds = await kindsFor(ctx, caseId)
  insist(ctx, kinds.length > 0)
  await audit(ctx, { verb: 'read closed notes', subject: 'case', subjectId: caseId })
  const notes = (await Promise.all(kinds.map((kind) => loadClosedNotes(ctx.db, caseId, kind)))).flat()
  return notes.map(({ sealed, at, ...note }) => ({ ...note, at: at.toISOString(), text: unsealText(sealed) }))
}

export async function writeClosedNote(ctx: Context, { caseId, kind, text }: { caseId: CaseId; kind: ClosedNoteKind; text: string }): Promise<void> {
  insist(ctx, (await kindsFor(ctx, caseId)).includes(kind))
  await addClosedNote(ctx.db, { id: ctx.newId<'closed_note'>(), caseId, kind, authorId: insistStaff(ctx).id, at: ctx.now, sealed: sealText(text) })
  await audit(ctx, { verb: `write a ${kind} note`, subject: 'case', subjectId: caseId })
}

async function kindsFor(ctx: Context, caseId: CaseId): Promise<ClosedNoteKind[]> {
  const [reach, team] = await Promise.all([loadReach(ctx.db, caseId), loadTeam(ctx.db, caseId)])
  if (!reach) throw refuse('case-not-found')
  return closedNoteKinds.filter((kind) => mayReadClosedNotes(ctx.actor, kind, { ownerId: reach.ownerId, team }))
}
