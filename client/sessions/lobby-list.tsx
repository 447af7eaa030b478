import { Bell } from 'lucide-react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Lamp } from '../ui/lamp.tsx'
import './lobby-list.css'
import type { OpenSession } from './use-session.ts'

/** Who is where before they sit at the table: waiting, ringing, or not there. */
export function LobbyList({ session }: { session: OpenSession }) {
  const say = useTexts(sessionsTexts)
  const sayMeeting = useTexts(appointmentsTexts)
  const parties = session.session?.seats.filter(({ side, presence }) => side !== null && presence !== 'in') ?? []
  if (parties.length === 0 || session.phase !== 'in') return null
  return (
    <Card title={say('lobby')} tone={parties.some(({ presence, admitted }) => presence === 'waiting' && !admitted) ? 'wait' : 'plain'}>
      {parties.every(({ presence }) => presence === 'away') && <p className="quiet-text">{say('lobbyEmpty')}</p>}
      <ul className="lobby-list">
        {parties.map((seat) => (
          <li key={seat.id} data-presence={seat.presence}>
            <strong>{say(`role.${seat.role}`)} {seat.label}</strong>
            <Lamp state={seat.presence === 'away' ? 'off' : 'wait'} word={seat.presence === 'waiting' && seat.admitted ? say('admitted') : say(`presence.${seat.presence}`)} />
            {seat.presence === 'waiting' && <Lamp state={seat.arrival === 'checked_in' ? 'good' : 'plain'} word={say(`arrival.${seat.arrival}`)} />}
            {seat.checkIn && <span className="quiet-text">{sayMeeting('saw', { paper: seat.checkIn.paper, ...seat.checkIn.along })}</span>}
            {session.seat?.role === 'host' && seat.presence === 'waiting' && !seat.admitted && <Button size="small" tone="main" icon={Bell} onPress={() => void session.admit([seat.id])}>{say('admit')}</Button>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
