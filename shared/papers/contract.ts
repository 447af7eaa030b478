import { oc } from '@orpc/contract'
import { z } from 'zod'
import { languages } from '../platform/say.ts'
import { idOf, instant } from '../platform/zod.ts'
import { fieldsSent } from './schemas.ts'
import { type CasePaper, type Missing, paperKinds, type PaperOffer, places, whyNoPaper } from './words.ts'

const theCase = z.object({ caseId: idOf<'case'>() })
const missing = z.object({ need: z.string() as unknown as z.ZodType<Missing['need']>, place: z.enum(places) }) satisfies z.ZodType<Missing>
const paper = z.object({ id: idOf<'case_paper'>(), caseId: idOf<'case'>(), kind: z.enum(paperKinds), number: z.string().nullable(), about: z.string().nullable(), madeByName: z.string(), madeAt: instant, attachmentId: idOf<'attachment'>(), sha256: z.string() }) satisfies z.ZodType<CasePaper>
const offer = z.object({ kind: z.enum(paperKinds), why: z.enum(whyNoPaper).nullable(), about: z.array(z.object({ id: z.string(), name: z.string() })), known: z.record(z.string(), z.string()), missing: z.array(missing), made: z.array(paper) }) satisfies z.ZodType<PaperOffer>
const making = theCase.extend({ kind: z.enum(paperKinds), about: z.uuid().nullable().default(null), fields: fieldsSent })
const pdf = z.object({ pdf: z.base64() })

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
}
