import type { Side } from '../cases/words.ts'
import { chineseNumber } from '../platform/chinese-number.ts'
import type { Language } from '../platform/say.ts'
import { formWords } from './form-rules.ts'
import { moneyInCapitals, moneyInFigures } from './money.ts'
import type { AgreementContent, AgreementParty, Term } from './words.ts'

/** A part of the paper under its own heading, as paragraphs: the same on every screen and in the PDF. */
export type Part = { key: 'facts' | 'issues' | `term-${number}` | `statement-${number}`; heading: string; paragraphs: string[] }

/** 2026-10-20 → 2026年10月20日. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** What a term says, in one sentence: who, by when, where, what, how much. */
export function termSentence(term: Term, language: Language): string {
  const what = endless(term.what)
  return language === 'zh' ? inChinese(term, what) : inEnglish(term, what)
}

function inChinese({ who, amountFen, dueOn, place, forWhom, instalments = [], otherwise }: Term, what: string): string {
  const when = dueOn === null ? '' : `于${chineseDay(dueOn)}前`
  const where = place === null || place === '' ? '' : `在${place}`
  const money = amountFen === null ? '' : `，金额人民币${moneyInFigures(amountFen)}元（大写：${moneyInCapitals(amountFen)}）`
  const whom = forWhom ? `，收款人（受益人）：${forWhom}` : ''
  const parts = instalments.length === 0 ? '' : `，分${chineseNumber(instalments.length)}期履行：${instalments.map((part, at) => `第${chineseNumber(at + 1)}期于${part.dueOn === null ? '＿＿' : chineseDay(part.dueOn)}前付${part.amountFen === null ? '＿＿' : moneyInFigures(part.amountFen)}元`).join('；')}`
  const ifNot = otherwise ? `如不履行：${endless(otherwise)}。` : ''
  return `${sideName(who, 'zh')}${when}${where}${when || where ? '，' : ''}${what}${money}${whom}${parts}。${ifNot}`
}

const endless = (words: string): string => words.trim().replace(/[。．.；;，,\s]+$/u, '')

function inEnglish({ who, amountFen, dueOn, place, forWhom, instalments = [], otherwise }: Term, what: string): string {
  const money = amountFen === null ? '' : ` (CNY ${moneyInFigures(amountFen)})`
  const parts = instalments.length === 0 ? '' : `, in ${instalments.length} instalments: ${instalments.map((part) => `CNY ${part.amountFen === null ? '__' : moneyInFigures(part.amountFen)} by ${part.dueOn ?? '__'}`).join('; ')}`
  return `${sideName(who, 'en')}: ${what}${money}${forWhom ? `, to ${forWhom}` : ''}${place ? `, at ${place}` : ''}${dueOn === null ? '' : `, by ${dueOn}`}${parts}.${otherwise ? ` If not: ${endless(otherwise)}.` : ''}`
}

/** 甲方 is the applicant's side, 乙方 the respondent's. */
export function sideName(side: Side, language: Language): string {
  if (language === 'zh') return side === 'applicant' ? '甲方' : '乙方'
  return side === 'applicant' ? 'Party A' : 'Party B'
}

/** What of an agreement is read out. */
export type Readable = Pick<AgreementContent, 'form' | 'facts' | 'issues' | 'terms' | 'copies' | 'amends'>

// G20 A new version says what it takes the place of, before what every agreement says.
function replacing({ amends }: Readable, language: Language): string[] {
  if (!amends) return []
  return [language === 'zh' ? `本协议自生效之日起取代${amends.number}协议。在此之前，原协议仍然有效；已经履行的部分不受影响。` : `When it takes effect, this agreement takes the place of agreement ${amends.number}. Until then that one binds, and what has been done under it stands.`]
}

/** Everything that is read before signing, in the order of the paper. */
export function partsOf(content: Readable, language: Language): Part[] {
  const zh = language === 'zh'
  const words = formWords[content.form]
  const terms = content.terms.map((term, at): Part => ({ key: `term-${at + 1}`, heading: zh ? `第${chineseNumber(at + 1)}条` : `Clause ${at + 1}`, paragraphs: [termSentence(term, language)] }))
  const first = content.terms.length + 1
  const statements = [...replacing(content, language), ...words.statements(content.copies)[language]].map((sentence, at): Part => ({ key: `statement-${at + 1}`, heading: zh ? `第${chineseNumber(first + at)}条` : `Clause ${first + at}`, paragraphs: [sentence] }))
  return [
    { key: 'facts', heading: words.facts[language], paragraphs: paragraphsOf(content.facts) },
    { key: 'issues', heading: words.issues[language], paragraphs: paragraphsOf(content.issues) },
    ...terms,
    ...statements,
  ]
}

/** Parties as one line for each side: "甲方：张三、李四". */
export function sideLine(parties: readonly Pick<AgreementParty, 'side' | 'name'>[], side: Side, language: Language): string {
  const names = parties.filter((party) => party.side === side).map((party) => party.name)
  return language === 'zh' ? `甲乙`[side === 'applicant' ? 0 : 1] + `方：${names.join('、')}` : `${sideName(side, 'en')}: ${names.join(', ')}`
}

/** Typed text as paragraphs; empty lines fall away. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
}
