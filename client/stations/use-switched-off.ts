import { useEffect } from 'react'
import { api } from '../platform/api.ts'
import { identity } from '../platform/identity.ts'
import { refusalOf } from '../platform/refusal-of.ts'
import { line } from '../platform/socket.ts'

/** Notices that this terminal was switched off, forgets its credential, and starts over with a code on the screen. */
export function useSwitchedOff(refused: unknown): void {
  useEffect(() => { startOverIfOff(refused) }, [refused])
  useEffect(() => {
    // NOTE: the server cuts the line of a terminal that is switched off; whether it was that, only asking tells.
    const cut = (reason: string) => {
      if (reason === 'io server disconnect') api.people.me().catch(startOverIfOff)
    }
    line().on('disconnect', cut)
    return () => { line().off('disconnect', cut) }
  }, [])
}

function startOverIfOff(error: unknown): void {
  if (!error || refusalOf(error).code !== 'terminal-revoked') return
  identity.drop()
  location.reload()
}
