import { oc } from '@orpc/contract'
import { z } from 'zod'
import { sides } from '../cases/words.ts'
import { languages } from '../platform/say.ts'
import { dayText, idOf, instant, typed } from '../platform/zod.ts'
import { beforeSending, type Confirmation, confirmationStates, consentWays, whyNotConfirmable } from './confirmation-rules.ts'
import { fieldsSent } from './schemas.ts'
import { type CasePaper, type Dossier, dossierStates, type Missing, paperKinds, type PaperOffer, places, purposes, sections, whyNoPaper } from './words.ts'

const theCase = z.object({ caseId: idOf<'case'>() })
const missing = z.object({ need: z.string() as unknown as z.ZodType<Missing['need']>, place: z.enum(places) }) satisfies z.ZodType<Missing>
const paper = z.object({ id: idOf<'case_paper'>(), caseId: idOf<'case'>(), kind: z.enum(paperKinds), number: z.string().nullable(), about: z.string().nullable(), madeByName: z.string(), madeAt: instant, attachmentId: idOf<'attachment'>(), sha256: z.string() }) satisfies z.ZodType<CasePaper>
const offer = z.object({ kind: z.enum(paperKinds), why: z.enum(whyNoPaper).nullable(), about: z.array(z.object({ id: z.string(), name: z.string() })), known: z.record(z.string(), z.string()), missing: z.array(missing), made: z.array(paper) }) satisfies z.ZodType<PaperOffer>
const making = theCase.extend({ kind: z.enum(paperKinds), about: z.uuid().nullable().default(null), fields: fieldsSent })
const pdf = z.object({ pdf: z.base64() })

const dossier = z.object({
  id: idOf<'dossier'>(), caseId: idOf<'case'>(), purpose: z.enum(purposes), state: z.enum(dossierStates), done: z.int(), total: z.int(), pages: z.int(), gaps: z.array(z.enum(sections)),
  askedByName: z.string(), askedAt: instant, attachmentId: idOf<'attachment'>().nullable(), sha256: z.string().nullable(),
}) satisfies z.ZodType<Dossier>
const confirmation = z.object({
  agreementId: idOf<'agreement'>(), number: z.string(), effectiveOn: dayText.nullable(), lastDay: dayText.nullable(), against: z.array(z.enum(whyNotConfirmable)), state: z.enum(confirmationStates).nullable(),
  consents: z.array(z.object({ side: z.enum(sides), way: z.enum(consentWays), on: dayText, by: z.string() })), missing: z.array(z.enum(beforeSending)),
  court: z.string(), sentOn: dayText.nullable(), answeredOn: dayText.nullable(), note: z.string(),
}) satisfies z.ZodType<Confirmation>

/** What the client may ask of the papers chapter. A paper that was made is an attachment of its case. */
export const papersContract = {
  /** Every kind of paper: whether the case may have it now, what is known and what is missing, and what was made. */
  ofCase: oc.route({ method: 'GET', path: '/cases/{caseId}/papers', summary: "A case's papers" }).input(theCase).output(z.object({ papers: z.array(offer), mayMake: z.boolean(), mayBind: z.boolean() })),
  /** A paper as it would be, in Chinese or as an English reading copy. Nothing is kept, no number is taken. */
  look: oc.route({ method: 'POST', path: '/cases/{caseId}/papers/look', summary: 'Look at a paper before it is made' }).input(making.extend({ language: z.enum(languages) })).output(pdf),
  /** Presses a paper, numbers it where its kind has numbers, and files it on the case. */
  make: oc.route({ method: 'POST', path: '/cases/{caseId}/papers', summary: 'Make a paper and file it', successStatus: 201 }).input(making).output(paper),
  /** The English reading copy of a paper that was made, from the very same words. */
  readingCopy: oc.route({ method: 'GET', path: '/papers/{paperId}/reading-copy', summary: "A paper's English reading copy" }).input(z.object({ paperId: idOf<'case_paper'>() })).output(pdf),
  /** For whoever holds the paper: whether it was made here. Nobody's name. */
  verify: oc.route({ method: 'GET', path: '/papers/verify/{fingerprint}', summary: 'Whether a paper was made here (open to everyone)' })
    .input(z.object({ fingerprint: z.string().regex(/^[0-9a-f]{32}$/) })).output(z.object({ kind: z.enum(paperKinds), number: z.string().nullable(), madeAt: instant, contentHash: z.string(), pdfSha256: z.string() })),

  /** How far asking the court to confirm is; null where the case has no agreement that was signed. */
  confirmation: oc.route({ method: 'GET', path: '/cases/{caseId}/confirmation', summary: 'How far asking the court to confirm is' }).input(theCase).output(z.object({ confirmation: confirmation.nullable(), mayKeep: z.boolean() })),
  /** A side wants the confirmation, or wants it no more. */
  consent: oc.route({ method: 'PUT', path: '/cases/{caseId}/confirmation/consents/{side}', summary: 'Write down whether a side wants the confirmation' }).input(theCase.extend({ side: z.enum(sides), way: z.enum(consentWays).nullable() })).output(confirmation),
  sent: oc.route({ method: 'POST', path: '/cases/{caseId}/confirmation/sending', summary: 'Write down that the court was asked' }).input(theCase.extend({ court: typed(100, 2), sentOn: dayText })).output(confirmation),
  answered: oc.route({ method: 'POST', path: '/cases/{caseId}/confirmation/answer', summary: "Write down the court's answer" }).input(theCase.extend({ state: z.enum(['accepted', 'confirmed', 'refused', 'withdrawn']), on: dayText, note: typed(500) })).output(confirmation),

  /** Binds the case's papers into one PDF with an index, page numbers and the gaps. It is made beside; the list says how far it is. */
  bindDossier: oc.route({ method: 'POST', path: '/cases/{caseId}/dossiers', summary: 'Bind the dossier of a case', successStatus: 202 }).input(theCase.extend({ purpose: z.enum(purposes) })).output(dossier),
  /** The dossiers of a case, newest first, and what is still missing in one that was bound now. */
  dossiers: oc.route({ method: 'GET', path: '/cases/{caseId}/dossiers', summary: "A case's dossiers, and what is missing" }).input(theCase).output(z.object({ dossiers: z.array(dossier), gaps: z.array(z.enum(sections)) })),
}
