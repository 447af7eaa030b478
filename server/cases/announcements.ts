import type { CaseId } from '#shared/cases/words.ts'
import { news } from '#server/platform/outbox.ts'

/** A case went a step along its track, or one of its deadlines has changed. */
export const caseChanged = news<{ caseId: CaseId }>('case-changed')
