import type { Id } from '../platform/ids.ts'
import type { AttachmentId } from '../records/words.ts'
import type { CaseId, Side } from '../cases/words.ts'
import type { PartyId, StaffId } from '../people/words.ts'
import type { SessionId } from '../sessions/words.ts'

export type AgreementId = Id<'agreement'>

/** domain.md §5, Agreement, as far as this issue goes. */
export const agreementStatuses = ['draft', 'signing', 'effective', 'void'] as const
export type AgreementStatus = (typeof agreementStatuses)[number]

/** One promise: who does what, by when; money in fen so that sums are exact. */
export type Term = { who: Side; what: string; amountFen: number | null; dueOn: string | null; place: string | null }

export type Signer = { kind: 'party'; partyId: PartyId; side: Side; name: string } | { kind: 'mediator'; staffId: StaffId; name: string }

export type SignatureMark = { signer: Signer; signedAt: string; terminalName: string | null }

export type Agreement = {
  id: AgreementId
  caseId: CaseId
  sessionId: SessionId
  number: string
  status: AgreementStatus
  facts: string
  issues: string
  terms: Term[]
  /** Rises with every edit; a signature belongs to one version. */
  version: number
  /** SHA-256 of the text that is signed, hex. */
  contentHash: string
  signers: Signer[]
  signatures: SignatureMark[]
  effectiveAt: string | null
  pdf: { attachmentId: AttachmentId; sha256: string } | null
}
