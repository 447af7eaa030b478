import { useEffect } from 'react'
import { rings } from '#shared/sessions/rules.ts'
import type { OpenSession } from './use-session.ts'

const politeMs = 2_500

/** Whether this terminal rings; whom the clerk has checked in need not touch anything: it joins by itself. Rule S5. */
export function useRinging({ session, seat, phase, link }: OpenSession): boolean {
  const ringing = phase === 'waiting' && session !== null && seat !== null && rings(session, seat)
  const byItself = ringing && seat?.arrival === 'checked_in'
  useEffect(() => {
    if (!byItself) return
    const timer = setTimeout(() => link.join(), politeMs)
    return () => clearTimeout(timer)
  }, [byItself, link])
  return ringing
}
