import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BrokenLine } from '../../client/sessions/media/broken-line.ts'

let told: (string | null)[]
let line: BrokenLine
beforeEach(() => {
  vi.useFakeTimers()
  told = []
  line = new BrokenLine((stage) => told.push(stage))
})
afterEach(() => {
  line.close()
  vi.useRealTimers()
})

test('[S14] a break is told stage by stage, and that it is over', () => {
  line.is({ line: true })
  vi.advanceTimersByTime(4_900)
  expect(told).toEqual(['quiet'])
  vi.advanceTimersByTime(700_000)
  expect(told).toEqual(['quiet', 'spoken', 'kept', 'given-up'])
  line.is({ line: false })
  expect(told.at(-1)).toBeNull()
})

test('[S14] it is one break while the server or the packets fail, and over when both are back', () => {
  line.is({ line: true })
  vi.advanceTimersByTime(3_000)
  line.is({ media: true })
  line.is({ line: false })
  vi.advanceTimersByTime(3_000)
  expect(told).toEqual(['quiet', 'spoken'])
  line.is({ media: false })
  vi.advanceTimersByTime(700_000)
  expect(told).toEqual(['quiet', 'spoken', null])
})

test('[S14] who has left is told of no break any more', () => {
  line.is({ media: true })
  line.close()
  vi.advanceTimersByTime(700_000)
  line.is({ media: false })
  expect(told).toEqual(['quiet'])
})
