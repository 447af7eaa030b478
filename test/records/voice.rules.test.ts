import { expect, test } from 'vitest'
import { isHeard, lengthIn, loudestIn, piecesOf, runAround, zeroOf } from '#server/records/rules/voice.ts'

const at = (ms: number) => new Date(ms)

test('[R11] a stretch lies in one recording as a whole, or is not on tape: nothing of a talk aside is ever in it', () => {
  const [before, after] = [{ startedAt: at(1_000), endedAt: at(5_000) }, { startedAt: at(9_000), endedAt: null }]
  const run = (from: number, to: number) => runAround([before, after], { from, to })
  expect([run(1_000, 5_000), run(2_000, 3_000), run(9_000, 90_000)]).toEqual([before, before, after])
  for (const [from, to] of [[4_000, 6_000], [6_000, 8_000], [8_000, 10_000], [4_000, 10_000], [0, 2_000]] as const) expect(run(from, to)).toBeNull()
})
test('[R11] what of each file lies in it, also where one ended and the next began; a file that grows has no end yet', () => {
  const tapes = [{ file: 'b', zero: 8_000, durationMs: null }, { file: 'a', zero: 2_000, durationMs: 5_000 }]
  expect(piecesOf(tapes, { from: 6_000, to: 9_500 })).toEqual([{ file: 'a', fromMs: 4_000, lengthMs: 1_000 }, { file: 'b', fromMs: 0, lengthMs: 1_500 }])
  expect(piecesOf(tapes, { from: 7_200, to: 7_800 })).toEqual([])
  expect(piecesOf(tapes, { from: 10_000, to: 12_000 })).toEqual([{ file: 'b', fromMs: 2_000, lengthMs: 2_000 }])
})
test('[R11] a file begins where its last word on the clocks says', () => {
  expect(zeroOf([[0, 1_040], [10_000, 11_015]], 999)).toBe(1_015)
  expect(zeroOf([], 999)).toBe(999)
})
test('[R11] a quiet room is no voice', () => {
  const words = 'n_samples: 0\n[volumedetect] n_samples: 192000\nmean_volume: -22.3 dB\nmax_volume: -17.8 dB\nhistogram_17db: 56'
  expect([loudestIn(words), lengthIn(words), isHeard(loudestIn(words))]).toEqual([-17.8, 4_000, true])
  expect([isHeard(-50), isHeard(loudestIn('n_samples: 0')), isHeard(-49.9)]).toEqual([false, false, true])
})
