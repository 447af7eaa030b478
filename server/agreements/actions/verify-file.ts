import { createHash } from 'node:crypto'
import type { SealCheck, Standing } from '#shared/agreements/words.ts'
import type { Context } from '#server/people/index.ts'
import { takeTurn } from '#server/platform/pace.ts'
import type { Seal } from '../seal/open-seal.ts'
import { verifyPdf, wasGood } from '../seal/verify-pdf.ts'
import { standingOf } from '../standing.ts'
import { loadByPdf } from '../store.ts'

/** What a PDF's seal says, and what this county knows of the file. `goodThen`: the certificate was in its time when it sealed. */
export type FileCheck = SealCheck & { sha256: string; ours: boolean; goodThen: boolean; record: { number: string; contentHash: string; effectiveAt: string } & Standing | null }

/** Checks a PDF that somebody holds: its seal by itself, then against what is on record. Nobody is named, nothing is kept. Rule G13. */
export async function verifyFile(ctx: Context, seal: () => Promise<Seal>, base64: string): Promise<FileCheck> {
  await takeTurn(`verify-file ${ctx.actor.origin}`, { points: 20, seconds: 60 })
  const pdf = Buffer.from(base64, 'base64')
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const [check, record] = await Promise.all([verifyPdf(pdf), loadByPdf(ctx.db, sha256)])
  // NOTE: a seal that cannot be opened just now makes no paper false; the file on record still answers for itself.
  const own = await seal().then((one) => one.sha256, () => null)
  return {
    ...check, sha256, ours: check.by !== null && check.by.sha256 === own, goodThen: wasGood(check),
    record: record && { number: record.number, contentHash: record.contentHash, effectiveAt: record.effectiveAt!, ...standingOf(record) },
  }
}
