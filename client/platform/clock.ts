import { useEffect, useState } from 'react'

let aheadMs = 0

/** Learns from an answer's Date header how far the server's clock is ahead: a terminal's own may be wrong. */
export function learnTime(response: Response): void {
  const served = Date.parse(response.headers.get('date') ?? '')
  if (Number.isNaN(served)) return
  const ahead = served - Date.now()
  aheadMs = Math.abs(ahead) > 2000 ? ahead : 0
}

/** The server's time, as well as this tab knows it. */
export const now = (): Date => new Date(Date.now() + aheadMs)

/** The time as it passes, for clocks and countdowns. */
export function useNow(everyMs = 1000): Date {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return at
}
