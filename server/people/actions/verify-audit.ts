import { sha256 } from '#server/platform/sealed.ts'
import type { AuditVerdict } from '#shared/people/contract.ts'
import type { Context } from '../context.ts'
import { auditText } from '../rules/chain-audit.ts'
import { loadAuditAfter } from '../store.ts'

const page = 2_000

/** Walks the whole audit log and recomputes its chain: says how far it holds, and where it was tampered with. */
export async function verifyAudit(ctx: Pick<Context, 'db'>): Promise<AuditVerdict> {
  let previous: Buffer = Buffer.alloc(32)
  let entries = 0
  let seq = 0
  for (;;) {
    const rows = await loadAuditAfter(ctx.db, seq, page)
    for (const row of rows) {
      const hash = sha256(Buffer.concat([previous, Buffer.from(auditText({ ...row, at: row.at.toISOString() }))]))
      if (!row.previousHash.equals(previous) || !row.hash.equals(hash)) return { ok: false, entries, brokenAt: row.seq, head: previous.toString('hex') }
      previous = hash
      entries += 1
      seq = row.seq
    }
    if (rows.length < page) return { ok: true, entries, brokenAt: null, head: previous.toString('hex') }
  }
}
