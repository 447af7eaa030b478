import { describe, expect, test } from 'vitest'
import { isMarked } from '#shared/agreements/ink.ts'
import { pageIs, paperOnly, signingCode, wayOf, whyNotWitness } from '#shared/agreements/signing-rules.ts'
import type { AgreementParty, Term } from '#shared/agreements/words.ts'
import type { PartyId, StaffId } from '#shared/people/words.ts'

const term = (what: string, given: Partial<Term> = {}): Term => ({ who: 'respondent', what, amountFen: null, dueOn: '2026-10-20', place: null, ...given })
const text = (what: string, issues = '田坎恢复到哪里') => ({ issues, terms: [term(what)] })

describe('[E1] what the law takes out of electronic signing', () => {
  test.each([['甲方放弃继承老屋', '继承'], ['父亲的遗产由三兄弟平分', '遗产'], ['按遗嘱办', '遗嘱'], ['双方办理离婚登记', '离婚'], ['孩子的抚养权归甲方', '抚养权'], ['解除收养', '收养'], ['乙方停止供水', '停止供水'], ['不交钱就断电', '断电']])('%s: “%s”', (what, words) => expect(paperOnly(text(what))).toBe(words))
  test.each(['乙方返还彩礼 38000 元', '每月付赡养费 600 元', '把水沟改回原来的位置', '停止夜间施工', '不再移动田坎', '付断指医药费'])('“%s” may be signed on the screen', (what) => expect(paperOnly(text(what))).toBe(null))
  test('it is looked for in what is in dispute, and in what follows if it is not done', () => {
    expect(paperOnly(text('甲方住东边三间', '父母的遗产怎么分'))).toBe('遗产')
    expect(paperOnly({ issues: '', terms: [term('付钱', { otherwise: '停止供气' })] })).toBe('停止供气')
  })
})

test('[E2] nobody has chosen before they were asked', () => {
  const partyId = 'a' as PartyId
  expect(wayOf({ ways: [] }, partyId)).toBe(null)
  expect(wayOf({ ways: [{ partyId, way: 'mark', chosenAt: '' }] }, partyId)).toBe('mark')
})

test('[E3] the witness is neither the mediator nor a party nor a guardian, however the name is spaced', () => {
  const party = (name: string, guardian: string | null = null) => ({ name, guardian }) as AgreementParty
  const paper = { parties: [party('覃福来'), party('余小花', '余桂花')], mediator: { staffId: 'm' as StaffId, name: '陈向阳' } }
  expect(['陈向阳', '陈 向阳', '覃福来', '余桂花', '韦明'].map((name) => whyNotWitness({ name }, paper))).toEqual(['witness-mediator', 'witness-mediator', 'witness-party', 'witness-party', null])
})

test('[E4] a page is this text only by the code beside its signatures', () => {
  const [mine, other] = ['ab'.repeat(32), 'cd'.repeat(32)]
  expect(pageIs([signingCode(mine)], mine)).toBe('this')
  expect(pageIs(['https://bridge.example.cn/verify/abab', signingCode(mine), signingCode(mine)], mine)).toBe('this')
  expect(pageIs([signingCode(other)], mine)).toBe('another')
  // Two pages in one picture: nobody knows which of them was signed.
  expect(pageIs([signingCode(mine), signingCode(other)], mine)).toBe('another')
  expect(pageIs([], mine)).toBe('unreadable')
  expect(pageIs([`https://bridge.example.cn/verify/${mine.slice(0, 32)}`], mine)).toBe('unreadable')
})

test('[I2] a cross, a circle and a pressed fingertip are marks; a touch is not', () => {
  const at = (x: number, y: number, ms = 0) => ({ x, y, ms, pressure: 0.5 })
  expect(isMarked({ strokes: [[at(0.4, 0.4), at(0.6, 0.6)], [at(0.6, 0.4), at(0.4, 0.6)]], aspect: 2 })).toBe(true)
  expect(isMarked({ strokes: [Array.from({ length: 20 }, (_, nth) => at(0.5 + 0.1 * Math.cos(nth / 3), 0.5 + 0.2 * Math.sin(nth / 3)))], aspect: 2 })).toBe(true)
  expect(isMarked({ strokes: [Array.from({ length: 8 }, (_, nth) => at(0.5 + nth * 0.003, 0.5))], aspect: 2 })).toBe(true)
  expect(isMarked({ strokes: [[at(0.5, 0.5)]], aspect: 2 })).toBe(false)
  expect(isMarked({ strokes: [], aspect: 2 })).toBe(false)
})
