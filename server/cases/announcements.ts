import type { CaseId } from '#shared/cases/words.ts'
import { news } from '#server/platform/outbox.ts'

/** A case went a step along its track, or one of its deadlines has changed. */
export const caseChanged = news<{ caseId: CaseId }>('case-changed')

/** A party has said in private that they are afraid of the other side: joint meetings are called off. Tells no screen. */
export const caseIsUnsafe = news<{ caseId: CaseId }>('case-is-unsafe')
