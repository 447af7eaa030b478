import { mayListCases } from '#shared/cases/may.ts'
import type { CaseSummary } from '#shared/cases/words.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { loadCasesOf } from '../store.ts'

/** The cases that whoever asks may see, newest first. A list tells what cases are about, so asking for it is written down. */
export async function listCases(ctx: Context, asked: { find?: string | undefined; before?: string | undefined; limit: number }): Promise<CaseSummary[]> {
  insist(ctx, mayListCases(ctx.actor))
  if (ctx.actor.kind !== 'staff') return []
  const cases = await loadCasesOf(ctx.db, ctx.actor, asked)
  await audit(ctx, { verb: 'list', subject: 'cases', subjectId: ctx.actor.unitId })
  return cases
}
