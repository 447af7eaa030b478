import type { CaseId } from '#shared/cases/words.ts'
import { mayHold } from '#shared/records/may.ts'
import type { RecordingsDue } from '#shared/records/recordings.ts'
import { insistOnCase, noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insist, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { findDue, insertHold, liftHolds, loadDue, markDue } from '../recording-store.ts'

type Said = { caseId: CaseId; reason: string }

/** Keeps the recordings of a case whatever their term. Held already, it stays as it was. Rule R7. */
export async function holdRecordings(ctx: Context, { caseId, reason }: Said): Promise<{ held: boolean }> {
  const { name } = await insistOnHolding(ctx, caseId)
  return inTransaction(ctx, async (ctx) => {
    if (await insertHold(ctx.db, { id: ctx.newId<'recording_hold'>(), caseId, reason, by: name, at: ctx.now })) {
      await noteOnTimeline(ctx, { caseId, what: 'recordings-held', values: { reason }, chapter: 'records' })
      await audit(ctx, { verb: `hold recordings: ${reason}`, subject: 'case', subjectId: caseId })
    }
    return { held: true }
  })
}

/** Ends that: their term counts again. */
export async function liftHold(ctx: Context, { caseId, reason }: Said): Promise<{ held: boolean }> {
  const { name } = await insistOnHolding(ctx, caseId)
  return inTransaction(ctx, async (ctx) => {
    if (await liftHolds(ctx.db, caseId, { lifted: reason, liftedBy: name, liftedAt: ctx.now })) {
      await noteOnTimeline(ctx, { caseId, what: 'recordings-hold-lifted', values: { reason }, chapter: 'records' })
      await audit(ctx, { verb: `lift hold on recordings: ${reason}`, subject: 'case', subjectId: caseId })
    }
    return { held: false }
  })
}

/** Marks what is past its term for a person to decide, and says so on its case. Nothing is removed. Rule R8. */
export async function markRecordingsDue(ctx: Context): Promise<void> {
  for (const caseId of await findDue(ctx.db, ctx.now)) {
    await inTransaction(ctx, async (ctx) => {
      const files = await markDue(ctx.db, caseId, ctx.now)
      if (files > 0) await noteOnTimeline(ctx, { caseId, what: 'recordings-due', values: { files }, chapter: 'records' })
    })
  }
}

/** What waits for somebody to decide: told to the lead. */
export async function listDue(ctx: Context): Promise<RecordingsDue[]> {
  insist(ctx, mayHold(ctx.actor))
  return loadDue(ctx.db)
}

async function insistOnHolding(ctx: Context, caseId: CaseId): Promise<{ name: string }> {
  insist(ctx, mayHold(ctx.actor))
  await insistOnCase(ctx, caseId)
  return insistStaff(ctx)
}
