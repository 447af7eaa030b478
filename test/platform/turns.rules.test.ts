import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutTurns } from '#shared/platform/turns.ts'
import { typed } from '#shared/platform/zod.ts'

test('what turns a text round is left out of it, wherever it stands', () => {
  expect(withoutTurns('张\u202e三\u2066李\u2069四\u200e\u200f\u202a\u202c')).toBe('张三李四')
  expect(typed(4).parse('\u202e张三李四\u202c')).toBe('张三李四')
})

test('what people write stays as it is, Arabic and rare characters too', () => {
  for (const text of ['阿卜杜·热合曼', 'ئۇيغۇر', '𠮷野䶮', 'O’Neil', '👩‍👩‍👧']) expect(withoutTurns(text)).toBe(text)
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('字', 'a', ' ', '\u202e', '\u200d') }), (text) => {
    expect(withoutTurns(text)).toBe(text.replaceAll('\u202e', ''))
  }))
})
