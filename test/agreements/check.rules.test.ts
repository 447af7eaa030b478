import { describe, expect, test } from 'vitest'
import { termSentence } from '#shared/agreements/clauses.ts'
import { warningsOf, type Warning } from '#shared/agreements/check-rules.ts'
import { problemsOf } from '#shared/agreements/rules.ts'
import { duesOf } from '#shared/agreements/term-rules.ts'
import { en } from '#shared/agreements/texts.en.ts'
import { zh } from '#shared/agreements/texts.zh.ts'
import type { AgreementParty, Term } from '#shared/agreements/words.ts'
import type { PartyId, UnitId } from '#shared/people/words.ts'

const party = (partyId: string, side: AgreementParty['side']): AgreementParty => ({ partyId: partyId as PartyId, side, name: `当事人${partyId}`, sex: 'male', age: 60, idNumberMasked: '990101********0026', address: null, guardian: null, stationId: 's' as UnitId })
const parties = [party('a', 'applicant'), party('b', 'respondent')]
const term = (given: Partial<Term> = {}): Term => ({ who: 'respondent', what: '不再堵水沟', amountFen: null, dueOn: '2026-10-20', place: null, ...given })
const warned = (given: Partial<Term>, who = parties): Warning['code'][] => warningsOf({ terms: [term(given)], parties: who }).map(({ code }) => code)
const today = '2026-09-18'
const refused = (given: Partial<Term>) => problemsOf({ form: 'peoples_agreement/1', facts: '一', issues: '二', parties, terms: [term(given)] }, today).map(({ code }) => code)

// What a court sent back, in words as they are really written; and what it let stand.
const bad: [rule: string, code: Warning['code'], what: string, given?: Partial<Term>][] = [
  ['C1', 'vague-words', '尽快修好水沟'], ['C1', 'vague-words', '适当赔礼'], ['C1', 'vague-words', '视情况清理石头'], ['C1', 'vague-words', '把墙退让大约一尺'], ['C1', 'vague-words', '修路', { otherwise: '到时候再商量' }],
  ['C2', 'vague-boundary', '把田坎恢复原状'], ['C2', 'vague-boundary', '双方重新划定地界'], ['C2', 'vague-boundary', '把地埂往北移一移'],
  ['C3', 'title', '争议林地归甲方所有'], ['C3', 'title', '确认甲方对屋后空地的使用权'], ['C3', 'title', '老宅基地属于乙方'],
  ['C4', 'third-party', '由村委会负责修水沟'], ['C4', 'third-party', '由乙方的儿子承担医药费'], ['C4', 'third-party', '拆除第三人房屋'],
  ['C5', 'amount-unwritten', '赔偿甲方青苗损失'], ['C5', 'amount-unwritten', '付清拖欠的工钱'],
  ['C6', 'amount-differs', '赔偿甲方1500元', { amountFen: 186_000 }], ['C6', 'amount-differs', '支付1.2万元', { amountFen: 1_000_000 }],
  ['C7', 'instalments-unwritten', '分三期支付工钱', { amountFen: 9_640_000 }], ['C7', 'instalments-unwritten', '先付一半，余款年底付', { amountFen: 100_000 }],
  ['C8', 'day-missing', '清理路边的石头', { dueOn: null }],
  ['C10', 'place-missing', '当面把钥匙交给甲方'], ['C10', 'place-missing', '交还土地证'],
]
const good: [what: string, given?: Partial<Term>][] = [
  ['把田坎恢复到土地承包经营权证所附图的位置'], ['把墙向南退40厘米'], ['把地界恢复到老核桃树和界石的连线'], ['以界桩为界，双方不再移动', { dueOn: null }],
  ['赔偿甲方青苗损失', { amountFen: 186_000 }], ['赔偿甲方1860元', { amountFen: 186_000 }], ['支付1.2万元', { amountFen: 1_200_000 }], ['赔礼道歉'], ['不再要求乙方赔偿', { dueOn: null }],
  ['分两期支付工钱', { amountFen: 200_000, dueOn: null, instalments: [{ amountFen: 100_000, dueOn: '2026-10-01' }, { amountFen: 100_000, dueOn: '2026-11-01' }] }],
  ['每日二十二点以后不再开机器', { dueOn: null }], ['交还土地证', { place: '双溪口村委会' }], ['让甲方从地边1米宽的路通行', { dueOn: null, otherwise: '今后任何一方可以向人民法院起诉' }],
]

