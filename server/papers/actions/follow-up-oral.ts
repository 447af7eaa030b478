import type { promisers } from '#shared/papers/kind-rules.ts'
import type { PaperId } from '#shared/papers/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { planOralFollowUps } from '#server/followups/index.ts'
import type { Context } from '#server/people/index.ts'
import { loadPapers, loadPressed } from '../store.ts'

/** Has an oral agreement followed up from its registration: of several on a case, the newest. Done again, nothing changes. Rule F11. */
export async function followUpOral(ctx: Context, paperId: PaperId): Promise<void> {
  const pressed = await loadPressed(ctx.db, paperId)
  if (!pressed) return
  const [newest, ...older] = (await loadPapers(ctx.db, pressed.caseId)).filter(({ kind }) => kind === 'oral_agreement')
  // NOTE: news of an older one may come after that of the newer.
  if (newest?.id !== paperId) return
  const { caseId, madeAt, fields } = pressed
  await planOralFollowUps(ctx, {
    caseId, oralId: newest.attachmentId, since: dayOf(madeAt), who: (fields['who'] ?? 'both') as (typeof promisers)[number], content: fields['content'] ?? '', dueOn: fields['dueOn']!,
    older: older.map(({ attachmentId, number }) => ({ oralId: attachmentId, number: number ?? '' })),
  })
}
