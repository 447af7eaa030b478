import type { AssentId } from '#shared/agreements/assent-rules.ts'
import type { AgreementId } from '#shared/agreements/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { news } from '#server/platform/outbox.ts'

type About = { agreementId: AgreementId; sessionId: SessionId; caseId: CaseId }

/** An agreement was drafted, edited, shown, opened, signed, withdrawn, or sealed. */
export const agreementChanged = news<About>('agreement-changed')

/** A party has said its yes: what it said is cut from its track of the recording. */
export const assentSaid = news<{ assentId: AssentId }>('assent-said')

/** Everybody has signed. Its paper is printed and sealed next. */
export const agreementSigned = news<About>('agreement-signed')

/** One that was in effect binds no more: replaced, revoked or void. What it promised is followed up no more. */
export const agreementEnded = news<About & { number: string }>('agreement-ended')

/** The seal is on it: it binds from now on, and its promises are followed up. */
export const agreementEffective = news<About>('agreement-effective')
