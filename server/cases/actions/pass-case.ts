import type { CaseId } from '#shared/cases/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import type { Context } from '#server/people/index.ts'
import { saveOwner } from '../store.ts'
import { joinTeam } from './join-team.ts'

/** Gives a case another owner, who hosts from now on. A case always has one. */
export async function passCase(ctx: Context, { caseId, ownerId }: { caseId: CaseId; ownerId: StaffId }): Promise<void> {
  await saveOwner(ctx.db, caseId, ownerId)
  await joinTeam(ctx, { caseId, staffId: ownerId, role: 'host' })
}
