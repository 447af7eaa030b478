import type { VisitorActor } from '#shared/people/words.ts'
import type { Db } from '#server/platform/db.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { findVisitor } from './guest-store.ts'
import { refuse } from './refuse.ts'

/** The visitor behind a browser's credential; null where it is none. One whose link was taken back is told so. */
export async function identifyVisitor(db: Db, token: string): Promise<VisitorActor | null> {
  if (!token.startsWith('visitor-')) return null
  const found = await findVisitor(db, sha256(token))
  if (!found) return null
  const { revoked, ...actor } = found
  if (revoked) throw refuse('guest-link-revoked')
  return actor
}
