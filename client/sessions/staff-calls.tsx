import { Hand } from 'lucide-react'
import { useEffect, useState } from 'react'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { ring } from '../platform/speak.ts'
import { useSignal } from '../platform/socket.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

type Call = { terminalId: string; terminalName: string; at: string }

/** Terminals of this station that call for the clerk: rings until somebody says that they come. */
export function StaffCalls() {
  const say = useTexts(sessionsTexts)
  const { time } = useDates()
  const [calls, setCalls] = useState<Call[]>([])
  useSignal('sessions:staff-called', (call) => setCalls((before) => [...before.filter(({ terminalId }) => terminalId !== call.terminalId), call]))
  const any = calls.length > 0
  useEffect(() => (any ? ring() : undefined), [any])
  return <>{calls.map((call) => (
    <Notice key={call.terminalId} tone="wait" action={<Button tone="main" icon={Hand} onPress={() => setCalls((before) => before.filter(({ terminalId }) => terminalId !== call.terminalId))}>{say('staffComing')}</Button>}>
      {say('staffCalled', { terminal: call.terminalName, time: time(call.at) })}
    </Notice>
  ))}</>
}
