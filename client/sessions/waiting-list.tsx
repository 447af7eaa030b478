import { isOver, isUnderWay } from '#shared/sessions/rules.ts'
import { waitOf } from '#shared/sessions/waiting.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Seat, SessionSummary } from '#shared/sessions/words.ts'
import { useNow } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { Card } from '../ui/card.tsx'
import { Lamp } from '../ui/lamp.tsx'
import './waiting-list.css'
import { useWaitWords } from './use-wait-words.ts'

/** Who waits, and what their terminal tells them: from when the clerk checked them in, or they said that they are ready. Draws nothing while nobody does. */
export function WaitingList({ sessions }: { sessions: readonly SessionSummary[] }) {
  const say = useTexts(sessionsTexts)
  const waiting = sessions.filter(({ status }) => !isOver(status) && !isUnderWay(status)).flatMap((session) => session.seats.filter(isHere).map((seat) => ({ session, seat })))
  if (waiting.length === 0) return null
  return <Card title={say('waitingHere')}><ul className="waiting-list">{waiting.map(({ session, seat }) => <Waiting key={seat.id} session={session} seat={seat} />)}</ul></Card>
}

const isHere = ({ side, arrival, presence }: Seat): boolean => side !== null && arrival !== 'unknown' && presence !== 'in'

function Waiting({ session, seat }: { session: SessionSummary; seat: Seat }) {
  const say = useTexts(sessionsTexts)
  const now = useNow(15_000)
  const { why, howLong } = useWaitWords(waitOf(session, session.queue, seat.side ?? 'applicant', now), session.scheduledFor, session.hostName)
  return (
    <li>
      <span className="row"><strong className="figures">{session.queueNumber}</strong><span>{say(`role.${seat.role}`)}</span><Lamp state={seat.arrival === 'checked_in' ? 'good' : 'plain'} word={say(`arrival.${seat.arrival}`)} /></span>
      <span className="figures">{why} {howLong !== null && <strong>{howLong}</strong>}</span>
    </li>
  )
}
