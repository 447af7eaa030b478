import { Ear } from 'lucide-react'
import { minute } from '#shared/platform/time.ts'
import { isAside } from '#shared/sessions/rules.ts'
import { stepsTexts } from '#shared/sessions/steps-texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useNow } from '../platform/clock.ts'
import { useJoins, useTexts } from '../platform/language.tsx'
import type { OpenSession } from './use-session.ts'

/** Over a talk aside: who can hear, how long it has been, and what the other side sees. Draws nothing where all are together. */
export function AsideState({ session: { session, you } }: { session: Pick<OpenSession, 'session' | 'you'> }) {
  const say = useTexts(stepsTexts)
  const sayWho = useTexts(sessionsTexts)
  const { list } = useJoins()
  const now = useNow(1000).getTime()
  if (!session?.course.caucus) return null
  const { caucus } = session.course
  const hears = session.seats.filter((seat) => seat.id !== you && isAside(session.course, seat) && seat.presence === 'in').map((seat) => (seat.side === null ? `${sayWho(`role.${seat.role}`)} ${seat.label}` : sayWho(`role.${seat.role}`)))
  const minutes = Math.max(0, Math.floor((now - Date.parse(caucus.since)) / minute))
  return (
    <span className="aside-state" role="status">
      <strong><Ear aria-hidden size="1.2em" /> {say('aside.with', { side: sayWho(`role.${caucus.side}`) })}</strong>
      <span>{say('aside.note', { who: list(hears) || sayWho(`role.${caucus.side}`) })}</span>
      <span>{say('aside.others')}</span>
      <span className="figures">{say('aside.about', { minutes, about: caucus.minutes })}</span>
    </span>
  )
}
