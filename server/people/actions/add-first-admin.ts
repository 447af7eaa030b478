import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Sentence } from '#shared/platform/say.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Context } from '../context.ts'
import { holdStaff, keepCounty, saveStaff } from '../store.ts'
import { audit } from './audit.ts'

/** In a county where nobody can sign in yet, makes the administrator who adds everybody else. Returns the password, said once; null where somebody is there. */
export async function addFirstAdmin(ctx: Context, county: Sentence): Promise<{ username: string; password: string } | null> {
  const password = randomBytes(12).toString('base64url')
  const passwordHash = await hashPassword(password)
  return inTransaction(ctx, async (ctx) => {
    // NOTE: held, so that two servers that start at once make one administrator.
    if ((await holdStaff(ctx.db)) > 0) return null
    const unitId = await keepCounty(ctx.db, { id: ctx.newId(), code: 'C00', name: `${county.zh}公安局`, nameEn: `${county.en} Bureau` })
    const id = ctx.newId<'staff'>()
    await saveStaff(ctx.db, { id, accountId: ctx.newId(), name: '管理员', username: 'admin', role: 'admin', unitId, skills: [], languages: [], passwordHash, now: ctx.now })
    await audit(ctx, { verb: 'add', subject: 'staff', subjectId: id })
    return { username: 'admin', password }
  })
}
