import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formFor } from '#shared/agreements/form-rules.ts'
import { partsOf, termSentence } from '#shared/agreements/clauses.ts'
import { chineseNumber } from '#shared/platform/chinese-number.ts'
import { drawInk, isSigned } from '#shared/agreements/ink.ts'
import { maySignAs } from '#shared/agreements/may.ts'
import { moneyInCapitals, moneyInFigures } from '#shared/agreements/money.ts'
import { allSigned, canonical, problemsOf, signersOf, waiverIn } from '#shared/agreements/rules.ts'
import type { AgreementParty, Term } from '#shared/agreements/words.ts'
import type { PartyId, StaffActor, StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import { anInk } from './an-ink.ts'

const party = (partyId: string, side: AgreementParty['side']): AgreementParty => ({ partyId: partyId as PartyId, side, name: `当事人${partyId}`, sex: 'male', age: 60, idNumberMasked: '990101********0026', address: null, guardian: null, stationId: 's' as UnitId })
const term = (given: Partial<Term> = {}): Term => ({ who: 'respondent', what: '恢复田坎', amountFen: null, dueOn: '2026-10-20', place: null, ...given })
const whole = { form: 'peoples_agreement/1' as const, facts: '田坎被移动', issues: '田坎的位置', terms: [term()], parties: [party('a', 'applicant'), party('b', 'respondent')] }
const today = '2026-09-18'

describe('[G15] an agreement under police mediation', () => {
  const facts = '时间：9月18日上午\n地点：晒场\n人员：双方\n起因：晒谷占地\n经过：互相抓扯\n结果：轻微伤\n鉴定意见：无'
  test('says when, where, who, why, how, and with what result; what is missing is named', () => {
    const police = { ...whole, form: 'police_agreement/1' as const }
    expect(problemsOf({ ...police, facts }, today)).toEqual([])
    expect(problemsOf({ ...police, facts: facts.replace('结果：轻微伤', '结果：') }, today)).toEqual([{ code: 'facts-incomplete', at: 'facts', words: '结果' }])
  })
  test('tells that nobody is punished once it is carried out, and what follows if it is not', () => {
    const words = partsOf({ ...whole, form: 'police_agreement/1', facts, copies: 3 }, 'zh').map(({ paragraphs }) => paragraphs.join('')).join('')
    expect(words).toContain('不予处罚')
    expect(words).toContain('一式三份')
    expect(words).not.toContain('司法确认')
  })
  test('the kind follows from the track and the matter', () => {
    expect([formFor({ track: 'police_mediation', topic: 'damages' }), formFor({ track: 'police_mediation', topic: 'traffic' }), formFor({ track: 'peoples_mediation', topic: 'traffic' }), formFor({ track: 'petition', topic: 'labor' })]).toEqual(['police_agreement/1', 'traffic_agreement/1', 'peoples_agreement/1', null])
  })
})

describe('[G1] nobody signs away a right', () => {
  test.each(['息诉罢访', '保证不再上访', '放弃诉讼权利', '甲方不再到任何机关信访', '自愿放弃向人民法院起诉的权利', '不得以任何理由上访', '保 证 不 再 上 访', '放\u200B弃诉讼', '息訴罷訪', '不再上訪', '承诺不起诉', '不上访', '停止一切信访、投诉', '放弃申请仲裁', '保证不进京'])('refuses “%s”', (words) => {
    expect(waiverIn(words)).not.toBe(null)
    expect(problemsOf({ ...whole, terms: [term({ what: words })] }, today)).toContainEqual(expect.objectContaining({ code: 'waiver', at: 0 }))
  })
  test.each(['保证不再堵水沟', '不再移动田坎', '乙方不按期支付的，甲方可以向人民法院起诉', '不能协商一致的可以向法院起诉', '协商不成，可以起诉', '停止夜间施工', '不得阻止甲方通行', '本协议不限制任何一方起诉', '甲方曾经到镇上反映', '放弃利息'])('lets “%s” stand', (words) => expect(waiverIn(words)).toBe(null))
  test('facts and issues are looked through too', () => {
    expect(problemsOf({ ...whole, facts: '甲方自愿罢访' }, today)).toEqual([{ code: 'waiver', at: 'facts', words: '罢访' }])
  })
  test('the paper itself says the opposite', () => {
    const words = partsOf({ ...whole, copies: 3 }, 'zh').map(({ paragraphs }) => paragraphs.join('')).join('')
    expect(words).toContain('本协议不限制任何一方依法起诉')
    expect(words).toContain('三十日内')
    expect(words).toContain('一式三份')
  })
})

describe('[G2–G5] what must be there', () => {
  const codes = (given: Partial<typeof whole>) => problemsOf({ ...whole, ...given }, today).map(({ code }) => code)
  test('a whole agreement has no problem', () => expect(codes({})).toEqual([]))
  test('[G2] facts, issues, a clause, and what is to be done', () => {
    expect(codes({ facts: ' ', issues: '', terms: [] })).toEqual(['facts-missing', 'issues-missing', 'terms-missing'])
    expect(codes({ terms: [term({ what: '  ' })] })).toEqual(['what-missing'])
  })
  test('[G3] an amount is whole cents, above nothing and below a hundred million yuan', () => {
    for (const amountFen of [0, -1, 0.5, Number.NaN, 10_000_000_001]) expect(codes({ terms: [term({ amountFen })] })).toEqual(['amount-wrong'])
    expect(codes({ terms: [term({ amountFen: 10_000_000_000 })] })).toEqual([])
  })
  test('[G4] money has a day, and a day is neither past nor ten years off', () => {
    expect(codes({ terms: [term({ amountFen: 100, dueOn: null })] })).toEqual(['amount-without-day'])
    expect(codes({ terms: [term({ dueOn: '2026-09-17' })] })).toEqual(['due-passed'])
    expect(codes({ terms: [term({ dueOn: today })] })).toEqual([])
    expect(codes({ terms: [term({ dueOn: '2037-01-01' })] })).toEqual(['due-too-far'])
  })
  test('[G5] both sides have somebody', () => expect(codes({ parties: [party('a', 'applicant')] })).toEqual(['side-missing']))
})

describe('[G6] the hash is over what is signed', () => {
  test('key order does not matter, every value does', () => {
    expect(canonical({ b: 1, a: ['x', null] })).toBe(canonical({ a: ['x', null], b: 1 }))
    fc.assert(fc.property(fc.jsonValue(), (value) => { expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value))) }))
  })
  test('a terminal signs for its own side only, the mediator for themselves only', () => {
    const [here, there] = signersOf({ parties: whole.parties, mediator: { staffId: 'm' as StaffId, name: '陈' } })
    const mediator = signersOf({ parties: whole.parties, mediator: { staffId: 'm' as StaffId, name: '陈' } })[2]!
    const terminal = { kind: 'terminal', id: 't' as TerminalId, unitId: 'u' as UnitId, name: '终端' } as const
    const staff: StaffActor = { kind: 'staff', id: 'm' as StaffId, role: 'officer', name: '陈', unitId: 'u' as UnitId, skills: [] }
    const sits = { role: 'applicant', side: 'applicant' } as const
    expect([maySignAs(terminal, here!, sits), maySignAs(terminal, there!, sits), maySignAs(terminal, here!, null), maySignAs(terminal, mediator, sits)]).toEqual([true, false, false, false])
    expect([maySignAs(staff, mediator, { role: 'host', side: null }), maySignAs({ ...staff, id: 'x' as StaffId }, mediator, null), maySignAs(staff, here!, { role: 'host', side: null })]).toEqual([true, false, false])
  })
})

