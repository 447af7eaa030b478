import { Check, Mic, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import './signing-stages.css'
import { talkTexts } from './talk-texts.ts'
import { useSpoken } from './use-spoken.ts'

type Answering = { name: string; busy: boolean; refused?: ReactNode }

/** Whether a party's spoken yes may be kept with its signature: two large keys, none of them recommended. */
export function AssentStage({ name, busy, refused, onAnswer }: Answering & { onAnswer: (answer: 'yes' | 'no') => void }) {
  const say = useTexts(talkTexts)
  const words = say('assentAsk', { name })
  useSpoken(`${words}${say('assentMore')}`)
  const key = (answer: 'yes' | 'no', icon: typeof Check, word: string, more: string) => <Button size="large" icon={icon} isDisabled={busy} onPress={() => onAnswer(answer)}><strong>{word}</strong><small>{more}</small></Button>
  return (
    <div className="kiosk-ways">
      <h1>{words}</h1>
      <p>{say('assentMore')}</p>
      {refused}
      <div className="kiosk-ways-keys">
        {key('no', X, say('assentNo'), say('assentNoMore'))}
        {key('yes', Check, say('assentYes'), say('assentYesMore'))}
      </div>
    </div>
  )
}

/** What to say aloud, in large words; it is being recorded until it has been said, or rather not. */
export function SayStage({ name, busy, refused, onAnswer }: Answering & { onAnswer: (answer: 'no' | 'said') => void }) {
  const say = useTexts(talkTexts)
  const words = say('assentSay', { name })
  useSpoken(`${words}${say('assentSayMore')}`)
  return (
    <div className="kiosk-calm">
      <Mic aria-hidden size="9rem" strokeWidth={1.2} />
      <div role="status"><h1>{words}</h1><p>{say('assentSayMore')}</p>{refused}</div>
      <div className="kiosk-wait-foot"><Button icon={X} isDisabled={busy} onPress={() => onAnswer('no')}>{say('assentDrop')}</Button><Button tone="main" icon={Check} busy={busy} onPress={() => onAnswer('said')}>{say('assentSaid')}</Button></div>
    </div>
  )
}

/** The way back from a yes that was given, until the agreement is in effect. */
export function TakeBackButton({ busy, onTakeBack }: { busy: boolean; onTakeBack: () => void }) {
  const say = useTexts(talkTexts)
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button icon={X} isDisabled={busy} onPress={() => setAsked(true)}>{say('assentTakeBack')}</Button>
      <Confirm title={say('assentTakeBackSure')} open={asked} yes={say('assentTakeBack')} onNo={() => setAsked(false)} onYes={() => { setAsked(false); onTakeBack() }}><p>{say('assentTakeBackMore')}</p></Confirm>
    </>
  )
}
