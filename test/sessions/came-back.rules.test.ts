import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchReturn } from '../../client/sessions/media/came-back.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

/** Two voices that can be heard or not; what is played last is told as the browser tells it. */
function aTalk() {
  const heard = { host: true, other: true }
  let last: { host: number; other: number } | null = { host: 0, other: 0 }
  const timer = setInterval(() => {
    if (!last) return
    for (const who of ['host', 'other'] as const) if (heard[who]) last[who] = performance.now()
  }, 20)
  const back = vi.fn<() => void>()
  const stop = watchReturn(() => (last ? Object.values(last) : []), back)
  return { heard, back, stop: () => { stop(); clearInterval(timer) }, nobody: () => { last = null } }
}
const after = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('sound that comes after nothing of anybody’s did is noticed at once, and only once', async () => {
  const { heard, back } = aTalk()
  await after(3_000)
  heard.host = heard.other = false
  await after(5_000)
  expect(back).not.toHaveBeenCalled()
  heard.other = true
  await after(150)
  expect(back).toHaveBeenCalledOnce()
  heard.host = true
  await after(5_000)
  expect(back).toHaveBeenCalledOnce()
})

test('one who falls silent while another is heard, and a short pause of both, are no break', async () => {
  const { heard, back } = aTalk()
  await after(1_000)
  heard.other = false
  await after(5_000)
  heard.other = true
  await after(1_000)
  heard.host = heard.other = false
  await after(600)
  heard.host = heard.other = true
  await after(1_000)
  expect(back).not.toHaveBeenCalled()
})

test('the first sound of all is no return, and who stops watching hears no more', async () => {
  const talk = aTalk()
  talk.heard.host = talk.heard.other = false
  talk.nobody()
  await after(5_000)
  expect(talk.back).not.toHaveBeenCalled()
  const second = aTalk()
  second.heard.host = second.heard.other = false
  await after(3_000)
  second.stop()
  second.heard.host = true
  await after(1_000)
  expect(second.back).not.toHaveBeenCalled()
})
