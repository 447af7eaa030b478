import { type ReactNode, Suspense, useCallback, useState } from 'react'
import { Opening } from '../ui/empty.tsx'
import { part } from '../platform/part.ts'
import { useHeardBack } from './use-heard-back.ts'
import { useSelfTest } from './use-self-test.ts'

// Fetched when first needed: a terminal that greets need not wait for them.
const HeardBackStage = part(async () => ({ Stage: (await import('./heard-back-stage.tsx')).HeardBackStage }), 'Stage')
const HeardBackActions = part(async () => ({ Actions: (await import('./heard-back-stage.tsx')).HeardBackActions }), 'Actions')
const SelfTestStage = part(async () => ({ Stage: (await import('./self-test-stage.tsx')).SelfTestStage }), 'Stage')
const SelfTestActions = part(async () => ({ Actions: (await import('./self-test-stage.tsx')).SelfTestActions }), 'Actions')
const drawn = (body: ReactNode, actions: ReactNode) => ({ body: <Suspense fallback={<Opening />}>{body}</Suspense>, actions: <Suspense fallback={null}>{actions}</Suspense> })

/** What a terminal can try of itself: what stands on the screen meanwhile, and how to begin. */
export type OwnTests = { shown: { body: ReactNode; actions: ReactNode } | null; trySound: () => void; test: () => void }

/** Trying the sound, and the whole self-test, which begins with it. A call that rings (`busy`) ends both at once; the long one also waits while a session is near. */
export function useOwnTests(may: boolean, busy: boolean): OwnTests {
  const [whole, setWhole] = useState(false)
  const { testing, start, end } = useSelfTest(may)
  const sound = useHeardBack(!busy, useCallback((heard: 0 | 1) => { if (whole) start(heard) }, [whole, start]))
  const test = () => { setWhole(true); sound.start() }
  const trySound = () => { setWhole(false); sound.start() }
  const { state } = sound
  // NOTE: whoever heard nothing is tested all the same: the result says why.
  if (state !== 'off' && !(state === 'unheard' && whole)) return { test, trySound, shown: drawn(<HeardBackStage state={state} />, <HeardBackActions state={state} onAnswer={sound.answer} onAgain={sound.start} onEnd={sound.end} />) }
  if (testing.state !== 'none') return { test, trySound, shown: drawn(<SelfTestStage testing={testing} />, <SelfTestActions testing={testing} onAgain={test} onEnd={() => { sound.end(); end() }} />) }
  return { test, trySound, shown: null }
}
