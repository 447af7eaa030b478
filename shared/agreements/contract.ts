import { oc } from '@orpc/contract'
import { z } from 'zod'
import { sides } from '../cases/words.ts'
import { dayText, idOf, instant, typed } from '../platform/zod.ts'
import { assentFinds, assentSounds } from './assent-rules.ts'
import { longest } from './rules.ts'
import { endings } from './stage-rules.ts'
import { agreementStatuses, clauseAnswers, forms, paperTroubles, sealStates, signingWays, witnessKinds } from './words.ts'

const share = z.number().min(0).max(1)
const stroke = z.array(z.object({ x: share, y: share, ms: z.number().min(0).max(3_600_000), pressure: share })).max(4_000)
/** A signature as it travels. */
export const ink = z.object({ strokes: z.array(stroke).max(200), aspect: z.number().min(0.2).max(12) })

export const term = z.object({
  who: z.enum(sides), what: typed(longest.what), amountFen: z.int().min(1).max(10_000_000_000).nullable(), dueOn: dayText.nullable(), place: typed(longest.place).nullable(),
  forWhom: typed(longest.forWhom).optional(), otherwise: typed(longest.otherwise).optional(),
  instalments: z.array(z.object({ amountFen: z.int().min(1).max(10_000_000_000).nullable(), dueOn: dayText.nullable() })).max(longest.instalments).optional(),
})
const signer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('party'), partyId: idOf<'party'>(), side: z.enum(sides), name: z.string() }),
  z.object({ kind: z.literal('mediator'), staffId: idOf<'staff'>(), name: z.string() }),
])
const party = z.object({
  partyId: idOf<'party'>(), side: z.enum(sides), name: z.string(), sex: z.enum(['female', 'male']), age: z.int(), idNumberMasked: z.string(),
  address: z.string().nullable(), guardian: z.string().nullable(), stationId: idOf<'unit'>().nullable(),
})
export const agreement = z.object({
  id: idOf<'agreement'>(), caseId: idOf<'case'>(), sessionId: idOf<'session'>(), status: z.enum(agreementStatuses),
  form: z.enum(forms), number: z.string(), caseNumber: z.string(), committee: z.string(), parties: z.array(party),
  mediator: z.object({ staffId: idOf<'staff'>(), name: z.string() }), facts: z.string(), issues: z.string(), terms: z.array(term), copies: z.int(), amends: z.object({ number: z.string(), contentHash: z.string() }).optional(),
  version: z.int(), contentHash: z.string(), shown: z.boolean(), signers: z.array(signer),
  signatures: z.array(z.object({
    signerKey: z.string(), signer, signedAt: instant, where: z.string(), way: z.enum(signingWays), ink: ink.nullable(),
    witness: z.object({ name: z.string(), who: z.enum(witnessKinds), ink }).nullable(), scan: z.object({ attachmentId: idOf<'attachment'>(), sha256: z.string() }).nullable(),
  })),
  ways: z.array(z.object({ partyId: idOf<'party'>(), way: z.enum(signingWays), chosenAt: instant })),
  witnesses: z.array(z.object({ partyId: idOf<'party'>(), name: z.string(), who: z.enum(witnessKinds) })), cancelled: z.int(),
  assents: z.array(z.object({
    id: idOf<'spoken_assent'>(), partyId: idOf<'party'>(), answer: z.enum(['yes', 'no']), answeredAt: instant, saidAt: instant.nullable(), sound: z.enum(assentSounds).nullable(), sha256: z.string().nullable(),
    durationMs: z.int().nullable(), inAnnex: z.boolean(), found: z.enum(assentFinds).nullable(), heardBy: z.array(z.object({ name: z.string(), reason: z.string(), at: instant })),
  })), assentsCancelled: z.int(),
  answers: z.array(z.object({ side: z.enum(sides), clause: z.string(), answer: z.enum(clauseAnswers), answeredAt: instant })),
  draftedAt: instant, effectiveAt: instant.nullable(), ended: z.object({ at: instant, ending: z.enum(endings).nullable(), reason: z.string().nullable(), byName: z.string().nullable(), replacedBy: z.string().nullable() }).nullable(), voidReason: z.string().nullable(),
  pdf: z.object({ attachmentId: idOf<'attachment'>(), sha256: z.string() }).nullable(), paperTrouble: z.enum(paperTroubles).nullable(),
})

