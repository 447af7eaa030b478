import { sides } from '#shared/cases/words.ts'
import { minute } from '#shared/platform/time.ts'
import { clockText } from '#shared/sessions/rules.ts'
import { stepsTexts } from '#shared/sessions/steps-texts.ts'
import { quietSides, type Talk } from '#shared/sessions/talk.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Session } from '#shared/sessions/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Notice } from '../ui/notice.tsx'
import './talk-balance.css'

/** For the host: how long each side has spoken, and which has said nothing for long. Draws nothing before anybody told. */
export function TalkBalance({ session: { session, talk } }: { session: { session: Pick<Session, 'status' | 'seats' | 'course'> | null; talk: Talk | null } }) {
  const say = useTexts(stepsTexts)
  const sayWho = useTexts(sessionsTexts)
  if (!session || !talk) return null
  const most = Math.max(1, ...sides.map((side) => talk[side].spokeMs))
  return (
    <section className="talk" aria-label={say('talk')}>
      <h3>{say('talk')}</h3>
      <div className="talk-sides">
        {sides.map((side) => (
          <p key={side}>
            <span>{sayWho(`role.${side}`)}</span>
            <span className="talk-bar" aria-hidden><span style={{ inlineSize: `${(100 * talk[side].spokeMs) / most}%` }} /></span>
            <strong className="figures">{clockText(talk[side].spokeMs)}</strong>
          </p>
        ))}
      </div>
      {quietSides(talk, session).map((side) => <Notice key={side} tone="wait">{say('talkQuiet', { side: sayWho(`role.${side}`), minutes: Math.floor(talk[side].quietMs / minute) })}</Notice>)}
    </section>
  )
}
