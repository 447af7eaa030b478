import { useEffect } from 'react'
import { queryClient } from './api.ts'
import { line, useSignal } from './socket.ts'

/** Keeps a whole shell fresh: what the server says has changed is asked again, and everything after a broken line. */
export function useFresh(): void {
  // Every query's key begins with its chapter (oRPC: [['cases', 'file'], …]).
  useSignal('changed', ({ chapter }) => void queryClient.invalidateQueries({ queryKey: [[chapter]] }))
  useEffect(() => {
    let before = line().connected
    const again = () => {
      if (before) void queryClient.invalidateQueries()
      before = true
    }
    line().on('connect', again)
    return () => { line().off('connect', again) }
  }, [])
}
