import { expect, test } from 'vitest'
import { type LineLook, type LineUse, lineAfter, wideLine } from '#server/sessions/rules/thin-line.ts'

/** Looks every two seconds at a line that carries what is given, or that does as it is told. */
function look(looks: readonly (number | LineLook)[], from: LineUse = wideLine, at = 0): { uses: LineUse[]; last: LineUse } {
  const uses: LineUse[] = []
  let use = from
  looks.forEach((given, nth) => uses.push((use = lineAfter(use, typeof given === 'number' ? { kbit: given, lost: null, answerMs: null } : given, 150, at + nth * 2_000))))
  return { uses, last: use }
}
const stills = (kbits: number[]) => look(kbits).uses.map((use) => use.stills)

test('[S15] a wide line has moving pictures, and a moment’s dip changes nothing', () => {
  expect(stills([900, 90, 900, 149, 150])).toEqual([false, false, false, false, false])
})

test('[S15] a line that is too thin, and still is once its pictures are small, gets stills', () => {
  expect(stills([900, 90, 90, 90])).toEqual([false, false, false, true])
})

test('[S15] moving pictures are tried again after 20 s, and after twice as long each time that they do not hold', () => {
  const thin = stills(Array.from({ length: 120 }, () => 90))
  const tries = thin.flatMap((still, nth) => (nth > 2 && !still && thin[nth - 1] ? [nth * 2] : []))
  expect(tries).toEqual([24, 68, 152])
})

test('[S15] a line that has held for a minute is forgiven what it was before', () => {
  const thin = look([90, 90, 90]).last
  const tried = look([90], thin, 30_000).last
  expect(tried).toMatchObject({ stills: false, times: 1 })
  expect(look([400], tried, 95_000).last.times).toBe(0)
})

test('[S15] where it is set to 0 no line is ever too thin', () => {
  expect(lineAfter({ ...wideLine, lowLooks: 1 }, { kbit: 1, lost: 0.5, answerMs: 2_000 }, 0, 10_000).stills).toBe(false)
})

const losing = (lost: number, answerMs = 300): LineLook => ({ kbit: 100, lost, answerMs })

test('[S15] a line that loses every tenth packet is not thin for that: it is held, however little it is believed to carry', () => {
  const { uses } = look([losing(0.1), losing(0.14), losing(0.08), losing(0.1)])
  expect(uses.map(({ stills, held }) => [stills, held])).toEqual([[false, true], [false, true], [false, true], [false, true]])
})

test('[S15] a line that chokes loses far more, or lets packets stand: it gets stills, held or not', () => {
  const held = look([losing(0.1)]).last
  expect(look([losing(0.4), losing(0.4)], held).last).toMatchObject({ stills: true, held: false })
  expect(look([losing(0.1, 1_200), losing(0.1, 1_200)], held).last).toMatchObject({ stills: true, held: false })
  expect(look([losing(0.4), losing(0.1), losing(0.4)], held).last.stills).toBe(false)
})

test('[S15] a thin line that loses nothing gets stills, and so does one that nobody tells of', () => {
  expect(look([losing(0), losing(0.01), losing(0)]).last.stills).toBe(true)
  expect(look([{ kbit: 900, lost: 0.4, answerMs: 2_000 }, { kbit: 900, lost: 0.4, answerMs: 2_000 }]).last.stills).toBe(false)
})

test('[S15] before pictures stand still they become small, and large again where the line seems to carry that', () => {
  const sizes = look([900, 280, 280, 260, 270, 290, 310, 320, 330, 340, 900]).uses.map(({ small, stills }) => `${small ? 'small' : 'large'}${stills ? ' stills' : ''}`)
  expect(sizes).toEqual(['large', 'small', 'small', 'small', 'small', 'small', 'large', 'large', 'large', 'large', 'large'])
})

test('[S15] where large pictures do not hold they are tried after twice as long, and blindly only after a minute', () => {
  const between = Array.from({ length: 60 }, () => 250)
  const tries = look(between).uses.flatMap(({ small }, nth, uses) => (nth > 0 && !small && uses[nth - 1]?.small ? [nth * 2] : []))
  expect(tries).toEqual([10, 36, 82])
  const little = look(Array.from({ length: 40 }, () => 190)).uses.findIndex(({ small }, nth) => nth > 0 && !small)
  expect(little * 2).toBe(60)
})

test('[S15] a thin line that is believed to carry much again has moving pictures sooner', () => {
  const thin = look([90, 90, 90]).last
  expect(look([400, 400, 400], thin, 6_000).uses.map(({ stills }) => stills)).toEqual([true, true, false])
})

test('[S15] a look that knows of no loss does not make a lossy line thin; one that is clean for ten seconds is believed', () => {
  const held = look([losing(0.1), losing(0), losing(0.02), losing(0.1)])
  expect(held.last).toMatchObject({ stills: false, held: true })
  expect(look([losing(0), losing(0), losing(0), losing(0), losing(0), losing(0)], held.last, 8_000).last.stills).toBe(true)
})

test('[S15] a line that is believed to carry more with each look is given the time', () => {
  expect(stills([900, 96, 112, 145, 180])).toEqual([false, false, false, false, false])
  expect(stills([900, 96, 112, 100])).toEqual([false, false, false, true])
})
