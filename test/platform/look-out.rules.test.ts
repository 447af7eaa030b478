import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lookOut } from '../../client/platform/look-out.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })
const hangs = () => new Promise<never>(() => undefined)

test('a line that comes back is found by the next question, whatever became of those before', async () => {
  const found = vi.fn<() => void>()
  let dead = true
  const ask = vi.fn(() => (dead ? hangs() : Promise.resolve()))
  lookOut(ask, found)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(found).not.toHaveBeenCalled()
  dead = false
  await vi.advanceTimersByTimeAsync(350)
  expect(found).toHaveBeenCalledOnce()
  const asked = ask.mock.calls.length
  await vi.advanceTimersByTimeAsync(10_000)
  expect([ask.mock.calls.length, found.mock.calls.length]).toEqual([asked, 1])
})

test('who stops looking is told nothing any more, and what was asked is given up', async () => {
  const found = vi.fn<() => void>()
  const signals: AbortSignal[] = []
  let answer: () => void = () => undefined
  const stop = lookOut((signal) => { signals.push(signal); return new Promise<void>((resolve) => { answer = resolve }) }, found)
  await vi.advanceTimersByTimeAsync(350)
  stop()
  answer()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  expect(found).not.toHaveBeenCalled()
})
