import type { Session } from '#shared/sessions/words.ts'
import { willing } from '#shared/sessions/steps.ts'
import type { Context } from '#server/people/index.ts'
import { announce } from '#server/platform/outbox.ts'
import { talkHeld } from '../announcements.ts'
import { loadSidesMet } from '../store.ts'

/** Says who has come together in the talk: the sides that sat with the host and said that they want to. Rule S22. */
export async function tellOfTalk(ctx: Context, { id: sessionId, caseId, ticks }: Pick<Session, 'id' | 'caseId' | 'ticks'>): Promise<void> {
  const ready = willing(ticks)
  const met = await loadSidesMet(ctx.db, sessionId)
  await announce(ctx, talkHeld, { sessionId, caseId, together: met.filter((side) => ready.includes(side)) })
}
