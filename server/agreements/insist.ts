import { partsOf } from '#shared/agreements/clauses.ts'
import { formWords } from '#shared/agreements/form-rules.ts'
import { openClauses } from '#shared/agreements/answer-rules.ts'
import { problemsOf } from '#shared/agreements/rules.ts'
import { statusAfter, type Step } from '#shared/agreements/stage-rules.ts'
import type { Agreement, AgreementContent, AgreementStatus, Signer } from '#shared/agreements/words.ts'
import type { Actor } from '#shared/people/words.ts'
import { isUnderWay } from '#shared/sessions/rules.ts'
import type { Session } from '#shared/sessions/words.ts'
import { chineseNumber } from '#shared/platform/chinese-number.ts'
import type { Day } from '#shared/platform/time.ts'
import { refuse } from './refuse.ts'

/** G19 Goes on only where this step is open to the agreement; gives what it becomes. */
export function insistOnStep({ status }: Pick<Agreement, 'status'>, step: Step): AgreementStatus {
  const next = statusAfter(status, step)
  if (next !== null) return next
  switch (status) {
    case 'draft':
    case 'signing': throw refuse(statusAfter('effective', step) === null ? 'not-for-signing' : 'agreement-not-in-effect')
    case 'sealing': throw refuse('agreement-sealing')
    case 'effective': throw refuse('agreement-effective')
    case 'replaced': throw refuse('agreement-replaced')
    case 'revoked': throw refuse('agreement-revoked')
    case 'invalid': throw refuse('agreement-invalid')
    case 'void': throw refuse('agreement-void')
  }
}

/** Goes on only with an agreement that can still change, at the version that whoever asks has seen. */
export function insistOnOpen({ status, version }: Agreement, seen: number): void {
  insistOnStep({ status }, 'edit')
  if (seen !== version) throw refuse('agreement-changed', { version })
}

/** Goes on only while this very text is open for signing; on a terminal, only while the session is under way and shows it. */
export function insistOnSigning(actor: Actor, { status, contentHash, version, shown }: Agreement, session: Session, signed: string): void {
  if (status !== 'draft') insistOnStep({ status }, 'finish')
  if (signed !== contentHash) throw refuse('agreement-changed', { version })
  const present = actor.kind === 'staff' || (shown && isUnderWay(session.status))
  if (status !== 'signing' || !present) throw refuse('not-for-signing')
}

/** G14 Goes on only once the signer's side has agreed to every clause. */
export function insistOnAgreed(agreement: Agreement, signer: Signer): void {
  if (signer.kind === 'party' && openClauses(partsOf(agreement, 'zh').map(({ key }) => key), agreement.answers, signer.side).length > 0) throw refuse('clauses-open')
}

/** Goes on only if nothing stands in the way of signing; the first thing that does is said. Rules G1–G5. */
export function insistOnSignable(content: AgreementContent, today: Day): void {
  const [problem] = problemsOf(content, today)
  if (problem) throw refuse(problem.code, { words: problem.words ?? '', clause: typeof problem.at === 'number' ? problem.at + 1 : '' })
}

/** G8 Every character can be printed: refused before anybody signs, never as an empty box on the paper. */
export function insistOnPrintable(content: AgreementContent, missing: (text: string) => string | null): void {
  const [first] = unprintableIn(content, missing)
  if (first) throw refuse('character-missing', first)
}

/** The first character of each piece of the paper that cannot be printed, and what a person calls the piece. */
export function unprintableIn(content: AgreementContent, missing: (text: string) => string | null): { character: string; code: string; where: string }[] {
  return printed(content).flatMap(([where, text]) => {
    const character = missing(text)
    return character ? [{ character: visible(character), code: `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`, where }] : []
  })
}

// Everything on the paper that somebody typed, and what a person would call it.
function printed(content: AgreementContent): [where: string, text: string][] {
  const { form, parties, mediator, facts, issues } = content
  const words = formWords[form]
  const clauses = partsOf(content, 'zh').filter(({ key }) => key.startsWith('term-'))
  return [
    ...parties.flatMap(({ name, address, guardian }): [string, string][] => [['姓名', name], ['住址', address ?? ''], ['监护人', guardian ?? '']]),
    [words.leads.zh, mediator.name], ['编号', content.number + content.committee], [words.facts.zh, facts], [words.issues.zh, issues],
    ...clauses.map(({ paragraphs }, at): [string, string] => [`第${chineseNumber(at + 1)}条`, paragraphs.join('')]),
  ]
}

// A character without ink is told by its number alone.
const visible = (character: string): string => (/[\p{C}\p{Z}]/u.test(character) ? ' ' : character)