describe('what a court would hardly accept is told before signing', () => {
  test.each(bad)('[%s] %s: “%s”', (_rule, code, what, given = {}) => expect(warned({ what, ...given })).toContain(code))
  test.each(good)('nothing is said of “%s”', (what, given = {}) => expect(warned({ what, ...given })).toEqual([]))
  test('[C9] a sum for several people says for whom', () => {
    const three = [...parties, party('c', 'applicant')]
    expect(warned({ what: '赔偿损失', amountFen: 100 }, three)).toEqual(['payee-unclear'])
    expect(warned({ what: '赔偿损失', amountFen: 100, forWhom: '当事人a' }, three)).toEqual([])
  })
  test('each warning says in both languages what to write instead', () => {
    for (const [, code] of bad) {
      expect(zh[`warn.${code}`]).toMatch(/请|写/)
      expect(en[`warn.${code}`]).toMatch(/write|please|let /i)
    }
  })
})

describe('what cannot be signed at all', () => {
  test.each(['甲乙双方离婚', '解除收养关系', '断绝父子关系', '甲方同意收养'])('[G12] “%s” is not for an agreement', (what) => expect(refused({ what })).toEqual(['status-relation']))
  test.each(['乙方返还彩礼', '离开争议地块', '甲乙双方关系恢复，互相谅解'])('[G12] “%s” may stand', (what) => expect(refused({ what })).toEqual([]))
  test('[G1] nor may a right be waived in what follows if not', () => expect(refused({ otherwise: '甲方放弃诉讼' })).toEqual(['waiver']))
  const parts = (...given: [amountFen: number | null, dueOn: string | null][]): Partial<Term> => ({ what: '支付工钱', amountFen: 300_000, dueOn: null, instalments: given.map(([amountFen, dueOn]) => ({ amountFen, dueOn })) })
  test('[G11] instalments add up, each on a later day', () => {
    expect(refused(parts([100_000, '2026-10-01'], [200_000, '2026-11-01']))).toEqual([])
    expect(refused(parts([100_000, '2026-10-01'], [199_999, '2026-11-01']))).toEqual(['instalments-sum'])
    expect(refused(parts([300_000, '2026-10-01'], [null, '2026-11-01']))).toEqual(['instalments-sum'])
    expect(refused(parts([100_000, '2026-11-01'], [200_000, '2026-11-01']))).toEqual(['instalments-order'])
    expect(refused(parts([100_000, '2026-09-17'], [200_000, '2026-11-01']))).toEqual(['instalments-day'])
    expect(refused(parts([100_000, '2026-10-01'], [200_000, null]))).toContain('instalments-day')
    expect(refused({ ...parts([300_000, '2026-10-01']), dueOn: '2026-10-01' })).toEqual(['instalments-day'])
  })
})

test('a term with its instalments is one sentence, and each is due on its own day', () => {
  const wages = term({ what: '支付工钱。', amountFen: 300_000, dueOn: null, forWhom: '覃福来', otherwise: '逾期一天，另付未付部分万分之三的违约金。', instalments: [{ amountFen: 100_000, dueOn: '2026-10-01' }, { amountFen: 200_000, dueOn: '2026-11-01' }] })
  expect(termSentence(wages, 'zh')).toBe('乙方支付工钱，金额人民币3,000.00元（大写：叁仟元整），收款人（受益人）：覃福来，分二期履行：第一期于2026年10月1日前付1,000.00元；第二期于2026年11月1日前付2,000.00元。如不履行：逾期一天，另付未付部分万分之三的违约金。')
  expect(duesOf([term({ dueOn: null }), wages, term()])).toEqual([
    { term: 1, nth: 1, of: 2, amountFen: 100_000, dueOn: '2026-10-01' }, { term: 1, nth: 2, of: 2, amountFen: 200_000, dueOn: '2026-11-01' }, { term: 2, nth: 1, of: 1, amountFen: null, dueOn: '2026-10-20' },
  ])
})
