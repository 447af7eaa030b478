import { may } from '#shared/people/may.ts'
import type { Staff, StaffId } from '#shared/people/words.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { staffSuspended } from '../announcements.ts'
import type { Context } from '../context.ts'
import { insist } from '../insist.ts'
import { loadStaff, saveSuspended } from '../store.ts'
import { audit } from './audit.ts'

/** Suspends somebody, or lets them in again. `endSignIns` ends what they have open. */
export async function suspendStaff(ctx: Context, endSignIns: (id: StaffId) => Promise<void>, { staffId, suspended }: { staffId: StaffId; suspended: boolean }): Promise<Staff> {
  insist(ctx, may(ctx.actor, 'keep-staff'))
  const member = await inTransaction(ctx, async (ctx) => {
    await saveSuspended(ctx.db, staffId, suspended, ctx.now)
    await audit(ctx, { verb: suspended ? 'suspend' : 'readmit', subject: 'staff', subjectId: staffId })
    if (suspended) await announce(ctx, staffSuspended, { staffId })
    return (await loadStaff(ctx.db, [staffId]))[0]
  })
  if (!member) throw refusePlainly('not-found')
  if (suspended) await endSignIns(staffId)
  return member
}
