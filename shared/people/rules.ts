import { dayOf, isDay, type Day } from '../platform/time.ts'

/** What an ID number says about its holder, or why it is not one. */
export type IdNumberRead =
  | { ok: true; number: string; bornOn: Day; sex: 'female' | 'male' }
  | { ok: false; why: 'id-number-length' | 'id-number-region' | 'id-number-birth-date' | 'id-number-check-digit' }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'
const provinces = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '))
/** The unassigned region of made-up people, accepted only where test data is. */
const testRegion = '990101'

/** Reads a citizen's ID number (GB 11643-1999: region, birth date, sequence, check digit). Rules P1–P4. */
export function readIdNumber(typed: string, { today, testData }: { today: Day; testData: boolean }): IdNumberRead {
  const number = plainNumber(typed)
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, why: 'id-number-length' }
  if (!provinces.has(number.slice(0, 2)) && !(testData && number.startsWith(testRegion))) return { ok: false, why: 'id-number-region' }
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(bornOn) || bornOn > today || bornOn < '1890-01-01') return { ok: false, why: 'id-number-birth-date' }
  if (checkDigitOf(number) !== number[17]) return { ok: false, why: 'id-number-check-digit' }
  return { ok: true, number, bornOn, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}

// NOTE: full-width digits, spaces and a small x are how people type, not mistakes.
/** An ID number as it is compared: however it was typed, the same person has the same one. */
export const plainNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** The eighteenth character that belongs to the first seventeen (ISO 7064 MOD 11-2). */
export function checkDigitOf(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return checkDigits[sum % 11]!
}

/** Full years on a county day; someone born on 29 February is a year older on 1 March. */
export function ageOn(bornOn: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** The same for an instant. */
export const ageAt = (bornOn: Day, at: Date): number => ageOn(bornOn, dayOf(at))

/** P5: below 14 a guardian speaks for the child, and the child's data are sensitive (个保法 31). */
export const needsGuardian = (age: number): boolean => age < 14

/** A phone number as digits, or null. Mobile, or a fixed line with its area code; 120 0000 00xx only among test data. Rule P6. */
export function readPhone(typed: string, { testData }: { testData: boolean }): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s\-()]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  if (/^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits)) return digits
  return testData && /^120000000\d\d$/.test(digits) ? digits : null
}

export const nameMax = 50

/** How much of each field is kept at most, in UTF-16 characters; a name and a number are judged by their own rules. */
export const longest = { idNumber: 40, phone: 40, address: 200, language: 50 } as const

/**
 * A name exactly as it was typed, or why not. Rule P7: letters of any script, 生僻字 and · as they are;
 * nothing that could hide or turn the text round; 50 characters at most.
 */
export function readName(typed: string): { ok: true; name: string } | { ok: false; why: 'name-empty' | 'name-too-long' | 'name-letters' } {
  const name = typed.trim()
  if (name === '') return { ok: false, why: 'name-empty' }
  // NOTE: counted as people count: a 生僻字 outside the basic plane is one character, not two.
  if ([...name].length > nameMax) return { ok: false, why: 'name-too-long' }
  return /^[\p{L}\p{M}·•・‧.'’ -]+$/u.test(name) && /\p{L}/u.test(name) ? { ok: true, name } : { ok: false, why: 'name-letters' }
}

/** 990101********001X: enough to recognise one's own, not enough to use. */
export const maskIdNumber = (number: string): string => `${number.slice(0, 6)}********${number.slice(-4)}`

/** 120****0001 */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`
