import { LogIn } from 'lucide-react'
import type { ReactNode } from 'react'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import type { OpenSession } from './use-session.ts'

/** Shows a session to staff who are in it, and otherwise says why they are not and how to come in; of one that is over, the way to its case. */
export function SessionDoor({ session, toCase, children }: { session: OpenSession; toCase: ReactNode; children: ReactNode }) {
  const say = useTexts(sessionsTexts)
  const { phase, link, told } = session
  switch (phase) {
    case 'in':
    case 'over': return session.session ? children : <Empty title={say('over')} action={toCase} />
    case 'left': return <Empty title={say('left')} action={<Button tone="main" icon={LogIn} onPress={() => link.join()}>{say('back')}</Button>} />
    case 'replaced': return <Empty title={say('replaced')} action={<Button tone="main" icon={LogIn} onPress={() => link.join()}>{say('here')}</Button>} />
    case 'refused': return <ToldNotice told={told} onAgain={() => link.join()} />
    case 'opening':
    case 'waiting':
    case 'joining': return <><Waiting words={say(phase === 'joining' ? 'joining' : 'opening')} /><ToldNotice told={told} /></>
  }
}
