import { Check, CircleCheckBig, Coffee, PhoneCall } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useNow } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { ring } from '../platform/speak.ts'
import { Button } from '../ui/button.tsx'
import { Portrait } from '../ui/portrait.tsx'
import { Countdown } from '../ui/time-left.tsx'
import { talkTexts } from './talk-texts.ts'
import { useSpoken } from './use-spoken.ts'

/** Who will be talked with, as the terminal shows them: a face, and what they are rather than who. */
export type Host = { name: string; what: string; picture?: string | null }

/** The button that tells the officer that someone sits here. */
export function ReadyButton({ ready, onReady }: { ready: boolean; onReady: () => void }) {
  const say = useTexts(talkTexts)
  return ready ? null : <Button tone="main" size="large" icon={Check} onPress={onReady}>{say('ready')}</Button>
}

/** The whole screen rings, silently where the clerk wants it so; one touch anywhere on the button joins. */
export function RingingStage({ host, onAnswer, quiet = false }: { host: Host; onAnswer: () => void; quiet?: boolean }) {
  const say = useTexts(talkTexts)
  const words = say('ringing', { who: host.what })
  useSpoken(quiet ? '' : words)
  useEffect(() => (quiet ? undefined : ring()), [quiet])
  return (
    <div className="kiosk-ring" role="alertdialog" aria-label={words}>
      <Portrait name={host.what} picture={host.picture ?? null} size="18rem" />
      <h1>{words}</h1>
      <p>{say('ringingMore')}</p>
      <Button size="large" icon={PhoneCall} onPress={onAnswer} autoFocus>{say('answer')}</Button>
    </div>
  )
}

/** Something else goes on without this side: a quiet picture and about how long; said once. */
export function CalmStage({ why, minutes = null, until = null }: { why: 'caucus' | 'paused' | 'brake'; minutes?: number | null; until?: string | null }) {
  const say = useTexts(talkTexts)
  const now = useNow(1000).getTime()
  const over = until !== null && Date.parse(until) <= now
  const words = why === 'caucus' ? say('caucus', { minutes: minutes ?? 10 }) : say(why)
  useSpoken(words)
  return (
    <div className="kiosk-calm" role="status">
      <Coffee aria-hidden size="9rem" strokeWidth={1} />
      <h2>{words}</h2>
      {until !== null && <p className="kiosk-until figures">{over ? say('brakeOver') : <Countdown until={until} />}</p>}
    </div>
  )
}

/** It is over: thanks, and where the paper is; said together with what is asked below (`then`). */
export function ThanksStage({ agreed, then = '', children }: { agreed: boolean; then?: string; children?: ReactNode }) {
  const say = useTexts(talkTexts)
  const words = say(agreed ? 'thanksAgreed' : 'thanksEnded')
  useSpoken(`${words} ${then}`.trim())
  return <div className="kiosk-calm">{!children && <CircleCheckBig aria-hidden size="9rem" strokeWidth={1.2} />}<h1>{say('thanks')}</h1><p>{words}</p>{children}</div>
}
