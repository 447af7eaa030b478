import { useEffect, useState } from 'react'
import { ask } from '../platform/socket.ts'

const forgetMs = 30_000

/** Calling the clerk from a terminal: called, or nobody is there to hear it. */
export function useCallStaff(): { state: 'idle' | 'called' | 'unheard'; call: () => void } {
  const [state, setState] = useState<'idle' | 'called' | 'unheard'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), forgetMs)
    return () => clearTimeout(timer)
  }, [state])
  return { state, call: () => { ask('sessions:call-staff', {}).then(({ heard }) => setState(heard ? 'called' : 'unheard'), () => setState('unheard')) } }
}
