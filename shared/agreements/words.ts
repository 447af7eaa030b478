import type { Id } from '../platform/ids.ts'
import type { AttachmentId } from '../records/words.ts'
import type { CaseId, Side } from '../cases/words.ts'
import type { PartyId, StaffId, UnitId } from '../people/words.ts'
import type { Assent } from './assent-rules.ts'
import type { Ending } from './stage-rules.ts'
import type { SessionId } from '../sessions/words.ts'

export type AgreementId = Id<'agreement'>

/** How an agreement stands: written, open for signing, signed by everybody and waiting for the seal, sealed and in effect; then perhaps replaced by a newer version, revoked, or found void by a court. `void` is withdrawn before it was ever in effect. */
export const agreementStatuses = ['draft', 'signing', 'sealing', 'effective', 'replaced', 'revoked', 'invalid', 'void'] as const
export type AgreementStatus = (typeof agreementStatuses)[number]

/** One payment of a sum that is paid in parts; null while it is being written. */
export type Instalment = { amountFen: number | null; dueOn: string | null }

/** One promise: who does what, for whom, by when, where, and what happens if not; money in fen so that sums are exact. */
export type Term = {
  who: Side
  what: string
  amountFen: number | null
  dueOn: string | null
  place: string | null
  /** Who is paid or done good, where the other side is more than one person. */
  forWhom?: string | undefined
  /** The sum in parts, in the order in which they are due; then `dueOn` is empty. */
  instalments?: Instalment[] | undefined
  /** What follows when it is not done. */
  otherwise?: string | undefined
}

/** A party as the paper names them. The ID number stays masked: the paper is found again by its number and hash. */
export type AgreementParty = { partyId: PartyId; side: Side; name: string; sex: 'female' | 'male'; age: number; idNumberMasked: string; address: string | null; guardian: string | null; /** Null for a terminal, which is not told where the other side sits. */ stationId: UnitId | null }

/** Which paper an agreement is, and which wording of its fixed parts. */
export const forms = ['peoples_agreement/1', 'police_agreement/1', 'traffic_agreement/1'] as const
export type Form = (typeof forms)[number]

/** What is signed: every word of the paper that is not printed on all of them. Its hash is what each signature is bound to. */
export type AgreementContent = {
  form: Form
  number: string
  caseNumber: string
  committee: string
  parties: AgreementParty[]
  mediator: { staffId: StaffId; name: string }
  facts: string
  issues: string
  terms: Term[]
  copies: number
  /** The agreement in effect that this one takes the place of. */
  amends?: { number: string; contentHash: string } | undefined
}

export type Signer = { kind: 'party'; partyId: PartyId; side: Side; name: string } | { kind: 'mediator'; staffId: StaffId; name: string }

/** One stroke of a finger: points in the field's own 0–1 square, with milliseconds since the first. */
export type InkStroke = { x: number; y: number; ms: number; pressure: number }[]
/** A signature as it was written; `aspect` is the field's width over its height. */
export type Ink = { strokes: InkStroke[]; aspect: number }

/** How somebody signs: a name written on the screen, a mark on the screen with a witness beside it, or by hand on paper. The first two are electronic. */
export const signingWays = ['finger', 'mark', 'paper'] as const
export type SigningWay = (typeof signingWays)[number]
/** The last answer of a party to how they want to sign, given on their own terminal. */
export type ChosenWay = { partyId: PartyId; way: SigningWay; chosenAt: string }

/** Who may stand beside a mark: somebody whom the party trusts, or the station's staff. */
export const witnessKinds = ['relative', 'neighbour', 'village', 'station', 'other'] as const
export type WitnessKind = (typeof witnessKinds)[number]
/** Who stands beside a party that makes a mark, as written down on the desk. */
export type Witness = { partyId: PartyId; name: string; who: WitnessKind }

/** `where` is empty for a terminal and the other side's signature. `ink` is null on paper, which has `scan` instead; a mark has its witness with theirs. */
export type SignatureMark = {
  signerKey: string; signer: Signer; signedAt: string; where: string; way: SigningWay; ink: Ink | null
  witness: { name: string; who: WitnessKind; ink: Ink } | null
  scan: { attachmentId: AttachmentId; sha256: string } | null
}

/** What a side says of one clause that was read to it. */
export const clauseAnswers = ['agree', 'unclear', 'change'] as const
export type ClauseAnswer = (typeof clauseAnswers)[number]
/** The last word of one side on one clause of the present text. */
export type ClauseMark = { side: Side; clause: string; answer: ClauseAnswer; answeredAt: string }

/** `ending` and its reason are null where a newer version took its place. */
export type AgreementEnd = { at: string; ending: Ending | null; reason: string | null; byName: string | null; replacedBy: string | null }

/** What whoever holds a paper is told of it: how it stands today, since when, and the number of what replaced it. Nobody's name. */
export type Standing = { status: 'effective' | 'replaced' | 'revoked' | 'invalid'; endedAt: string | null; replacedBy: string | null }

export type Agreement = AgreementContent & {
  id: AgreementId
  caseId: CaseId
  sessionId: SessionId
  status: AgreementStatus
  /** Rises with every edit; a signature belongs to one version. */
  version: number
  /** SHA-256 of what is signed, hex. */
  contentHash: string
  /** Whether the terminals show it now. */
  shown: boolean
  signers: Signer[]
  signatures: SignatureMark[]
  /** What each side said of the clauses of the present text. */
  answers: ClauseMark[]
  /** How each party wants to sign, and who stands beside those who make a mark. */
  ways: ChosenWay[]
  witnesses: Witness[]
  /** Each party's last answer to whether its spoken yes may be kept, of the present text; a terminal sees its own side's. */
  assents: Assent[]
  /** How many spoken yeses an edit has cancelled; they are kept as cancelled. */
  assentsCancelled: number
  /** How many signatures an edit has cancelled. */
  cancelled: number
  draftedAt: string
  effectiveAt: string | null
  /** Of one that was in effect and binds no more: since when, on whose word, and what came after it. */
  ended: AgreementEnd | null
  voidReason: string | null
  /** null until the paper is made and sealed; `paperTrouble` says why the last try failed; it is tried again. */
  pdf: { attachmentId: AttachmentId; sha256: string } | null
  paperTrouble: PaperTrouble | null
}

/** What keeps the seal off a paper: the press or anything else, the timestamp service, a token that is not plugged in, that refuses its PIN, that is locked (or one wrong PIN from it), or that does not sign. */
export const paperTroubles = ['press', 'timestamp', 'token-absent', 'token-pin', 'token-locked', 'token'] as const
export type PaperTrouble = (typeof paperTroubles)[number]

/** Whether a PDF is as it was sealed: every byte, a byte changed, something appended behind the seal, or no seal on it. */
export const sealStates = ['intact', 'changed', 'appended', 'unsealed'] as const

/** What the seal of a PDF says, told from the PDF alone. */
export type SealCheck = {
  state: (typeof sealStates)[number]
  /** Whose certificate sealed it: names as in the certificate, its SHA-256 (hex), and from when until when it is good. */
  by: { subject: string; issuer: string; sha256: string; from: string; until: string; selfSigned: boolean } | null
  /** The sealer's own clock. */
  sealedAt: string | null
  /** A timestamp service's clock, where one was asked. */
  stampedAt: string | null
  /** Where the seal says it can be verified. */
  contact: string | null
}
