import { FolderOpen, Video } from 'lucide-react'
import { isOver, isUnderWay } from '#shared/sessions/rules.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useMe } from '../people/use-me.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './sessions-coming.css'
import { useComing } from './use-coming.ts'

/** Today's sessions and the next ones on the desk's home, each with the way in. */
export function SessionsComing() {
  const say = useTexts(sessionsTexts)
  const { spanOn } = useDates()
  const { data: me } = useMe()
  const coming = useComing()
  const enter = me?.kind === 'staff' && me.role === 'recorder' ? 'enterWrite' : 'enter'
  const mayEnter = me?.kind === 'staff' && me.role !== 'lead' && me.role !== 'clerk'
  return (
    <Card title={say('coming')}>
      {coming.isPending && <Waiting words={say('loadingComing')} />}
      {coming.error && <ToldNotice told={refusalOf(coming.error)} onAgain={() => void coming.refetch()} />}
      {coming.data?.length === 0 && <Empty icon={Video} title={say('noneComing')}>{say('noneComingMore')}</Empty>}
      <ul className="sessions-coming">
        {coming.data?.map((session) => (
          <li key={session.id}>
            <strong className="figures">{spanOn(session.scheduledFor, session.until)}</strong>
            <span className="figures sessions-number">{session.queueNumber}</span>
            <span className="sessions-who">
              <span>{session.caseNumber}</span>
              <span className="quiet-text">{say('withWhom')} {session.hostName} · {session.seats.filter(({ side }) => side !== null).map(({ role, label }) => `${say(`role.${role}`)} ${label}`).join(' · ')}</span>
            </span>
            <Lamp state={isUnderWay(session.status) ? 'good' : session.status === 'lobby' ? 'wait' : 'off'} word={say(`status.${session.status}`)} />
            {session.seats.some(({ side, presence }) => side !== null && presence === 'waiting') && <Lamp state="wait" word={say('presence.waiting')} />}
            {mayEnter && isOver(session.status) && <ButtonLink to={`/desk/cases/${session.caseId}`} icon={FolderOpen}>{say('toCase')}</ButtonLink>}
            {mayEnter && !isOver(session.status) && <ButtonLink to={`/desk/sessions/${session.id}`} tone="main" icon={Video}>{say(enter)}</ButtonLink>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
