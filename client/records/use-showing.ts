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
  const { queryKey } = options
  const turn = async (id: Showing['id'], sight: Sight): Promise<void> => {
    // NOTE: an answer that is under way may be older than this turn: it is dropped, and asked for anew.
    const underWay = client.isFetching({ queryKey }) > 0
    if (underWay) await client.cancelQueries({ queryKey })
    client.setQueryData(queryKey, (before) => (before?.showing?.id === id ? { showing: { ...before.showing, ...sight } } : before))
    if (underWay) await client.refetchQueries({ queryKey })
  }
  useSignal('records:led', ({ showingId, sight }) => void turn(showingId, sight))
  // NOTE: going aside and coming together changes what is seen; asked at once, whether or not it is told.
  const room = `${session?.course.caucus?.since ?? ''} ${session?.course.pause?.since ?? ''}`
  const refetch = useRef(asked.refetch)
  refetch.current = asked.refetch
  useEffect(() => { if (sessionId !== '') void refetch.current() }, [room, sessionId])
  const found = (asked.data?.showing ?? null) as Showing | null
  const take = (showing: unknown) => client.setQueryData(queryKey, () => ({ showing: showing as never }))
  const showing = found && session && seat && seesShowing(session, seat, found) ? found : null
  return {
    showing,
    leads: seat?.role === 'host',
    lead: useLead(showing, turn, asked.refetch),
    show: useSave((attachmentId: AttachmentId) => api.records.showEvidence({ sessionId, attachmentId }), { then: take }),
    end: useSave(() => api.records.endShowing({ sessionId }), { then: () => take(null), refresh: [query.records.showings.key()] }),
  }
}

// The host's own screen turns at once; the others are told one after the other, and of the newest only. Until all are told, what
// the server says may be older than what the host last chose, so the next turn goes on from the choice.
function useLead(showing: Showing | null, turn: (id: Showing['id'], sight: Sight) => Promise<void>, settle: () => Promise<unknown>): (change: Partial<Sight>) => void {
  const chosen = useRef<{ id: Showing['id']; sight: Sight } | null>(null)
  const telling = useRef(false)
  const tell = async (): Promise<void> => {
    if (telling.current) return
    telling.current = true
    let told: typeof chosen.current = null
    while (chosen.current && chosen.current !== told) {
      told = chosen.current
      await ask('records:lead', { showingId: told.id, sight: told.sight }).catch(() => undefined)
    }
    telling.current = false
    await settle()
    if (chosen.current === told) chosen.current = null
  }
  return (change) => {
    if (!showing) return
    const { page, zoom, x, y } = { ...showing, ...(chosen.current?.id === showing.id ? chosen.current.sight : {}), ...change }
    chosen.current = { id: showing.id, sight: { page, zoom, x, y } }
    void turn(showing.id, chosen.current.sight)
    void tell()
  }
}