test('[G7] it takes effect when everybody has signed, in whatever order', () => {
  const signers = signersOf({ parties: [...whole.parties, party('c', 'respondent')], mediator: { staffId: 'm' as StaffId, name: '陈' } })
  expect(signers.map((signer) => (signer.kind === 'party' ? signer.side : signer.kind))).toEqual(['applicant', 'respondent', 'respondent', 'mediator'])
  const keys = ['mediator:m', 'party:c', 'party:a', 'party:b']
  expect(allSigned(signers, keys)).toBe(true)
  for (const missing of keys) expect(allSigned(signers, keys.filter((key) => key !== missing))).toBe(false)
})

describe('what a clause says', () => {
  test('who, by when, where, what, how much, in figures and capitals', () => {
    expect(termSentence(term({ what: '赔偿甲方青苗损失。', amountFen: 186_000, place: '双溪村委会' }), 'zh')).toBe('乙方于2026年10月20日前在双溪村委会，赔偿甲方青苗损失，金额人民币1,860.00元（大写：壹仟捌佰陆拾元整）。')
    expect(termSentence(term({ who: 'applicant', what: '出具收条', dueOn: null }), 'zh')).toBe('甲方出具收条。')
  })
  test('capitals as a bank writes them', () => {
    const capitals: [number, string][] = [[1, '壹分'], [10, '壹角整'], [105, '壹元零伍分'], [100_000, '壹仟元整'], [100_500, '壹仟零伍元整'], [1_000_000, '壹万元整'], [1_010_000, '壹万零壹佰元整'], [1_234_567, '壹万贰仟叁佰肆拾伍元陆角柒分'], [10_000_001, '壹拾万元零壹分'], [9_640_000, '玖万陆仟肆佰元整'], [10_000_000_000, '壹亿元整'], [1_000_100_000, '壹仟万壹仟元整']]
    for (const [fen, words] of capitals) expect([fen, moneyInCapitals(fen)]).toEqual([fen, words])
  })
  test('figures keep every cent', () => { fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => Math.round(Number(moneyInFigures(fen).replaceAll(',', '')) * 100) === fen)) })
  test('clauses are counted in Chinese', () => expect([1, 10, 11, 20, 24].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十四']))
})

describe('[I1] ink', () => {
  test('a written name is a signature; a touch, a dot and nothing are not', () => {
    expect(isSigned(anInk())).toBe(true)
    expect(isSigned({ strokes: [], aspect: 2 })).toBe(false)
    expect(isSigned({ strokes: [[{ x: 0.5, y: 0.5, ms: 0, pressure: 1 }]], aspect: 2 })).toBe(false)
    expect(isSigned({ strokes: [Array.from({ length: 40 }, (_, at) => ({ x: 0.5, y: 0.5, ms: at, pressure: 1 }))], aspect: 2 })).toBe(false)
  })
  test('it is drawn inside its own frame, whatever the hand did', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(fc.property(fc.array(fc.array(fc.record({ x: share, y: share, ms: fc.nat(10_000), pressure: share }), { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }), fc.double({ min: 0.3, max: 6, noNaN: true }), (strokes, aspect) => {
      const { width, height, pieces } = drawInk({ strokes, aspect })
      for (const { d, width: pen } of pieces) {
        expect(d).toMatch(/^[MLQl0-9.\- ]+$/)
        expect(pen).toBeGreaterThan(0)
      }
      return width > 0 && height > 0
    }))
  })
})
