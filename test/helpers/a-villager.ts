import type { Need } from '#shared/people/words.ts'

/** A villager as the clerk takes them down at the counter. */
export type Villager = { name: string; idNumber: string; phone: string; address: string; needs: Need[]; language: string | null; guardian: { name: string; phone: string } | null }

let made = 0

/** The next villager: made up, in a region that was never assigned, with a phone that cannot ring. */
export function aVillager(given: Partial<Villager> & { born?: string; sex?: 'female' | 'male' } = {}): Villager {
  made += 1
  const { born = '1976-05-04', sex = 'female', ...rest } = given
  return { name: aName(made), idNumber: anIdNumber(born, sex, made), phone: aPhone(made), address: '测试村 1 组', needs: [], language: null, guardian: null, ...rest }
}

const signs = '甲乙丙丁戊己庚辛壬癸'
// The order in heavenly stems: a name holds letters only.
const aName = (nth: number): string => `试${[...String(nth)].map((digit) => signs[Number(digit)]).join('')}`

/** A test phone: 120 0000 0000 to 120 0000 0099. */
export const aPhone = (nth: number): string => `120000000${String(nth % 100).padStart(2, '0')}`

/** A valid ID number (GB 11643) of region 990101: born on a day, of a sex, the nth of them. */
export function anIdNumber(born: string, sex: 'female' | 'male', nth: number): string {
  const order = (nth % 499) * 2 + (sex === 'male' ? 1 : 2)
  const first17 = `990101${born.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return first17 + checkDigit(first17)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** ISO 7064 MOD 11-2, as GB 11643 uses it. */
export function checkDigit(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return '10X98765432'[sum % 11] ?? ''
}
