import { useCallback, useRef } from 'react'
import type { Showing } from '#shared/records/showing.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Seat } from '#shared/sessions/words.ts'
import { api } from '../platform/api.ts'
import { useJoins, useTexts } from '../platform/language.tsx'
import { EvidenceBoard } from './evidence-board.tsx'
import { type Place, useShowing } from './use-showing.ts'

const againMs = 2_000

/** What is laid before this seat, drawn and told to have been drawn; null where nothing is. */
export function useShownEvidence(place: Place): { showing: Showing; board: React.ReactNode } | null {
  const say = useTexts(recordsTexts)
  const sayWho = useTexts(sessionsTexts)
  const { list } = useJoins()
  const { showing, leads, lead, end } = useShowing(place)
  const onDrawn = useSight()
  if (!showing) return null
  const who = (seat: Seat) => (seat.side === null ? `${sayWho(`role.${seat.role}`)} ${seat.label}` : sayWho(`role.${seat.role}`))
  const seen = (place.session?.seats ?? []).filter(({ id, role }) => role !== 'host' && showing.seenBy.includes(id)).map(who)
  const leading = leads ? { onLead: lead, onEnd: () => end.save(undefined), seenBy: seen.length === 0 ? say('seenByNobody') : say('seenBy', { who: list(seen) }) } : null
  return { showing, board: <EvidenceBoard key={showing.id} showing={showing} onDrawn={onDrawn} lead={leading} /> }
}

// Says once for each showing that this screen has drawn it. NOTE: said again until it is heard: it is the case's word for who saw it.
function useSight(): (id: Showing['id']) => void {
  const said = useRef<Showing['id'] | null>(null)
  return useCallback((id) => {
    if (said.current === id) return
    said.current = id
    const tell = (left: number): void => void api.records.seen({ showingId: id }).catch(() => { if (left > 0 && said.current === id) setTimeout(() => tell(left - 1), againMs) })
    tell(30)
  }, [])
}
