import type { Context } from '#server/people/index.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { refuse } from '../refuse.ts'
import { loadEffective } from '../store.ts'

/** Tells whoever holds a paper whether it is in effect here, by the fingerprint in its QR. Nobody's name is told. */
export async function verifyPaper(ctx: Context, fingerprint: string): Promise<{ number: string; contentHash: string; effectiveAt: string; pdfSha256: string | null }> {
  await takeTurn(`verify ${ctx.actor.origin}`, { points: 60, seconds: 60 })
  const agreement = await loadEffective(ctx.db, fingerprint)
  if (!agreement) throw refuse('paper-unknown')
  return { number: agreement.number, contentHash: agreement.contentHash, effectiveAt: agreement.effectiveAt!, pdfSha256: agreement.pdf?.sha256 ?? null }
}
