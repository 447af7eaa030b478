import { may } from '#shared/people/may.ts'
import { nameMax, readName } from '#shared/people/rules.ts'
import type { Role, Skill, Staff, StaffId, Tongue, UnitId } from '#shared/people/words.ts'
import { inTransaction } from '#server/platform/context.ts'
import { databaseError } from '#server/platform/db.ts'
import type { Context } from '../context.ts'
import { insist } from '../insist.ts'
import { refuse } from '../refuse.ts'
import { loadStaff, saveStaff } from '../store.ts'
import { audit } from './audit.ts'

export type NewStaff = { name: string; username: string; password: string; role: Role; unitId: UnitId; skills: Skill[]; languages: Tongue[] }

/** Adds somebody who signs in. `hash` is better-auth's password hash. */
export async function addStaff(ctx: Context, hash: (password: string) => Promise<string>, asked: NewStaff): Promise<Staff> {
  insist(ctx, may(ctx.actor, 'keep-staff'))
  const read = readName(asked.name)
  if (!read.ok) throw refuse(read.why, { max: nameMax })
  const passwordHash = await hash(asked.password)
  try {
    return await inTransaction(ctx, async (ctx) => {
      const id: StaffId = ctx.newId()
      await saveStaff(ctx.db, { ...asked, id, name: read.name, accountId: ctx.newId(), passwordHash, now: ctx.now })
      await audit(ctx, { verb: 'add', subject: 'staff', subjectId: id })
      return (await loadStaff(ctx.db, [id]))[0]!
    })
  } catch (error) {
    // NOTE: 23505 is a unique index: the username's own, or the one of the address that is made from it.
    if (databaseError(error)?.code === '23505') throw refuse('username-taken', { username: asked.username })
    throw error
  }
}
