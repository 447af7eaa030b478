import { addDays } from '../platform/time.ts'
import type { Day } from '../platform/time.ts'
import { linesMissing } from './form-rules.ts'
import { sumOf, wordsOfTerm, yuanOf } from './term-rules.ts'
import type { AgreementContent, Signer, Term } from './words.ts'

export const longest = { facts: 4_000, issues: 2_000, what: 500, place: 100, terms: 20, forWhom: 50, otherwise: 200, instalments: 24 } as const
/** A hundred million yuan: more than a people's mediation ever settles, so more is a slip of the finger. */
const mostFen = 10_000_000_000

/** Why an agreement cannot be opened for signing, and where: the code is a key of the refusals. */
export type Problem = { code: 'waiver' | 'facts-missing' | 'issues-missing' | 'terms-missing' | 'what-missing' | 'amount-wrong' | 'amount-without-day' | 'due-passed' | 'due-too-far' | 'side-missing' | 'status-relation' | 'facts-incomplete' | 'instalments-sum' | 'instalments-order' | 'instalments-day'; at: 'facts' | 'issues' | 'terms' | number; words?: string }

/** What still stands in the way of signing; empty when nothing does. Rules G1–G5, G11, G12, G15. */
export function problemsOf(content: Pick<AgreementContent, 'form' | 'facts' | 'issues' | 'terms' | 'parties'>, today: Day): Problem[] {
  const problems: Problem[] = []
  if (content.facts.trim() === '') problems.push({ code: 'facts-missing', at: 'facts' })
  const missing = linesMissing(content.form, content.facts)
  if (missing.length > 0) problems.push({ code: 'facts-incomplete', at: 'facts', words: missing.join('、') })
  if (content.issues.trim() === '') problems.push({ code: 'issues-missing', at: 'issues' })
  if (content.terms.length === 0) problems.push({ code: 'terms-missing', at: 'terms' })
  if (!content.parties.some(({ side }) => side === 'applicant') || !content.parties.some(({ side }) => side === 'respondent')) problems.push({ code: 'side-missing', at: 'terms' })
  for (const at of ['facts', 'issues'] as const) {
    const words = waiverIn(content[at])
    if (words) problems.push({ code: 'waiver', at, words })
  }
  content.terms.forEach((term, at) => problems.push(...problemsOfTerm(term, at, today)))
  return problems
}

function problemsOfTerm(term: Term, at: number, today: Day): Problem[] {
  const problems: Problem[] = []
  const words = waiverIn(wordsOfTerm(term))
  if (words) problems.push({ code: 'waiver', at, words })
  const relation = relationIn(term.what)
  if (relation) problems.push({ code: 'status-relation', at, words: relation })
  if (term.what.trim() === '') problems.push({ code: 'what-missing', at })
  if (term.amountFen !== null && (!Number.isSafeInteger(term.amountFen) || term.amountFen < 1 || term.amountFen > mostFen)) problems.push({ code: 'amount-wrong', at })
  if (term.amountFen !== null && term.dueOn === null && !term.instalments?.length) problems.push({ code: 'amount-without-day', at })
  if (term.dueOn !== null && term.dueOn < today) problems.push({ code: 'due-passed', at })
  if (term.dueOn !== null && term.dueOn > addDays(today, 3660)) problems.push({ code: 'due-too-far', at })
  return [...problems, ...problemsOfInstalments(term, at, today)]
}

/** G11 Instalments add up to the amount to the cent, each has a day of its own, in order, and there is no other day beside them. */
function problemsOfInstalments({ instalments = [], amountFen, dueOn }: Term, at: number, today: Day): Problem[] {
  if (instalments.length === 0) return []
  const problems: Problem[] = []
  const days = instalments.map((part) => part.dueOn)
  if (instalments.some((part) => part.amountFen === null) || sumOf(instalments) !== amountFen) problems.push({ code: 'instalments-sum', at, words: `${yuanOf(sumOf(instalments))} / ${amountFen === null ? '—' : yuanOf(amountFen)}` })
  if (dueOn !== null || days.some((day) => day === null || day < today || day > addDays(today, 3660))) problems.push({ code: 'instalments-day', at })
  if (days.some((day, nth) => nth > 0 && (day ?? '') <= (days[nth - 1] ?? ''))) problems.push({ code: 'instalments-order', at })
  return problems
}

const relation = /离婚|复婚|解除婚姻|解除婚约登记|婚姻关系(?:自|即|从|解除|无效|有效)|解除收养|收养关系|同意收养|断绝[^，,。；;]{0,6}关系|脱离[^，,。；;]{0,4}(?:父子|母子|父女|母女|亲子|家庭)关系|(?:父子|母子|父女|母女|亲子)关系(?:解除|成立|不存在|存在)/

/** G12 Marriage, parentage and adoption are not agreed on paper here (电子签名法 Art 3; 民诉法解释 Art 355): the words that would, or null. */
export function relationIn(text: string): string | null {
  return relation.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[0] ?? null
}

const outright = ['息诉', '罢访', '息訴', '罷訪', '息访', '息訪']
const rights = '起诉|上诉|诉讼|上访|信访|告状|打官司|投诉|举报|申诉|控告|检举|复议|仲裁|进京|越级'
const refrain = '不再|不得|不准|不许|不可|不能|不会|不去|不要|不应|永不|绝不|决不|保证不|承诺不|自愿不|同意不|停止|放弃|禁止|终止'
// NOTE: at most twelve characters between the two, no end of a clause, and none of the words of "不能协商的可以起诉" or "不限制起诉".
const waiver = new RegExp(`(${refrain}|不)(${rights})|(${refrain})[^。；，;,!！?？可权时则后阻妨碍限影]{0,12}?(${rights})`)

/** G1 Nobody signs away the right to sue, petition or complain (人民调解法 Art 3): the words that would, or null. */
export function waiverIn(text: string): string | null {
  // Spaces, marks and invisible characters between the characters hide nothing.
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}·•.、“”"'‘’《》〈〉()（）【】*_-]/gu, '').replaceAll('訴', '诉').replaceAll('訟', '讼').replaceAll('訪', '访').replaceAll('棄', '弃').replaceAll('罷', '罢')
  const found = outright.find((word) => plain.includes(word))
  return found ?? waiver.exec(plain)?.[0] ?? null
}

/** What a signature and its hash are taken over: the content as JSON with sorted keys, the same on every machine. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

/** Names one signer for good: a party, or the mediator. */
export const signerKey = (signer: Signer): string => (signer.kind === 'party' ? `party:${signer.partyId}` : `mediator:${signer.staffId}`)

/** Who must sign: every party of both sides, 甲方 first, and the mediator. */
export function signersOf(content: Pick<AgreementContent, 'parties' | 'mediator'>): Signer[] {
  const parties = [...content.parties].sort((a, b) => (a.side === b.side ? 0 : a.side === 'applicant' ? -1 : 1))
  return [...parties.map(({ partyId, side, name }): Signer => ({ kind: 'party', partyId, side, name })), { kind: 'mediator', ...content.mediator }]
}

/** G7 It takes effect when everybody who must sign has signed the present version. */
export function allSigned(signers: readonly Signer[], signedKeys: readonly string[]): boolean {
  return signers.every((signer) => signedKeys.includes(signerKey(signer)))
}
