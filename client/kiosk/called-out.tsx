import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Notice } from '../ui/notice.tsx'

/** Says honestly when nobody was there to hear the call. */
export function CalledOut({ state }: { state: 'idle' | 'called' | 'unheard' }) {
  const say = useTexts(sessionsTexts)
  return state === 'unheard' ? <Notice tone="wait">{say('nobodyHeard')}</Notice> : null
}
