import { Coffee, MessageCircle, Play, Users } from 'lucide-react'
import { useState } from 'react'
import { stepOf } from '#shared/sessions/steps.ts'
import { stepsTexts } from '#shared/sessions/steps-texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { AsideDialog } from './aside-dialog.tsx'
import type { OpenSession } from './use-session.ts'

/** What the host does with the course of a talk: aside with one side and back, a rest and on again. */
export function HostCourse({ session }: { session: OpenSession }) {
  const say = useTexts(stepsTexts)
  const [asked, setAsked] = useState(false)
  const now = session.session
  if (!now || stepOf(now) === null) return null
  if (now.course.pause) return <Button tone="main" icon={Play} onPress={() => void session.goOn()}>{say('restEnd')}</Button>
  if (now.course.caucus) return <><Button tone="main" icon={Users} onPress={() => void session.bringTogether()}>{say('aside.end')}</Button><RestButton session={session} /></>
  return (
    <>
      {now.status !== 'identity' && <Button icon={MessageCircle} onPress={() => setAsked(true)}>{say('aside')}</Button>}
      <RestButton session={session} />
      {asked && <AsideDialog session={now} onNo={() => setAsked(false)} onBegin={(side, guests, minutes) => { setAsked(false); void session.talkAside(side, guests, minutes) }} />}
    </>
  )
}

/** Calls a rest: the host's own, or anybody's brake. */
export function RestButton({ session }: { session: OpenSession }) {
  const say = useTexts(stepsTexts)
  if (!session.session || stepOf(session.session) === null || session.session.course.pause) return null
  return <Button icon={Coffee} onPress={() => void session.rest()}>{say('rest')}</Button>
}
