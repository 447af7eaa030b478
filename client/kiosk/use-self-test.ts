import { useCallback, useEffect, useState } from 'react'
import type { SelfTest, TestReason } from '#shared/stations/words.ts'
import { ask, useSignal } from '../platform/socket.ts'

const testSeconds = 30
const shownMs = 20_000

/** Where a terminal's self-test is: none, running, done with its result, or not possible. */
export type Testing = { state: 'none' } | { state: 'running' } | { state: 'done'; test: SelfTest; why: TestReason } | { state: 'failed'; why: TestReason }
type Wanted = { why: TestReason; seconds: number; heard: 0 | 1 | null }

/** Tests the terminal when the server or a person asks, as soon as it `may`; whatever becomes more important ends it at once, and it is made afterwards. */
export function useSelfTest(may: boolean): { testing: Testing; start: (heard?: 0 | 1 | null) => void; end: () => void } {
  const [testing, setTesting] = useState<Testing>({ state: 'none' })
  const [wanted, setWanted] = useState<Wanted | null>(null)
  useSignal('stations:self-test-wanted', ({ why, seconds }) => setWanted((before) => before ?? { why, seconds, heard: null }))
  useEffect(() => {
    if (!wanted || !may) return
    const stop = new AbortController()
    setTesting({ state: 'running' })
    run(wanted, stop.signal).then(
      (test) => { setWanted(null); setTesting({ state: 'done', test, why: wanted.why }) },
      () => { if (!stop.signal.aborted) { setWanted(null); setTesting({ state: 'failed', why: wanted.why }) } },
    )
    return () => { stop.abort(); setTesting((now) => (now.state === 'running' ? { state: 'none' } : now)) }
  }, [wanted, may])
  // Nobody may be there to put a result away: it goes by itself where nobody at the terminal asked for it.
  useEffect(() => {
    if ((testing.state !== 'done' && testing.state !== 'failed') || testing.why === 'here') return
    const timer = setTimeout(() => setTesting({ state: 'none' }), shownMs)
    return () => clearTimeout(timer)
  }, [testing])
  const start = useCallback((heard: 0 | 1 | null = null) => setWanted({ why: 'here', seconds: testSeconds, heard }), [])
  const end = useCallback(() => { setWanted(null); setTesting({ state: 'none' }) }, [])
  return { testing, start, end }
}

async function run({ why, seconds, heard }: Wanted, stop: AbortSignal): Promise<SelfTest> {
  // NOTE: fetched when first needed: a terminal that opens need not wait for it.
  const { callTheServer } = await import('../sessions/media/test-call.ts')
  const figures = await callTheServer(seconds, stop)
  return ask('stations:self-test', { why, figures: { ...figures, heard } })
}
