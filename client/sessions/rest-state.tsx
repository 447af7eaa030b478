import { needsRest } from '#shared/sessions/rules.ts'
import { stepsTexts } from '#shared/sessions/steps-texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Session } from '#shared/sessions/words.ts'
import { useNow } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { Countdown } from '../ui/time-left.tsx'
import type { OpenSession } from './use-session.ts'

/** While all rest: that nobody hears anybody, who asked for it, and how long is left of five minutes. */
export function RestState({ session: { session } }: { session: Pick<OpenSession, 'session'> }) {
  const say = useTexts(stepsTexts)
  const sayWho = useTexts(sessionsTexts)
  const now = useNow(1000).getTime()
  const pause = session?.course.pause
  if (!pause) return null
  const caller = session.seats.find(({ id }) => id === pause.by)
  const over = pause.until !== null && Date.parse(pause.until) <= now
  return (
    <Notice tone="wait">
      <strong>{say('restNow')}</strong>
      {pause.until !== null && <> · {say('restBrake', { who: caller ? sayWho(`role.${caller.role}`) : '' })} · {over ? say('restOver') : <>{say('restLeft')} <Countdown until={pause.until} /></>}</>}
    </Notice>
  )
}

/** Tells the host that they have talked for longer than anybody should without a rest. */
export function RestNeeded({ session }: { session: Session }) {
  const say = useTexts(stepsTexts)
  return needsRest(session, useNow(10_000)) ? <Notice tone="wait">{say('restNeeded')}</Notice> : null
}
