import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Edit, editAfter, editBetween, movedBy, type Step } from '#shared/records/edit-rules.ts'

const apply = (text: string, { at, removed, inserted }: Edit): string => text.slice(0, at) + inserted + text.slice(at + removed)
const steps = ({ at, removed, inserted }: Edit): Step[] => [{ retain: at }, ...(removed > 0 ? [{ delete: removed }] : []), ...(inserted === '' ? [] : [{ insert: inserted }])]
const words = fc.array(fc.constantFrom('田', '坎', 'a', ' ', '𠅤', '𠅥', '😀'), { maxLength: 8 }).map((parts) => parts.join(''))

describe('what was typed between two states of a field', () => {
  test('[N3] is only what changed', () => {
    expect(editBetween('田坎在东边', '田坎在西边')).toEqual({ at: 3, removed: 1, inserted: '西' })
    expect(editBetween('', '甲')).toEqual({ at: 0, removed: 0, inserted: '甲' })
    expect(editBetween('甲乙', '甲乙')).toEqual({ at: 2, removed: 0, inserted: '' })
  })

  test('[N3] makes the one from the other, and never cuts a rare character in two', () => {
    fc.assert(fc.property(words, words, (before, after) => {
      const edit = editBetween(before, after)
      expect(apply(before, edit)).toBe(after)
      expect([edit.inserted, before.slice(0, edit.at), before.slice(edit.at + edit.removed)].every((part) => part.isWellFormed())).toBe(true)
    }))
  })
})

describe('where a place is after somebody else typed', () => {
  test('[N3] words before it push it on, words behind it do not, and words that come exactly there come behind it', () => {
    expect(movedBy(3, [{ retain: 1 }, { insert: '啊啊' }])).toBe(5)
    expect(movedBy(3, [{ retain: 3 }, { insert: '啊' }])).toBe(3)
    expect(movedBy(3, [{ retain: 4 }, { delete: 2 }])).toBe(3)
    expect(movedBy(3, [{ retain: 1 }, { delete: 5 }])).toBe(1)
  })

  test('[N3] an edit of an older text does the same to the present one: nothing that others typed goes', () => {
    fc.assert(fc.property(words, words, (base, theirs) => {
      const heard = steps(editBetween(base, theirs))
      const mine = editBetween(base, `${base}我`)
      const merged = apply(theirs, editAfter(mine, heard))
      expect(merged).toContain('我')
      expect(merged.replace('我', '')).toBe(theirs)
    }))
  })
})
