import { expect, test } from 'vitest'
import { brokenStage, untilNextStage } from '#shared/sessions/rules.ts'

test.each([[0, 'quiet'], [4_999, 'quiet'], [5_000, 'spoken'], [59_999, 'spoken'], [60_000, 'kept'], [599_999, 'kept'], [600_000, 'given-up'], [3_600_000, 'given-up']] as const)('[S14] a line that broke %i ms ago is %s', (ms, stage) => {
  expect(brokenStage(ms)).toBe(stage)
})

test('[S14] each stage is told when it begins, and after the last there is nothing more to tell', () => {
  expect([0, 5_000, 59_000, 60_000, 600_000].map(untilNextStage)).toEqual([5_000, 55_000, 1_000, 540_000, null])
})
