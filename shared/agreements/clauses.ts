import type { Side } from '../cases/words.ts'
import type { Language } from '../platform/say.ts'
import { moneyInCapitals, moneyInFigures } from './money.ts'
import type { AgreementContent, AgreementParty, Term } from './words.ts'

/** A part of the paper under its own heading, as paragraphs: the same on every screen and in the PDF. */
export type Part = { key: 'facts' | 'issues' | `term-${number}` | `statement-${number}`; heading: string; paragraphs: string[] }

const chineseDigits = '零一二三四五六七八九'

/** 1 → 一, 12 → 十二, 20 → 二十, 25 → 二十五: enough for the numbers of clauses. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  return (tens === 0 ? '' : tens === 1 ? '十' : `${chineseDigits[tens]}十`) + (ones === 0 && tens > 0 ? '' : chineseDigits[ones]!)
}

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

/** Everything that is read before signing, in the order of the paper. */
export function partsOf(content: Pick<AgreementContent, 'facts' | 'issues' | 'terms' | 'copies'>, language: Language): Part[] {
  const zh = language === 'zh'
  const terms = content.terms.map((term, at): Part => ({ key: `term-${at + 1}`, heading: zh ? `第${chineseNumber(at + 1)}条` : `Clause ${at + 1}`, paragraphs: [termSentence(term, language)] }))
  const first = content.terms.length + 1
  const statements = statementsOf(content.copies, language).map((words, at): Part => ({ key: `statement-${at + 1}`, heading: zh ? `第${chineseNumber(first + at)}条` : `Clause ${first + at}`, paragraphs: [words] }))
  return [
    { key: 'facts', heading: zh ? '纠纷主要事实' : 'What happened', paragraphs: paragraphsOf(content.facts) },
    { key: 'issues', heading: zh ? '争议事项' : 'What is in dispute', paragraphs: paragraphsOf(content.issues) },
    ...terms,
    ...statements,
  ]
}

/** What every agreement says: it binds, it limits no right, how it is confirmed, how many copies there are. */
export function statementsOf(copies: number, language: Language): string[] {
  if (language === 'zh') return [
    '本协议是各方自愿达成的，自各方当事人签名、调解员签名并加盖人民调解委员会印章之日起生效，具有法律约束力，各方应当按照约定履行（人民调解法第二十九条、第三十一条）。',
    '各方认为有必要的，可以自本协议生效之日起三十日内，共同向人民法院申请司法确认；人民法院不收取费用（人民调解法第三十三条）。',
    '本协议不限制任何一方依法起诉、申请仲裁、信访或者用其他办法维护自己权利的权利（人民调解法第三条）。因履行本协议发生争议的，可以向人民法院起诉（人民调解法第三十二条）。',
    `人民调解不收取任何费用。本协议一式${chineseNumber(copies)}份，各方当事人各持一份，人民调解委员会留存一份。`,
  ]
  return [
    "This agreement was reached freely. It takes effect and binds when all parties and the mediator have signed and the committee's seal is on it (People's Mediation Law, Articles 29 and 31).",
    'Within thirty days of taking effect, the parties may together ask a court to confirm it; the court charges nothing (Article 33).',
    'This agreement limits nobody’s right to sue, to seek arbitration, to petition, or to protect their rights in any other lawful way (Article 3). A dispute about carrying it out may be taken to court (Article 32).',
    `Mediation is free of charge. There are ${copies} copies: one for each party, one for the committee.`,
  ]
}

/** Parties as one line for each side: "甲方：张三、李四". */
export function sideLine(parties: readonly AgreementParty[], side: Side, language: Language): string {
  const names = parties.filter((party) => party.side === side).map((party) => party.name)
  return language === 'zh' ? `甲乙`[side === 'applicant' ? 0 : 1] + `方：${names.join('、')}` : `${sideName(side, 'en')}: ${names.join(', ')}`
}

/** Typed text as paragraphs; empty lines fall away. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
}
