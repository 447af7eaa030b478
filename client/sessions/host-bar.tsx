import { Bell, DoorOpen, Mic, MicOff, PhoneOff } from 'lucide-react'
import { useState } from 'react'
import { waitingSeats } from '#shared/sessions/rules.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { EndDialog } from './end-dialog.tsx'
import { HostCourse, RestButton } from './host-course.tsx'
import { InterpreterKeys } from './interpreter-keys.tsx'
import type { OpenSession } from './use-session.ts'

/** The bar under the people: one's own microphone, leaving; for the host asking in and ending. */
export function HostBar({ session }: { session: OpenSession }) {
  const say = useTexts(sessionsTexts)
  const [asked, setAsked] = useState(false)
  const { seat, link } = session
  if (!seat || session.phase !== 'in') return null
  const host = seat.role === 'host'
  const waiting = session.session ? waitingSeats(session.session).map(({ id }) => id) : []
  const muted = seat.mute !== 'open'
  return (
    <>
      {host && waiting.length > 0 && <Button tone="main" icon={Bell} onPress={() => void session.admit(waiting)}>{say('admitAll')}</Button>}
      <InterpreterKeys session={session} />
      {seat.role !== 'recorder' && <Button icon={muted ? Mic : MicOff} isDisabled={seat.mute === 'locked'} onPress={() => void link.mute(muted ? 'open' : 'mute')}>{say(muted ? 'unmute' : 'mute')}</Button>}
      {host ? <HostCourse session={session} /> : <RestButton session={session} />}
      <Button icon={DoorOpen} onPress={() => void link.leave(false)}>{say('leave')}</Button>
      {host && <Button tone="danger" icon={PhoneOff} onPress={() => setAsked(true)}>{say('end')}</Button>}
      {asked && <EndDialog open onNo={() => setAsked(false)} onEnd={(ending) => { setAsked(false); void session.end(ending) }} />}
    </>
  )
}
