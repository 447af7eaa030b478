import type { Id } from '../platform/ids.ts'
import type { AgreementId } from '../agreements/words.ts'
import type { CaseId, Side } from '../cases/words.ts'
import type { UnitId } from '../people/words.ts'

export type FollowUpId = Id<'follow_up'>

export const followUpStatuses = ['planned', 'done_kept', 'done_partly', 'done_not_kept'] as const
export type FollowUpStatus = (typeof followUpStatuses)[number]

/** How a promise turned out. */
export const outcomes = ['done_kept', 'done_partly', 'done_not_kept'] as const satisfies readonly FollowUpStatus[]
export type Outcome = (typeof outcomes)[number]

export type FollowUp = {
  id: FollowUpId
  caseId: CaseId
  caseNumber: string
  agreementId: AgreementId
  stationId: UnitId
  /** Whose promise it is, and their names. */
  side: Side
  names: string
  /** The promise that is followed, in the agreement's own words. */
  promise: string
  /** The day by which it was promised, and the day on which somebody asks. */
  promisedOn: string
  dueOn: string
  status: FollowUpStatus
  remark: string | null
  doneByName: string | null
  doneAt: string | null
}
