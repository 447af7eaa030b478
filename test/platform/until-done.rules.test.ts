import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UntilDone, withinReason } from '../../client/platform/until-done.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })
const halfAMinute = 30_000

test('what fails is tried again after the time that was said, until it is done', async () => {
  const attempt = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('gone')).mockRejectedValueOnce(new Error('gone')).mockResolvedValue()
  const asking = new UntilDone(attempt, () => 1_000)
  await asking.go()
  await vi.advanceTimersByTimeAsync(999)
  expect(attempt).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(attempt).toHaveBeenCalledTimes(3)
})

test('a refusal ends it, and where there is no use in trying it is not tried', async () => {
  const refused = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('no'))
  await new UntilDone(refused, () => null).go()
  const hopeless = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('gone'))
  await new UntilDone(hopeless, () => 1_000, () => false).go()
  await vi.advanceTimersByTimeAsync(60_000)
  expect([refused.mock.calls.length, hopeless.mock.calls.length]).toEqual([1, 1])
})

test('what is wanted while an attempt runs is done once, right after it', async () => {
  let done: () => void = () => undefined
  const attempt = vi.fn(() => new Promise<void>((resolve) => { done = resolve }))
  const asking = new UntilDone(attempt, () => null)
  void asking.go()
  void asking.go()
  void asking.go()
  expect(attempt).toHaveBeenCalledTimes(1)
  done()
  await vi.advanceTimersByTimeAsync(10)
  expect(attempt).toHaveBeenCalledTimes(2)
  done()
  await vi.advanceTimersByTimeAsync(10)
  expect(attempt).toHaveBeenCalledTimes(2)
})

test('an attempt to come back that hangs is given up after half a minute, and the next one brings everybody back', async () => {
  const attempt = vi.fn<() => Promise<void>>().mockReturnValueOnce(new Promise(() => undefined)).mockResolvedValue()
  const gaveUp = vi.fn<() => Error>(() => new Error('too long'))
  const asking = new UntilDone(() => withinReason(attempt(), halfAMinute, gaveUp), () => 1_000)
  void asking.go()
  await vi.advanceTimersByTimeAsync(halfAMinute - 1)
  expect([attempt.mock.calls.length, gaveUp.mock.calls.length]).toEqual([1, 0])
  await vi.advanceTimersByTimeAsync(1_001)
  expect([attempt.mock.calls.length, gaveUp.mock.calls.length]).toEqual([2, 1])
  await vi.advanceTimersByTimeAsync(120_000)
  expect([attempt.mock.calls.length, gaveUp.mock.calls.length]).toEqual([2, 1])
})

test('once it is closed nothing is tried any more', async () => {
  const attempt = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('gone'))
  const asking = new UntilDone(attempt, () => 1_000)
  await asking.go()
  asking.close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(attempt).toHaveBeenCalledTimes(1)
})
