import { wordsOfTerm, yuanOf } from './term-rules.ts'
import type { AgreementContent, Term } from './words.ts'

/** What a court would hardly confirm or enforce, and where. It warns: only a person can tell whether the words mean what they seem to. */
export type Warning = { code: 'vague-words' | 'vague-boundary' | 'title' | 'third-party' | 'amount-unwritten' | 'amount-differs' | 'instalments-unwritten' | 'day-missing' | 'payee-unclear' | 'place-missing'; at: number; words: string }

/** Goes through the terms as a court would, one by one. Rules C1–C10. */
export function warningsOf({ terms, parties }: Pick<AgreementContent, 'terms' | 'parties'>): Warning[] {
  return terms.flatMap((term, at) => looks.flatMap(([code, look]) => {
    const words = look(term, parties)
    return words === null ? [] : [{ code, at, words }]
  }))
}

type Look = (term: Term, parties: AgreementContent['parties']) => string | null

const pays = /(?:支付|赔偿|赔付|补偿|偿还|付清|还清|付给|给付|退还|结清|缴纳|垫付)/
const paysNot = /(?:不再|不用|不必|无需|不予|不要求|免除|放弃)[^，,。；;]{0,6}?(?:支付|赔偿|赔付|补偿|偿还|付清|还清|付给|给付|退还|结清|缴纳|垫付)/
// What goes on for ever needs no day.
const lasting = /不再|不得|不许|不准|不能|不干涉|不阻|今后|以后|长期|永久|永远|每天|每日|每月|每年|保持|通行|互相|共同|随时/
const measure = /[0-9０-９一二两三四五六七八九十百半]+\s*(?:点[0-9一二三四五六七八九]+)?\s*(?:米|厘米|公分|毫米|尺|寸|丈|亩|分地|平方|m|cm)/i
const mark = /界桩|界石|界碑|石桩|木桩|墙|沟|渠|树|桥|路边|电杆|附图|图|坐标|红线|画线|划线|灰线|证|点/
const border = /边界|地界|田界|界线|界址|分界|田坎|地坎|田埂|地埂|滴水|屋檐|宅基地|林地/
const moves = /恢复|移|退|让|划|为界|归还|确定|还原|拆|调整|以.{0,12}为准/

const looks: readonly [Warning['code'], Look][] = [
  ['vague-words', (term) => found(/尽快|尽早|尽量|尽力|尽可能|适当|视情况|视情|酌情|酌量|争取|近期|择日|择期|条件允许|有条件|有钱|必要时|若干|大概|大约|左右|差不多|合理范围|另行协商|再商量|以后再说|到时候/, wordsOfTerm(term))],
  ['vague-boundary', ({ what }) => (border.test(what) && moves.test(what) && !measure.test(what) && !mark.test(what) ? found(border, what) : null)],
  ['title', ({ what }) => found(/(?:确认|认定|确定)[^，,。；;]{0,16}(?:所有权|使用权|承包经营权|承包权|经营权|林权|产权|专利权|著作权|商标权)|(?:土地|田|地|林|山|房屋|房子|宅基地|院坝)[^，,。；;]{0,12}(?:归|属于?)(?:甲方|乙方|双方|集体)(?:所有)?/, what)],
  ['third-party', ({ what }) => found(/由(?:[甲乙]方的?)?(?:村委会|村民委员会|村集体|村组|乡政府|镇政府|政府|派出所|法院|学校|公司|保险公司|单位|第三人|第三方|他人|案外人|邻居|亲戚|家人|子女|儿子|女儿|父母|兄弟|姐妹|妻子|丈夫|配偶|担保人|保证人)[^，,。；;]{0,10}?(?:支付|赔偿|承担|负责|补偿|出|还|垫付|担保|修|拆)|(?:第三人|第三方|案外人|他人)[^，,。；;]{0,6}(?:土地|房屋|房子|财产|份额|树|地)/, what)],
  ['amount-unwritten', ({ what, amountFen }) => (amountFen === null && pays.test(what) && !paysNot.test(what) ? found(pays, what) : null)],
  ['amount-differs', differs],
  ['instalments-unwritten', ({ what, instalments = [] }) => (instalments.length === 0 ? found(/分期|分[0-9二两三四五六七八九十]+(?:期|次|笔)|每(?:期|月|季度|年)(?:支付|付|还|偿还)|余款|剩余部分/, what) : null)],
  ['day-missing', ({ what, dueOn, amountFen, instalments = [] }) => (dueOn === null && amountFen === null && instalments.length === 0 && what.trim() !== '' && !lasting.test(what) ? what.trim().slice(0, 12) : null)],
  ['payee-unclear', ({ who, amountFen, forWhom }, parties) => {
    const others = parties.filter(({ side }) => side !== who)
    return amountFen !== null && others.length > 1 && !forWhom ? others.map(({ name }) => name).join('、') : null
  }],
  ['place-missing', ({ what, place }) => (place === null ? found(/当面|交付|移交|交还|送回|搬走|搬到|领取|自取/, what) : null)],
]

const found = (pattern: RegExp, words: string): string | null => pattern.exec(words)?.[0] ?? null

// A sum in the words that is neither the term's amount nor one of its instalments: one of the two is a slip.
function differs({ what, amountFen, instalments = [] }: Term): string | null {
  if (amountFen === null) return null
  const known = new Set([amountFen, ...instalments.map((part) => part.amountFen)])
  for (const [words, figures = '', tens] of what.normalize('NFKC').matchAll(/(\d[\d,]*(?:\.\d{1,2})?)\s*(万)?元/g)) {
    if (!known.has(Math.round(Number(figures.replaceAll(',', '')) * 100 * (tens ? 10_000 : 1)))) return `${words} / ${yuanOf(amountFen)}元`
  }
  return null
}
