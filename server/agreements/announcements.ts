import type { AgreementId } from '#shared/agreements/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { news } from '#server/platform/outbox.ts'

type About = { agreementId: AgreementId; sessionId: SessionId; caseId: CaseId }

/** An agreement was drafted, edited, shown, opened, signed, withdrawn, or its paper was made. */
export const agreementChanged = news<About>('agreement-changed')

/** Everybody has signed: it binds from now on. Its paper is made next, and its promises are followed up. */
export const agreementEffective = news<About>('agreement-effective')
