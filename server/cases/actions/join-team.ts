import type { CaseId, TeamRole } from '#shared/cases/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import type { Context } from '#server/people/index.ts'
import { saveTeamMember } from '../store.ts'

/** Lets a member of staff read a case because they work on it: host, recorder or expert. Twice is once. */
export async function joinTeam(ctx: Context, { caseId, staffId, role }: { caseId: CaseId; staffId: StaffId; role: TeamRole }): Promise<void> {
  await saveTeamMember(ctx.db, { caseId, staffId, role, since: ctx.now })
}
