import { describe, expect, test } from 'vitest'
import { partyInput, type PartyInput } from '#shared/people/contract.ts'
import { troublesOf } from '#shared/people/party-fields.ts'
import { peopleRefusals } from '#shared/people/refusals.ts'
import { plainNumber } from '#shared/people/rules.ts'
import { sayBoth } from '#shared/platform/say.ts'
import { anIdNumber, aVillager } from '#test/helpers/a-villager.ts'

const on = { today: '2026-09-18', testData: true }
const troubles = (given: Partial<PartyInput>) => troublesOf({ ...aVillager(), ...given }, on)
const child = anIdNumber('2016-05-04', 'male', 3)

describe('a person typed at the counter', () => {
  test('with everything in order has no trouble', () => {
    expect(troubles({})).toEqual({})
    expect(troubles({ phone: null, address: null })).toEqual({})
  })

  test.each([
    ['a name of 51 characters', { name: '长'.repeat(51) }, 'name', 'name-too-long'],
    ['a name with an emoji', { name: '张三😀' }, 'name', 'name-letters'],
    ['no name', { name: '  ' }, 'name', 'name-empty'],
    ['a phone of three digits', { phone: '123' }, 'phone', 'phone-number'],
    ['an address of 201 characters', { address: '村'.repeat(201) }, 'address', 'too-long'],
    ['half a character', { address: '\ud800' }, 'address', 'broken-characters'],
    ['a mistyped number', { idNumber: '990101196803150011' }, 'idNumber', 'id-number-check-digit'],
    ['a child without a guardian', { idNumber: child }, 'guardianName', 'guardian-needed'],
    ['a guardian whose phone is none', { idNumber: child, guardian: { name: '李四', phone: '1' } }, 'guardianPhone', 'phone-number'],
  ] as const)('%s: that field alone says why, in both languages', (_what, given, field, code) => {
    const found = troubles(given)
    expect(Object.keys(found)).toEqual([field])
    expect(found[field]!.code).toBe(code)
    const { zh, en } = sayBoth(peopleRefusals, found[field]!.code, found[field]!.values)
    expect(zh + en).not.toContain('{')
  })

  test('whatever length the contract refuses is refused at its field', () => {
    for (const [field, given] of [['address', { address: '村'.repeat(500) }], ['language', { language: '话'.repeat(51) }], ['name', { name: '长'.repeat(20_001) }], ['phone', { phone: '1'.repeat(41) }]] as const) {
      expect(partyInput.safeParse({ ...aVillager(), ...given }).success).toBe(false)
      expect(Object.keys(troubles(given))).toEqual([field])
    }
  })
})

test('one person typed in two ways has one number', () => {
  expect(plainNumber('990101 19680315 001x')).toBe(plainNumber('９９０１０１１９６８０３１５００１Ｘ'))
})
