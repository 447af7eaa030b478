import { expect, test } from 'vitest'
import { aVillager, checkDigit } from './a-villager.ts'

test("the check digit is right for the standard's own two examples (GB 11643-1999)", () => {
  expect(checkDigit('11010519491231002')).toBe('X')
  expect(checkDigit('44052418800101001')).toBe('4')
})

test('no two villagers share an ID number', () => {
  const numbers = Array.from({ length: 400 }, () => aVillager().idNumber)
  expect(new Set(numbers).size).toBe(400)
})
