import type { Standing } from '#shared/agreements/words.ts'
import type { Context } from '#server/people/index.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { refuse } from '../refuse.ts'
import { standingOf } from '../standing.ts'
import { loadSealed } from '../store.ts'

/** Tells whoever holds a paper how it stands here today, by the fingerprint in its QR. Nobody's name is told. */
export async function verifyPaper(ctx: Context, fingerprint: string): Promise<{ number: string; contentHash: string; effectiveAt: string; pdfSha256: string | null } & Standing> {
  await takeTurn(`verify ${ctx.actor.origin}`, { points: 60, seconds: 60 })
  const agreement = await loadSealed(ctx.db, fingerprint)
  if (!agreement) throw refuse('paper-unknown')
  return { number: agreement.number, contentHash: agreement.contentHash, effectiveAt: agreement.effectiveAt!, pdfSha256: agreement.pdf?.sha256 ?? null, ...standingOf(agreement) }
}
