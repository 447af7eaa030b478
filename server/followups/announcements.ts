import type { CaseId } from '#shared/cases/words.ts'
import type { FollowUpId } from '#shared/followups/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import { news } from '#server/platform/outbox.ts'

/** A promise is to be followed up, or how it turned out was written down. */
export const followUpChanged = news<{ followUpId: FollowUpId; caseId: CaseId; stationId: UnitId }>('follow-up-changed')
