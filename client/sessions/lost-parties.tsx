import { useQuery } from '@tanstack/react-query'
import { Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PartyId } from '#shared/people/words.ts'
import { isGivenUp, isOver } from '#shared/sessions/rules.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Session, SessionId } from '#shared/sessions/words.ts'
import { api, query } from '../platform/api.ts'
import { useNow } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './lost-parties.css'

/** Whom to phone because their line has been gone for ten minutes, each with a number, and the way to another time (`again`). Draws nothing where nobody is lost. */
export function LostParties({ session, again }: { session: Pick<Session, 'id' | 'status' | 'seats'>; again: ReactNode }) {
  const say = useTexts(sessionsTexts)
  const now = useNow(5_000)
  const lost = session.seats.filter((seat) => seat.side !== null && isGivenUp(seat, now)).map(({ id }) => id)
  const enabled = lost.length > 0 && !isOver(session.status)
  // NOTE: each reading is written down, so it is asked once for whoever is lost, and not again without need.
  const asked = useQuery(query.sessions.lost.queryOptions({ input: { sessionId: session.id }, enabled, staleTime: 60_000 }))
  if (!enabled || asked.data?.length === 0 || asked.isPending) return null
  return (
    <Card title={say('lost.card')} tone="wait">
      <div className="stack">
        <p>{say('lost.cardMore')}</p>
        <ToldNotice told={asked.error ? refusalOf(asked.error) : null} onAgain={() => void asked.refetch()} />
        <ul className="lost-parties">{asked.data?.map((party) => <li key={party.partyId}><strong>{say(`plain.${party.side}`)} {party.name}</strong><Number sessionId={session.id} partyId={party.partyId} masked={party.phoneMasked} /></li>)}</ul>
        <p className="quiet-text">{say('lost.logged')}</p>
        <div>{again}</div>
      </div>
    </Card>
  )
}

function Number({ sessionId, partyId, masked }: { sessionId: SessionId; partyId: PartyId; masked: string | null }) {
  const say = useTexts(sessionsTexts)
  const showing = useSave(() => api.sessions.lostPhone({ sessionId, partyId }))
  const phone = showing.saved?.phone ?? null
  if (masked === null) return <span>{say('lost.noPhone')}</span>
  if (phone !== null) return <a className="lost-phone figures" href={`tel:${phone}`}>{phone}</a>
  return (
    <>
      <span className="row"><span className="figures">{masked}</span><Button size="small" tone="main" icon={Phone} busy={showing.saving} onPress={() => showing.save(undefined)}>{say('lost.show')}</Button></span>
      <ToldNotice told={showing.refused} onAgain={showing.again} />
    </>
  )
}
