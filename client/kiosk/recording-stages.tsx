import { Check, CircleDot, Hand, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Answerer, RecordingBasis } from '#shared/sessions/recording.ts'
import { recordingTexts } from '#shared/sessions/recording-texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import './recording-stages.css'
import { useSpoken } from './use-spoken.ts'

/** The question, one at a time: may this be recorded? Two large keys; the talk goes on beside it. */
export function RecordingQuestion({ as, picture, onAnswer }: { as: Answerer; picture: ReactNode; onAnswer: (answer: 'yes' | 'no') => void }) {
  const say = useTexts(recordingTexts)
  const question = say(as === 'guardian' ? 'questionGuardian' : 'question')
  useSpoken(`${question}${say('questionMore')}`)
  return (
    <div className="kiosk-question">
      <div className="kiosk-question-words">
        <h1>{question}</h1>
        <p>{say('questionMore')}</p>
        <div className="kiosk-question-keys">
          <Button tone="main" size="large" icon={Check} onPress={() => onAnswer('yes')}>{say('yes')}</Button>
          <Button size="large" icon={X} onPress={() => onAnswer('no')}>{say('no')}</Button>
        </div>
      </div>
      <div className="kiosk-question-picture">{picture}</div>
    </div>
  )
}

/** Red over the whole screen's width for as long as it is recorded, with the way to stop it. */
export function RecordingBanner({ basis, onWithdraw }: { basis: RecordingBasis; onWithdraw: () => void }) {
  const say = useTexts(recordingTexts)
  const [asked, setAsked] = useState(false)
  const words = say(`banner.${basis}`)
  useSpoken(words)
  return (
    <div className="kiosk-recording" role="status">
      <CircleDot aria-hidden size="1.3em" /><strong>{words}</strong>
      <Button icon={Hand} onPress={() => setAsked(true)}>{say('withdraw')}</Button>
      <Confirm title={say('stopSure')} open={asked} yes={say('withdraw')} danger onNo={() => setAsked(false)} onYes={() => { setAsked(false); onWithdraw() }}><p>{say('questionMore')}</p></Confirm>
    </div>
  )
}

/** After a yes by touch: it is to be said aloud too. */
export function SayItAloud() {
  const words = useTexts(recordingTexts)('answered')
  useSpoken(words)
  return <p className="kiosk-aloud" role="status">{words}</p>
}
