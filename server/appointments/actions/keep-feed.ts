import { mayHaveFeed } from '#shared/appointments/may.ts'
import type { StaffId } from '#shared/people/words.ts'
import { randomBytes } from 'node:crypto'
import { audit, type Context, insist, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { loadFeed, removeFeedOf, saveFeed } from '../store.ts'

export type FeedShown = { madeAt: string | null; lastReadAt: string | null }

/** The path at which calendar programs ask. */
export const feedPath = (token: string): string => `/calendar-feed/${token}.ics`

/** Whether an officer has a feed, and when a program last read it. */
export async function showFeed(ctx: Context): Promise<FeedShown> {
  insist(ctx, mayHaveFeed(ctx.actor))
  const feed = await loadFeed(ctx.db, insistStaff(ctx).id)
  return { madeAt: feed?.madeAt.toISOString() ?? null, lastReadAt: feed?.lastReadAt?.toISOString() ?? null }
}

/** Makes an officer's feed, or a new address that ends the old. Only the hash is kept, so the address is said once. */
export async function makeFeed(ctx: Context, publicUrl: string): Promise<FeedShown & { address: string }> {
  insist(ctx, mayHaveFeed(ctx.actor))
  const { id: staffId } = insistStaff(ctx)
  const token = randomBytes(32).toString('base64url')
  await inTransaction(ctx, async (ctx) => {
    await saveFeed(ctx.db, { staffId, tokenHash: sha256(token), madeAt: ctx.now })
    await audit(ctx, { verb: 'make feed', subject: 'staff', subjectId: staffId })
  })
  return { ...(await showFeed(ctx)), address: publicUrl + feedPath(token) }
}

/** Ends an officer's feed: its address is nobody's from now on. */
export async function removeFeed(ctx: Context): Promise<FeedShown> {
  insist(ctx, mayHaveFeed(ctx.actor))
  await endFeedOf(ctx, insistStaff(ctx).id)
  return showFeed(ctx)
}

/** The same for somebody who may no longer work here. Twice is once. */
export async function endFeedOf(ctx: Context, staffId: StaffId): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (!(await loadFeed(ctx.db, staffId))) return
    await removeFeedOf(ctx.db, staffId)
    await audit(ctx, { verb: 'end feed', subject: 'staff', subjectId: staffId })
  })
}
