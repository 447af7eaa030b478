import { describe, expect, test } from 'vitest'
import { audit, verifyAudit } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { aContext } from '../helpers/a-context.ts'
import { aDatabase } from '../helpers/a-database.ts'

const note = { verb: 'read', subject: 'case', subjectId: 'a' }

describe('the audit log', () => {
  const database = aDatabase()

  test('chains what many write at once, and loses nothing', async () => {
    const ctx = aContext(database.db)
    await Promise.all(Array.from({ length: 40 }, (_none, at) => inTransaction(ctx, async (ctx) => {
      await audit(ctx, { ...note, subjectId: `${at}` })
      await audit(ctx, { ...note, subjectId: `${at} again` })
    })))
    expect(await verifyAudit(ctx)).toMatchObject({ ok: true, entries: 80, brokenAt: null })
  })

  test('keeps nothing of what was rolled back', async () => {
    const ctx = aContext(database.db)
    const before = await verifyAudit(ctx)
    await inTransaction(ctx, async (ctx) => { await audit(ctx, note); throw new Error('no') }).catch(() => null)
    expect(await verifyAudit(ctx)).toEqual(before)
  })

  test('can be neither changed nor shortened through the program’s own connection', async () => {
    const refused = /append-only/
    await expect(database.sql`update audit_entry set verb = 'x'`).rejects.toThrow(refused)
    await expect(database.sql`delete from audit_entry`).rejects.toThrow(refused)
    await expect(database.sql`truncate audit_entry`).rejects.toThrow(refused)
  })
})

describe.each([
  ['a changed word', `update audit_entry set actor_name = '别人' where seq = 3`, 3],
  ['a changed time', `update audit_entry set at = at + interval '1 ms' where seq = 4`, 4],
  ['a line taken out of the middle', `delete from audit_entry where seq = 2`, 3],
  ['a recomputed hash', `update audit_entry set verb = 'nothing', hash = sha256('x') where seq = 5`, 5],
])('somebody with the keys of the database makes %s', (_what, tampering, brokenAt) => {
  const database = aDatabase()
  test('and the verification finds where', async () => {
    const ctx = aContext(database.db)
    for (let at = 0; at < 6; at++) await audit(ctx, { ...note, subjectId: `${at}` })
    expect((await verifyAudit(ctx)).ok).toBe(true)
    await database.sql.unsafe(`alter table audit_entry disable trigger audit_entry_no_change`)
    await database.sql.unsafe(tampering)
    expect(await verifyAudit(ctx)).toMatchObject({ ok: false, brokenAt })
  })
})
