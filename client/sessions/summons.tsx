import { DoorOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import type { SessionsSignals } from '#shared/sessions/signals.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { useSignal } from '../platform/socket.ts'
import { ring } from '../platform/speak.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

type Summons = Parameters<SessionsSignals['sessions:summoned']>[0]

/** A host asks for this desk's person: rings until they go in or say that they know. The session stands in their list besides. */
export function SummonsBell() {
  const [summons, setSummons] = useState<Summons | null>(null)
  const go = useNavigate()
  useSignal('sessions:summoned', setSummons)
  useEffect(() => (summons ? ring() : undefined), [summons])
  if (!summons) return null
  return <SummonsNotice summons={summons} onKnown={() => setSummons(null)} onEnter={() => { setSummons(null); void go(`/desk/sessions/${summons.sessionId}`) }} />
}

/** Who asks, for what, since when. */
export function SummonsNotice({ summons: { hostName, skill, at }, onKnown, onEnter }: { summons: Summons; onKnown: () => void; onEnter: () => void }) {
  const say = useTexts(sessionsTexts)
  const { time } = useDates()
  return (
    <Notice tone="wait" action={<div className="row"><Button tone="main" icon={DoorOpen} onPress={onEnter}>{say('enter')}</Button><Button onPress={onKnown}>{say('staffComing')}</Button></div>}>
      {say('summoned', { host: hostName, what: say(`host.${skill}`), time: time(at) })}
    </Notice>
  )
}
