import type { Id } from '../platform/ids.ts'
import type { AgreementId } from '../agreements/words.ts'
import type { CaseId, Side } from '../cases/words.ts'
import type { UnitId } from '../people/words.ts'
import type { AttachmentId } from '../records/words.ts'

export type FollowUpId = Id<'follow_up'>

export const followUpStatuses = ['planned', 'done_kept', 'done_partly', 'done_not_kept', 'waived', 'withdrawn'] as const
export type FollowUpStatus = (typeof followUpStatuses)[number]

/** How a promise turned out. */
export const outcomes = ['done_kept', 'done_partly', 'done_not_kept'] as const satisfies readonly FollowUpStatus[]
export type Outcome = (typeof outcomes)[number]

export const followUpKinds = ['promise', 'check'] as const
export type FollowUpKind = (typeof followUpKinds)[number]

/** How somebody is asked: by phone, at their door, by video at the station. */
export const modes = ['call', 'visit', 'video'] as const
export type Mode = (typeof modes)[number]

export const grades = ['good', 'fair', 'poor'] as const
export type Grade = (typeof grades)[number]

/** What people think of the service: never without how many were asked. */
export type Satisfaction = { cases: number; answered: number; good: number; fair: number; poor: number }

export type FollowUp = {
  id: FollowUpId
  caseId: CaseId
  caseNumber: string
  /** Of which agreement: a written one, or an oral one by its filed registration. */
  agreementId: AgreementId | null
  oralId: AttachmentId | null
  stationId: UnitId
  kind: FollowUpKind
  /** Which instalment of how many, and how much it is. */
  nth: number
  of: number
  amountFen: number | null
  mode: Mode
  attempts: number
  receiptId: AttachmentId | null
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
