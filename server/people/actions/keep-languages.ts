import { may } from '#shared/people/may.ts'
import type { Staff, StaffId, Tongue } from '#shared/people/words.ts'
import { inTransaction } from '#server/platform/context.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import type { Context } from '../context.ts'
import { insist } from '../insist.ts'
import { loadStaff, saveLanguages } from '../store.ts'
import { audit } from './audit.ts'

/** Says which languages somebody interprets. What is booked already stays as it is. */
export async function keepLanguages(ctx: Context, { staffId, languages }: { staffId: StaffId; languages: Tongue[] }): Promise<Staff> {
  insist(ctx, may(ctx.actor, 'keep-staff'))
  return inTransaction(ctx, async (ctx) => {
    await saveLanguages(ctx.db, staffId, [...new Set(languages)], ctx.now)
    const [member] = await loadStaff(ctx.db, [staffId])
    if (!member) throw refusePlainly('not-found')
    await audit(ctx, { verb: 'edit', subject: 'staff', subjectId: staffId })
    return member
  })
}
