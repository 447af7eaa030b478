import { expect, test } from 'vitest'
import { type LineUse, lineAfter, wideLine } from '#server/sessions/rules/thin-line.ts'

/** Looks every two seconds at a line that carries what is given, from second to second. */
function look(kbits: readonly number[], from: LineUse = wideLine, at = 0): { uses: LineUse[]; last: LineUse } {
  const uses: LineUse[] = []
  let use = from
  kbits.forEach((kbit, nth) => uses.push((use = lineAfter(use, kbit, 150, at + nth * 2_000))))
  return { uses, last: use }
}
const stills = (kbits: number[]) => look(kbits).uses.map((use) => use.stills)

test('[S15] a wide line has moving pictures, and a moment’s dip changes nothing', () => {
  expect(stills([900, 90, 900, 149, 150])).toEqual([false, false, false, false, false])
})

test('[S15] a line that is too thin twice in a row gets stills', () => {
  expect(stills([900, 90, 90])).toEqual([false, false, true])
})

test('[S15] moving pictures are tried again after 20 s, and after twice as long each time that they do not hold', () => {
  const thin = stills(Array.from({ length: 120 }, () => 90))
  const tries = thin.flatMap((still, nth) => (nth > 2 && !still && thin[nth - 1] ? [nth * 2] : []))
  expect(tries).toEqual([22, 66, 150])
})

test('[S15] a line that has held for a minute is forgiven what it was before', () => {
  const thin = look([90, 90]).last
  const tried = look([90], thin, 30_000).last
  expect(tried).toMatchObject({ stills: false, times: 1 })
  expect(look([400], tried, 95_000).last.times).toBe(0)
})

test('[S15] where it is set to 0 no line is ever too thin', () => {
  expect(lineAfter({ ...wideLine, lowLooks: 1 }, 1, 0, 10_000).stills).toBe(false)
})
