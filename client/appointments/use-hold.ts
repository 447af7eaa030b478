import { useCallback, useEffect, useRef } from 'react'
import { api } from '../platform/api.ts'

/** The time that is kept for a form while its offer is read out (A25): given back when the form is left or begun anew. A browser that dies gives nothing back: the server's minutes end it. */
export function useHold() {
  const kept = useRef<string | null>(null)
  const onKept = useCallback((key: string) => { kept.current = key }, [])
  const onTaken = useCallback(() => { kept.current = null }, [])
  const letGo = useCallback(() => {
    const key = kept.current
    kept.current = null
    if (key) void api.appointments.letGo({ key }).catch(() => undefined)
  }, [])
  useEffect(() => letGo, [letGo])
  return { onKept, onTaken, letGo }
}
