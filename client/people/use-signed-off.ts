import { useEffect } from 'react'
import { api, query, queryClient } from '../platform/api.ts'
import { line } from '../platform/socket.ts'

/** Notices that this sign-in was ended elsewhere: the server cuts its line, and the next page asks to sign in again. */
export function useSignedOff(): void {
  useEffect(() => {
    const cut = (reason: string) => {
      // NOTE: any other reason is a broken line; that mends itself, as this one does where the sign-in still holds.
      if (reason !== 'io server disconnect') return
      api.people.me().then((me) => queryClient.setQueryData(query.people.me.queryKey(), me), () => undefined)
    }
    line().on('disconnect', cut)
    return () => { line().off('disconnect', cut) }
  }, [])
}
