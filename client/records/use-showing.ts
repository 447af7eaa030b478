import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { seesShowing, type Showing, type Sight } from '#shared/records/showing.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import type { Seat, Session, SessionId } from '#shared/sessions/words.ts'
import { api, query } from '../platform/api.ts'
import { ask, useSignal } from '../platform/socket.ts'
import { useSave } from '../platform/use-save.ts'

/** A session as a screen has it. */
export type Place = { session: Session | null; seat: Seat | null }

/** What is laid before this seat, and (the host) the ways to lay, lead and put away. */
export function useShowing({ session, seat }: Place) {
  const sessionId = (session?.id ?? '') as SessionId
  const options = query.records.showing.queryOptions({ input: { sessionId }, enabled: session !== null && seat !== null })
  const asked = useQuery(options)
  const client = useQueryClient()
  const turn = (id: Showing['id'], sight: Sight) => client.setQueryData(options.queryKey, (before) => (before?.showing?.id === id ? { showing: { ...before.showing, ...sight } } : before))
  useSignal('records:led', ({ showingId, sight }) => turn(showingId, sight))
  // NOTE: going aside and coming together changes what is seen; asked at once, whether or not it is told.
  const room = `${session?.course.caucus?.since ?? ''} ${session?.course.pause?.since ?? ''}`
  const refetch = useRef(asked.refetch)
  refetch.current = asked.refetch
  useEffect(() => { if (sessionId !== '') void refetch.current() }, [room, sessionId])
  const found = (asked.data?.showing ?? null) as Showing | null
  const take = (showing: unknown) => client.setQueryData(options.queryKey, () => ({ showing: showing as never }))
  const showing = found && session && seat && seesShowing(session, seat, found) ? found : null
  return {
    showing,
    leads: seat?.role === 'host',
    lead: useLead(showing, turn),
    show: useSave((attachmentId: AttachmentId) => api.records.showEvidence({ sessionId, attachmentId }), { then: take }),
    end: useSave(() => api.records.endShowing({ sessionId }), { then: () => take(null), refresh: [query.records.showings.key()] }),
  }
}

// The host's own screen turns at once; the others are told one after the other, and of the newest only.
function useLead(showing: Showing | null, turn: (id: Showing['id'], sight: Sight) => void): (change: Partial<Sight>) => void {
  const next = useRef<{ id: Showing['id']; sight: Sight } | null>(null)
  const telling = useRef(false)
  const tell = async (): Promise<void> => {
    if (telling.current) return
    telling.current = true
    while (next.current) {
      const { id, sight } = next.current
      next.current = null
      await ask('records:lead', { showingId: id, sight }).catch(() => undefined)
    }
    telling.current = false
  }
  return (change) => {
    if (!showing) return
    const { page, zoom, x, y } = { ...showing, ...next.current?.sight, ...change }
    next.current = { id: showing.id, sight: { page, zoom, x, y } }
    turn(showing.id, next.current.sight)
    void tell()
  }
}
