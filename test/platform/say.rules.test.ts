import { describe, expect, test } from 'vitest'
import { Refusal, refusalKinds, refusals } from '#shared/platform/refusal.ts'
import { say, sayBoth } from '#shared/platform/say.ts'
import { platformTexts } from '#shared/platform/texts.ts'

const texts = {
  zh: { waiting: '前面还有 {people, plural, =0 {没有人} other {# 人}}', hello: '{name}，您好', when: '{at, date, ::MMMMd}见' },
  en: { waiting: '{people, plural, =0 {nobody} one {# person} other {# people}} before you', hello: 'Hello {name}', when: 'See you on {at, date, ::MMMMd}' },
}

describe('saying', () => {
  test('counts as each language counts', () => {
    expect([0, 1, 2].map((people) => say(texts, 'en', 'waiting', { people }))).toEqual(['nobody before you', '1 person before you', '2 people before you'])
    expect(say(texts, 'zh', 'waiting', { people: 3 })).toBe('前面还有 3 人')
  })

  test('a value is never markup: a villager may be called <b>, {x} or 𠮷', () => {
    for (const name of ['<script>alert(1)</script>', '<b>', '{x}', '𠮷👵🏽', '\u202Eabc']) expect(say(texts, 'zh', 'hello', { name })).toBe(`${name}，您好`)
  })

  test('gives both languages at once', () => {
    expect(sayBoth(texts, 'hello', { name: '王' })).toEqual({ zh: '王，您好', en: 'Hello 王' })
  })
})

describe('refusing', () => {
  const refuse = refusals({ zh: { full: '{town}今天满了，请改天。' }, en: { full: '{town} is full today; choose another day.' } }, { full: 'conflict' })

  test('a refusal has a code, a sentence in both languages, and its values', () => {
    const refusal = refuse('full', { town: '云岭' })
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal.body).toEqual({ code: 'full', sentence: { zh: '云岭今天满了，请改天。', en: '云岭 is full today; choose another day.' }, values: { town: '云岭' } })
    expect(refusalKinds[refusal.kind]).toBe(409)
  })

  test("the platform's own sentences are in both languages and fill the same blanks", () => {
    const blanks = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => name).sort()
    for (const [code, zh] of Object.entries(platformTexts.zh)) {
      const en = platformTexts.en[code as keyof typeof platformTexts.zh]
      expect(zh, code).toMatch(/[\u4e00-\u9fff]/)
      expect(en, code).not.toMatch(/[\u4e00-\u9fff]/)
      expect(blanks(en), code).toEqual(blanks(zh))
    }
  })
})
