import type { PaperId, PaperKind } from '#shared/papers/words.ts'
import { insistOnCase } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import type { House } from '../house.ts'
import { press } from '../press.ts'
import { refuse } from '../refuse.ts'
import { loadByFingerprint, loadPressed } from '../store.ts'

/** The English reading copy of a paper: pressed from the very words that the paper was, and marked as no more than that. */
export async function readingCopy(ctx: Context, house: House, id: PaperId): Promise<{ pdf: string }> {
  const pressed = await loadPressed(ctx.db, id)
  if (!pressed) throw refusePlainly('not-found')
  await insistOnCase(ctx, pressed.caseId)
  await audit(ctx, { verb: 'read', subject: 'paper', subjectId: id })
  const { kind, number, facts, fields, contentHash, madeAt } = pressed
  return { pdf: (await press(house, { kind, number, facts, fields, contentHash, at: madeAt, language: 'en' })).toString('base64') }
}

/** For whoever holds a paper: whether it was made here. Nobody's name, and not what it says. */
export async function verifyPaper(ctx: Context, fingerprint: string): Promise<{ kind: PaperKind; number: string | null; madeAt: string; contentHash: string; pdfSha256: string }> {
  const found = await loadByFingerprint(ctx.db, fingerprint)
  if (!found) throw refuse('paper-unknown')
  return { kind: found.kind, number: found.number, madeAt: found.madeAt, contentHash: found.contentHash, pdfSha256: found.sha256 }
}
