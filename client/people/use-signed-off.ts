import { useEffect } from 'react'
import { api, query, queryClient } from '../platform/api.ts'
import { line } from '../platform/socket.ts'

/** Notices that this sign-in was ended elsewhere: the server cuts its line, and the next page asks to sign in again. */
export function useSignedOff(): void {
  useEffect(() => {
    const cut = (reason: string) => {
      // NOTE: any other reason is a broken line, which mends itself.
      if (reason !== 'io server disconnect') return
      const again = (me: Awaited<ReturnType<typeof api.people.me>>) => {
        queryClient.setQueryData(query.people.me.queryKey(), me)
        if (me.kind !== 'guest') line().connect()
      }
      api.people.me().then(again, () => line().connect())
    }
    line().on('disconnect', cut)
    return () => { line().off('disconnect', cut) }
  }, [])
}
