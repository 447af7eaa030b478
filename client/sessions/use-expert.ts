import { useEffect, useState } from 'react'
import type { SessionsSignals } from '#shared/sessions/signals.ts'
import { useSignal } from '../platform/socket.ts'

type Expert = Parameters<SessionsSignals['sessions:expert']>[0]

const shownMs = 15_000

/** The expert who has just come in or left, for as long as it is worth saying. Rule S31. */
export function useExpert(): Expert | null {
  const [expert, setExpert] = useState<Expert | null>(null)
  useSignal('sessions:expert', setExpert)
  useEffect(() => {
    if (!expert) return
    const timer = setTimeout(() => setExpert(null), shownMs)
    return () => clearTimeout(timer)
  }, [expert])
  return expert
}
