import { type ReactNode, useCallback, useState } from 'react'
import { HeardBackActions, HeardBackStage } from './heard-back-stage.tsx'
import { SelfTestActions, SelfTestStage } from './self-test-stage.tsx'
import { useHeardBack } from './use-heard-back.ts'
import { useSelfTest } from './use-self-test.ts'

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
  if (state !== 'off' && !(state === 'unheard' && whole)) return { test, trySound, shown: { body: <HeardBackStage state={state} />, actions: <HeardBackActions state={state} onAnswer={sound.answer} onAgain={sound.start} onEnd={sound.end} /> } }
  if (testing.state !== 'none') return { test, trySound, shown: { body: <SelfTestStage testing={testing} />, actions: <SelfTestActions testing={testing} onAgain={test} onEnd={() => { sound.end(); end() }} /> } }
  return { test, trySound, shown: null }
}
