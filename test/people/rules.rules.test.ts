import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditText } from '#server/people/rules/chain-audit.ts'
import { ageOn, checkDigitOf, maskIdNumber, maskPhone, needsGuardian, readIdNumber, readName, readPhone } from '#shared/people/rules.ts'

const today = '2026-09-18'
const read = (number: string, testData = true) => readIdNumber(number, { today, testData })

describe('an ID number (GB 11643)', () => {
  test.each([
    ['99010119680315001X', '1968-03-15', 'male'],
    ['990101196011201026', '1960-11-20', 'female'],
    ['990101194410030034', '1944-10-03', 'male'],
    ['99010120120606204X', '2012-06-06', 'female'],
  ])('[P1] %s says birth date and sex', (number, bornOn, sex) => {
    expect(read(number)).toEqual({ ok: true, number, bornOn, sex })
  })

  test('[P1] is read as people type it: small x, spaces, full width', () => {
    expect(read(' 990101 19680315 001x ')).toMatchObject({ ok: true, number: '99010119680315001X' })
    expect(read('９９０１０１１９６８０３１５００１Ｘ')).toMatchObject({ ok: true, number: '99010119680315001X' })
  })

  test.each([
    ['[P1] 17 digits', '9901011968031500', 'id-number-length'],
    ['[P1] letters', '99010119680315ABCX', 'id-number-length'],
    ['[P2] a region that is none', '990201196803150011', 'id-number-region'],
    ['[P3] 30 February', '990101199002300013', 'id-number-birth-date'],
    ['[P3] born tomorrow', '990101202609190017', 'id-number-birth-date'],
    ['[P4] one digit mistyped', '990101196803150011', 'id-number-check-digit'],
  ])('%s is refused', (_why, number, why) => {
    expect(read(number)).toEqual({ ok: false, why })
  })

  test('[P2] the made-up region is good only among test data', () => {
    expect(read('99010119680315001X', false)).toEqual({ ok: false, why: 'id-number-region' })
  })

  test('[P4] no single mistyped digit goes unnoticed', () => {
    const number = '990101196011201026'
    fc.assert(fc.property(fc.integer({ min: 14, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
      expect(checkDigitOf(wrong)).not.toBe(number[17])
    }))
  })
})

test('[P5] a child is below 14 until the birthday', () => {
  expect(ageOn('2012-09-19', today)).toBe(13)
  expect(needsGuardian(ageOn('2012-09-19', today))).toBe(true)
  expect(needsGuardian(ageOn('2012-09-18', today))).toBe(false)
  expect(ageOn('2012-02-29', '2026-02-28')).toBe(13)
  expect(ageOn('2012-02-29', '2026-03-01')).toBe(14)
})

test('[P6] phones: mobile, fixed line, +86; made-up ones only among test data', () => {
  expect(readPhone('138 0013 8000', { testData: false })).toBe('13800138000')
  expect(readPhone('+86 13800138000', { testData: false })).toBe('13800138000')
  expect(readPhone('0816-123 4567', { testData: false })).toBe('08161234567')
  expect(readPhone('120 0000 0001', { testData: true })).toBe('12000000001')
  expect(readPhone('120 0000 0001', { testData: false })).toBeNull()
  expect(readPhone('12345', { testData: true })).toBeNull()
  expect(readPhone('<script>', { testData: true })).toBeNull()
})

describe('[P7] a name', () => {
  test.each(['张三', '阿卜杜·热合曼', '𠮷田𬎆', 'محمد', 'O’Neil', '欧阳'.repeat(25)])('%s stays exactly as it was typed', (name) => {
    expect(readName(name)).toEqual({ ok: true, name })
  })
  test.each([
    ['nothing', '  ', 'name-empty'],
    ['51 characters', '字'.repeat(51), 'name-too-long'],
    ['10,000 characters', '字'.repeat(10_000), 'name-too-long'],
    ['emoji', '王😀', 'name-letters'],
    ['a right-to-left override', '王\u202e伟', 'name-letters'],
    ['an invisible joiner', '王\u200d伟', 'name-letters'],
    ['a tag', '<script>alert(1)</script>', 'name-letters'],
    ['a line break inside', '王\n伟', 'name-letters'],
    ['only marks', '···', 'name-letters'],
  ])('with %s is refused', (_what, name, why) => {
    expect(readName(name)).toEqual({ ok: false, why })
  })
  test('of fifty rare characters outside the basic plane is fifty long, not a hundred', () => {
    expect(readName('𬎆'.repeat(50)).ok).toBe(true)
  })
})

test('numbers are shown masked', () => {
  expect(maskIdNumber('99010119680315001X')).toBe('990101********001X')
  expect(maskPhone('12000000001')).toBe('120****0001')
})

test('the same audit line always has the same text, whatever order it was made in', () => {
  const line = { at: '2026-09-18T01:12:00.000Z', actorKind: 'staff', actorId: '1', actorName: '张', verb: 'read', subject: 'party', subjectId: '2', partyId: null, origin: '::1' }
  expect(auditText(Object.fromEntries(Object.entries(line).reverse()) as typeof line)).toBe(auditText(line))
})
