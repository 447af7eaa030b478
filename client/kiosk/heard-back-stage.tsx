import { AudioLines, Check, Ear, EarOff, Mic, RotateCcw, X } from 'lucide-react'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { talkTexts } from './talk-texts.ts'
import type { HeardBack } from './use-heard-back.ts'
import { useSpoken } from './use-spoken.ts'

const icons = { speak: Mic, listen: AudioLines, ask: Ear, unheard: EarOff, failed: EarOff } as const
const words = { speak: 'soundSpeak', listen: 'soundListen', ask: 'soundAsk', unheard: 'soundUnheard', failed: 'soundFailed' } as const

/** "Can you hear yourself?": speak, listen, answer. */
export function HeardBackStage({ state }: { state: Exclude<HeardBack, 'off'> }) {
  const say = useTexts(talkTexts)
  const Icon = icons[state]
  // NOTE: not spoken while the own voice is recorded or played.
  useSpoken(state === 'speak' || state === 'listen' ? '' : say(words[state]))
  return <div className="kiosk-calm" role="status"><Icon aria-hidden size="9rem" strokeWidth={1.2} /><h1>{say(words[state])}</h1></div>
}

/** Two big keys to answer, or the way on. */
export function HeardBackActions({ state, onAnswer, onAgain, onEnd }: { state: Exclude<HeardBack, 'off'>; onAnswer: (heard: 0 | 1) => void; onAgain: () => void; onEnd: () => void }) {
  const say = useTexts(talkTexts)
  switch (state) {
    case 'speak':
    case 'listen': return <Button icon={X} onPress={onEnd}>{say('soundStop')}</Button>
    case 'ask': return <><Button size="large" icon={X} onPress={() => onAnswer(0)}>{say('soundNo')}</Button><Button size="large" tone="main" icon={Check} onPress={() => onAnswer(1)}>{say('soundYes')}</Button></>
    case 'unheard':
    case 'failed': return <><Button icon={RotateCcw} onPress={onAgain}>{say('soundAgain')}</Button><Button tone="main" onPress={onEnd}>{say('soundEnd')}</Button></>
  }
}