const standing = { status: z.enum(['effective', 'replaced', 'revoked', 'invalid']), endedAt: instant.nullable(), replacedBy: z.string().nullable() }
const id = z.object({ agreementId: idOf<'agreement'>() })
const ofVersion = id.extend({ version: z.int().min(1) })
const ofText = id.extend({ contentHash: z.string().regex(/^[0-9a-f]{64}$/) })
const text = z.object({ facts: typed(longest.facts), issues: typed(longest.issues), terms: z.array(term).max(longest.terms) })

/** What the client may ask of the agreements chapter. The PDF is an attachment of the case. */
export const agreementsContract = {
  /** Begins an agreement from what the case and the notes already know. */
  draft: oc.route({ method: 'POST', path: '/sessions/{sessionId}/agreement', summary: 'Draft an agreement', successStatus: 201 }).input(z.object({ sessionId: idOf<'session'>() })).output(agreement),
  /** Changes the text; every change is a new version and cancels what was signed before. */
  edit: oc.route({ method: 'PUT', path: '/agreements/{agreementId}', summary: 'Edit an agreement that is not in effect' }).input(ofVersion.extend(text.shape)).output(agreement),
  /** While it is being written: the characters that no font can print, and where they stand. Nothing is saved. */
  unprintable: oc.route({ method: 'POST', path: '/agreements/{agreementId}/unprintable', summary: 'What of a text could not be printed' }).input(id.extend(text.shape)).output(z.array(z.object({ character: z.string(), code: z.string(), where: z.string() }))),
  /** Puts the present text before the terminals, or takes it away. */
  show: oc.route({ method: 'PUT', path: '/agreements/{agreementId}/shown', summary: 'Show the agreement on the terminals' }).input(id.extend({ shown: z.boolean() })).output(agreement),
  /** Lets everybody sign this version, after the last checks. */
  openForSigning: oc.route({ method: 'POST', path: '/agreements/{agreementId}/signing', summary: 'Open a version for signing' }).input(ofVersion).output(agreement),
  /** What a side says, on its own terminal, of one clause that was read to it: agreed, not clear, or to be changed. */
  answerClause: oc.route({ method: 'POST', path: '/agreements/{agreementId}/answers', summary: 'Answer a clause that was read' }).input(ofText.extend({ clause: z.string().max(20), answer: z.enum(clauseAnswers) })).output(agreement),
  /** How a party wants to sign, asked on its own terminal: with a finger, with a mark and a witness (both electronic), or on paper. Every answer is kept. */
  chooseWay: oc.route({ method: 'POST', path: '/agreements/{agreementId}/ways', summary: 'Choose how to sign' }).input(id.extend({ partyId: idOf<'party'>(), way: z.enum(signingWays) })).output(agreement),
  /** Writes down who stands beside a party that makes a mark. */
  nameWitness: oc.route({ method: 'POST', path: '/agreements/{agreementId}/witnesses', summary: 'Write down the witness of a mark' }).input(id.extend({ partyId: idOf<'party'>(), name: typed(50, 2), who: z.enum(witnessKinds) })).output(agreement),
  /** Whether a party's spoken yes may be kept with its signature, answered on its own terminal while the talk is recorded. A no takes back an earlier yes, until the agreement is in effect. */
  answerAssent: oc.route({ method: 'POST', path: '/agreements/{agreementId}/assents', summary: 'Answer whether a spoken yes may be kept' }).input(ofText.extend({ partyId: idOf<'party'>(), answer: z.enum(['yes', 'no']) })).output(agreement),
  /** The party has said it; what it said since its answer is cut from its own track of the recording. */
  sayAssent: oc.route({ method: 'POST', path: '/agreements/{agreementId}/assents/said', summary: 'The spoken yes has been said' }).input(ofText.extend({ partyId: idOf<'party'>() })).output(agreement),
  /** A spoken yes, to be listened to; why stands with it, and whoever may watch the recording may listen. */
  hearAssent: oc.route({ method: 'POST', path: '/agreements/{agreementId}/assents/{assentId}/hearings', summary: 'Listen to a spoken yes, with a reason' })
    .input(id.extend({ assentId: idOf<'spoken_assent'>(), reason: typed(200, 2) })).output(z.object({ sound: z.base64(), type: z.literal('audio/ogg'), sha256: z.string(), name: z.string(), at: instant })),
  /** Signs the version with this hash, and no other; a mark with the ink of its witness. */
  sign: oc.route({ method: 'POST', path: '/agreements/{agreementId}/signatures', summary: 'Sign the version shown' }).input(ofText.extend({ signerKey: z.string().max(60), ink, witnessInk: ink.optional() })).output(agreement),
  /** The present text to sign by hand: with lines to sign on and a QR that holds its hash. */
  printDraft: oc.route({ method: 'POST', path: '/agreements/{agreementId}/print', summary: 'Print the version to sign on paper' }).input(id).output(z.object({ pdf: z.base64(), name: z.string() })),
  /** Takes in the photograph of a page that was signed by hand; its QR must be that of the present text. */
  signOnPaper: oc.route({ method: 'POST', path: '/agreements/{agreementId}/paper-signatures', summary: 'Take in a page signed by hand' })
    .input(ofText.extend({ attachmentId: idOf<'attachment'>(), signerKeys: z.array(z.string().max(60)).min(1).max(40) })).output(agreement),
  /** Withdraws an agreement that is not in effect; it stays on file as void. */
  withdraw: oc.route({ method: 'POST', path: '/agreements/{agreementId}/withdrawal', summary: 'Withdraw an agreement before it takes effect' }).input(id.extend({ reason: typed(200, 2) })).output(agreement),
  /** Begins a new version of an agreement in effect, in a session of its case. The old one binds until the new one is sealed. */
  amend: oc.route({ method: 'POST', path: '/agreements/{agreementId}/amendment', summary: 'Draft a new version of an agreement in effect', successStatus: 201 }).input(id.extend({ sessionId: idOf<'session'>() })).output(agreement),
  /** Writes down that an agreement in effect binds no more: both sides want it, or a court says so. */
  end: oc.route({ method: 'POST', path: '/agreements/{agreementId}/end', summary: 'Revoke an agreement in effect, or record that a court found it void' }).input(id.extend({ ending: z.enum(endings), reason: typed(300, 5) })).output(agreement),
  /** One agreement. */
  get: oc.route({ method: 'GET', path: '/agreements/{agreementId}', summary: 'One agreement' }).input(id).output(agreement),
  /** The agreement of a session that is not void, or none; a terminal gets it only while it is shown. */
  ofSession: oc.route({ method: 'GET', path: '/sessions/{sessionId}/agreement', summary: "A session's agreement" }).input(z.object({ sessionId: idOf<'session'>() })).output(z.object({ agreement: agreement.nullable(), mayWrite: z.boolean(), maySignAs: z.array(z.string()), agreed: z.boolean() })),
  /** For whoever holds the paper: how the agreement with this fingerprint (the QR's first 32 hex digits) stands here today: in effect, or since when no more. Nobody's name. */
  verify: oc.route({ method: 'GET', path: '/verify/{fingerprint}', summary: 'Whether a paper is in effect (open to everyone)' })
    .input(z.object({ fingerprint: z.string().regex(/^[0-9a-f]{32}$/) })).output(z.object({ number: z.string(), contentHash: z.string(), effectiveAt: instant, pdfSha256: z.string().nullable(), ...standing })),
  /** For whoever holds the PDF: whether it is as it was sealed, by whom, whether the seal is this county's, and whether it is the very file on record here. Nothing is kept. */
  verifyFile: oc.route({ method: 'POST', path: '/verify', summary: 'Whether a sealed PDF is intact (open to everyone)' })
    .input(z.object({ pdf: z.base64().max(1_900_000) })).output(z.object({
      state: z.enum(sealStates), by: z.object({ subject: z.string(), issuer: z.string(), sha256: z.string(), from: instant, until: instant, selfSigned: z.boolean() }).nullable(),
      sealedAt: instant.nullable(), stampedAt: instant.nullable(), contact: z.string().nullable(), sha256: z.string(), ours: z.boolean(), goodThen: z.boolean(),
      record: z.object({ number: z.string(), contentHash: z.string(), effectiveAt: instant, ...standing }).nullable(),
    })),
  /** All agreements of a case, newest first. */
  ofCase: oc.route({ method: 'GET', path: '/cases/{caseId}/agreements', summary: "A case's agreements" }).input(z.object({ caseId: idOf<'case'>() })).output(z.array(agreement)),
}
