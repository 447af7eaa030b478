const chineseDigits = '零一二三四五六七八九'

/** 1 → 一, 12 → 十二, 20 → 二十, 25 → 二十五: enough for the numbers of clauses. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  return (tens === 0 ? '' : tens === 1 ? '十' : `${chineseDigits[tens]}十`) + (ones === 0 && tens > 0 ? '' : chineseDigits[ones]!)
}
