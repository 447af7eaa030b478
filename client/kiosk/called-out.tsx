import { useTexts } from '../platform/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { texts } from './texts.ts'

/** Says honestly when nobody was there to hear the call. */
export function CalledOut({ state }: { state: 'idle' | 'called' | 'unheard' }) {
  const say = useTexts(texts)
  return state === 'unheard' ? <Notice tone="wait">{say('nobodyHeard')}</Notice> : null
}
