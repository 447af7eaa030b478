import { Ear, Users } from 'lucide-react'
import { boundAt } from '#shared/sessions/interpreting-rules.ts'
import { interpretingTexts } from '#shared/sessions/interpreting-texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Hearers, Interpreting } from '#shared/sessions/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import type { OpenSession } from './use-session.ts'

/** In words who hears a bound interpreter now; null for anybody else. */
export function useHearers({ session, you }: Pick<OpenSession, 'session' | 'you'>): string | null {
  const say = useTexts(interpretingTexts)
  const sayWho = useTexts(sessionsTexts)
  const bound = session && you && boundAt(session.course, you)
  return bound ? say(bound.to === 'party' ? 'youParty' : 'youRoom', { side: sayWho(`role.${bound.side}`) }) : null
}

/** A bound interpreter's own two keys. Draws nothing for anybody else. */
export function InterpreterKeys({ session: { session, you, speakTo } }: { session: Pick<OpenSession, 'session' | 'you' | 'speakTo'> }) {
  const bound = session && you && boundAt(session.course, you)
  return bound ? <TwoKeys bound={bound} onChoose={(to) => void speakTo(to)} /> : null
}

/** To the party, to the room: the one that the server has is pressed. */
export function TwoKeys({ bound, onChoose }: { bound: Pick<Interpreting, 'side' | 'to'>; onChoose: (to: Hearers) => void }) {
  const say = useTexts(interpretingTexts)
  const side = useTexts(sessionsTexts)(`role.${bound.side}`)
  const key = (to: Hearers, icon: typeof Ear, word: string) => <Button icon={icon} tone={bound.to === to ? 'main' : 'quiet'} aria-pressed={bound.to === to} onPress={() => onChoose(to)}>{word}</Button>
  return (
    <span className="row" role="group" aria-label={say('keys')}>
      {key('party', Ear, say('keyParty', { side }))}
      {key('room', Users, say('keyRoom'))}
    </span>
  )
}
