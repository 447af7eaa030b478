import type { CaseId, TimelineEntry } from '#shared/cases/words.ts'
import type { Context } from '#server/people/index.ts'
import { bylineOf } from '../byline.ts'
import { saveEntry } from '../store.ts'

/** Writes down that something happened to a case. `what` is a key of the cases texts (`timeline.…`), `values` fill it. */
export async function noteOnTimeline(ctx: Context, { caseId, what, values = {}, chapter, refId = null }: { caseId: CaseId; what: string; values?: TimelineEntry['values']; chapter: string; refId?: string | null }): Promise<void> {
  await saveEntry(ctx.db, { id: ctx.newId<'timeline_entry'>(), caseId, at: ctx.now, what, values, by: bylineOf(ctx.actor), chapter, refId })
}
