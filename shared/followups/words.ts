import type { Id } from '../platform/ids.ts'
import type { AgreementId } from '../agreements/words.ts'
import type { CaseId } from '../cases/words.ts'
import type { UnitId } from '../people/words.ts'

export type FollowUpId = Id<'follow_up'>

export const followUpStatuses = ['planned', 'done_kept', 'done_partly', 'done_not_kept'] as const
export type FollowUpStatus = (typeof followUpStatuses)[number]

export type FollowUp = {
  id: FollowUpId
  caseId: CaseId
  caseNumber: string
  agreementId: AgreementId
  stationId: UnitId
  /** The promise that is followed, in the agreement's own words. */
  promise: string
  dueOn: string
  status: FollowUpStatus
  remark: string | null
}
