import { sayBoth, type Sentence, type Texts, type Values } from './say.ts'

/** How a refusal answers over HTTP: what kind of "no" it is. */
export const refusalKinds = { invalid: 422, unauthenticated: 401, forbidden: 403, absent: 404, conflict: 409, tooLarge: 413, wrongType: 415, tooMany: 429, unavailable: 503 } as const
export type RefusalKind = keyof typeof refusalKinds

/** What a refused person gets: a code for machines, a sentence for people that says what to do. */
export type RefusalBody = { code: string; sentence: Sentence; values: Values }

/** Something a person can act on. Everything else that goes wrong is a bug and is thrown as a plain Error. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly body: RefusalBody

  constructor(kind: RefusalKind, code: string, sentence: Sentence, values: Values = {}) {
    super(`${code}: ${sentence.en}`)
    this.name = 'Refusal'
    this.kind = kind
    this.body = { code, sentence, values }
  }
}

/** Makes a chapter's own `refuse('no-opening', {…})`: codes are keys of its refusal texts, kinds say how each answers. */
export function refusals<Code extends string>(texts: Texts<Code>, kinds: Record<Code, RefusalKind>) {
  return (code: Code, values: Values = {}): Refusal => new Refusal(kinds[code], code, sayBoth(texts, code, values), values)
}
