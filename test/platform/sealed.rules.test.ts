import { expect, test } from 'vitest'
import { blindIndex, seal, unseal } from '#server/platform/sealed.ts'

const key = 'a1'.repeat(32)
const otherKey = 'b2'.repeat(32)
const idNumber = '990101197605040022'

test('what was sealed comes back, 生僻字 and emoji too', () => {
  for (const text of [idNumber, '', '𠮷野䶮 👵🏽', 'x'.repeat(10_000)]) expect(unseal(key, seal(key, text))).toBe(text)
})

test('the same number never looks the same twice, and never shows', () => {
  const [one, two] = [seal(key, idNumber), seal(key, idNumber)]
  expect(one.equals(two)).toBe(false)
  expect(one.toString('latin1')).not.toContain(idNumber)
})

test('a single changed bit, anywhere, is noticed', () => {
  const sealed = seal(key, idNumber)
  for (let at = 0; at < sealed.length; at++) {
    const tampered = Buffer.from(sealed)
    tampered[at] = tampered[at]! ^ 1
    expect(() => unseal(key, tampered), `byte ${at}`).toThrow()
  }
  expect(() => unseal(key, sealed.subarray(0, -1))).toThrow()
})

test('another key does not open it', () => {
  expect(() => unseal(otherKey, seal(key, idNumber))).toThrow()
})

test('a number is found again by its blind index, and only with the key', () => {
  expect(blindIndex(key, idNumber).equals(blindIndex(key, idNumber))).toBe(true)
  expect(blindIndex(key, idNumber).equals(blindIndex(otherKey, idNumber))).toBe(false)
  expect(blindIndex(key, idNumber).equals(blindIndex(key, idNumber.replace(/2$/, '3')))).toBe(false)
})
