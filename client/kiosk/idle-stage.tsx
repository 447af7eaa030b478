import { Activity, Ear } from 'lucide-react'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/mark.tsx'
import { texts } from './texts.ts'

/** Nobody is expected: a greeting and where to go. */
export function IdleStage() {
  const say = useTexts(texts)
  return <div className="kiosk-calm"><Mark size="9rem" /><h1>{say('hello')}</h1><p>{say('idle')}</p></div>
}

/** Tests this terminal: for the clerk who stands before it. */
export function TestButton({ onTest }: { onTest: () => void }) {
  const say = useTexts(texts)
  return <Button icon={Activity} onPress={onTest}>{say('test')}</Button>
}

/** Hears oneself once, before a talk. */
export function SoundButton({ onTry }: { onTry: () => void }) {
  const say = useTexts(texts)
  return <Button icon={Ear} onPress={onTry}>{say('sound')}</Button>
}
