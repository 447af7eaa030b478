import { RotateCcw } from 'lucide-react'
import { useSentence, useTexts } from '../platform/language.tsx'
import type { Told } from '../platform/refusal-of.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { texts } from './texts.ts'

/** What went wrong, in words, with the way to try again where that may help. Draws nothing where nothing went wrong. */
export function ToldNotice({ told, onAgain }: { told: Told | null; onAgain?: () => void }) {
  const sentence = useSentence()
  const say = useTexts(texts)
  if (!told) return null
  return <Notice tone={told.lost ? 'lost' : 'refused'} action={onAgain && !told.final && <Button icon={RotateCcw} onPress={onAgain}>{say('again')}</Button>}>{sentence(told.sentence)}</Notice>
}
