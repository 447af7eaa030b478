import { useQuery } from '@tanstack/react-query'
import { Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Side } from '#shared/cases/words.ts'
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
  const now = useNow(5_000)
  const lost = session.seats.filter((seat) => seat.side !== null && isGivenUp(seat, now)).map(({ id }) => id)
  const enabled = lost.length > 0 && !isOver(session.status)
  // NOTE: each reading is written down, so it is asked once for whoever is lost, and not again without need.
  const asked = useQuery(query.sessions.lost.queryOptions({ input: { sessionId: session.id }, enabled, staleTime: 60_000 }))
  if (!enabled || asked.data?.length === 0 || asked.isPending) return null
  return (
    <LostCard again={again}>
      <ToldNotice told={asked.error ? refusalOf(asked.error) : null} onAgain={() => void asked.refetch()} />
      <ul className="lost-parties">{asked.data?.map((party) => <li key={party.partyId}><LostName {...party} /><Number sessionId={session.id} partyId={party.partyId} masked={party.phoneMasked} /></li>)}</ul>
    </LostCard>
  )
}

/** What is to be done about those whose line is gone, around the list of them. */
export function LostCard({ children, again }: { children: ReactNode; again: ReactNode }) {
  const say = useTexts(sessionsTexts)
  return (
    <Card title={say('lost.card')} tone="wait">
      <div className="stack">
        <p>{say('lost.cardMore')}</p>
        {children}
        <p className="quiet-text">{say('lost.logged')}</p>
        <div>{again}</div>
      </div>
    </Card>
  )
}

export function LostName({ side, name }: { side: Side; name: string }) {
  const say = useTexts(sessionsTexts)
  return <strong>{say(`plain.${side}`)} {name}</strong>
}

/** A number to ring: masked, or once it was asked for in full, to press on; null where none was left. */
export function LostNumber({ masked, phone, busy, onShow }: { masked: string | null; phone: string | null; busy: boolean; onShow: () => void }) {
  const say = useTexts(sessionsTexts)
  if (masked === null) return <span>{say('lost.noPhone')}</span>
  if (phone !== null) return <a className="lost-phone figures" href={`tel:${phone}`}>{phone}</a>
  return <span className="row"><span className="figures">{masked}</span><Button size="small" tone="main" icon={Phone} busy={busy} onPress={onShow}>{say('lost.show')}</Button></span>
}

function Number({ sessionId, partyId, masked }: { sessionId: SessionId; partyId: PartyId; masked: string | null }) {
  const showing = useSave(() => api.sessions.lostPhone({ sessionId, partyId }))
  return (
    <>
      <LostNumber masked={masked} phone={showing.saved?.phone ?? null} busy={showing.saving} onShow={() => showing.save(undefined)} />
      <ToldNotice told={showing.refused} onAgain={showing.again} />
    </>
  )
}
