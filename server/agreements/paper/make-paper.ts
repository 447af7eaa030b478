import { fileURLToPath } from 'node:url'
import { pressWith } from '#server/platform/press/open-press.ts'
import { draftOf, paperOf, type Signed, type Unsigned } from './paper-of.ts'

/** Makes agreements: `make` gives the PDF, `makeDraft` the one to sign by hand, `missing` the first character that cannot be printed. */
export type PaperMaker = { make: (signed: Signed) => Promise<Buffer>; makeDraft: (draft: Unsigned) => Promise<Buffer>; missing: (text: string) => string | null }

const template = fileURLToPath(new URL('agreement.typ', import.meta.url))

/** The maker of agreements with the fonts of a folder beside the program's own. */
export function paperMaker(fontsFolder: string): PaperMaker {
  const press = pressWith(fontsFolder)
  return {
    missing: press.missing,
    makeDraft: async (draft) => press.print({ template, paper: await draftOf(draft, press.fontNames()), atSeconds: Math.floor(draft.at.getTime() / 1000) }),
    // NOTE: the moment of the seal is the PDF's own time, so that making it again gives the very same bytes.
    make: async (signed) => press.print({ template, paper: await paperOf(signed, press.fontNames()), atSeconds: Math.floor(signed.sealedAt.getTime() / 1000) }),
  }
}
