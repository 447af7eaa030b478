import { HandHelping } from 'lucide-react'
import { useState } from 'react'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { type AlertReason, alertReasons, type SessionSummary } from '#shared/sessions/words.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf, type Told } from '../platform/refusal-of.ts'
import { ask } from '../platform/socket.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Choice } from '../ui/choice.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** One talk that goes on now: nobody at it sees or hears of the alarm but its host. */
export function AlertCard({ session }: { session: Pick<SessionSummary, 'id' | 'queueNumber' | 'hostName'> }) {
  const say = useTexts(sessionsTexts)
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState<AlertReason>('look')
  const [answer, setAnswer] = useState<'seen' | 'unseen' | Told | null>(null)
  const alert = () => {
    setAsked(false)
    ask('sessions:alert-host', { sessionId: session.id, reason }).then(({ seen }) => setAnswer(seen ? 'seen' : 'unseen'), (error: unknown) => setAnswer(refusalOf(error)))
  }
  return (
    <Card title={say('alert.on', { number: session.queueNumber, host: session.hostName })} aside={<Button icon={HandHelping} onPress={() => { setAnswer(null); setAsked(true) }}>{say('alert')}</Button>}>
      <p className="quiet-text">{say('alert.more')}</p>
      {answer === 'seen' && <Notice>{say('alert.seen')}</Notice>}
      {answer === 'unseen' && <Notice tone="wait">{say('alert.unseen')}</Notice>}
      {typeof answer === 'object' && <ToldNotice told={answer} onAgain={alert} />}
      <Confirm title={say('alert')} open={asked} yes={say('alert.send')} onNo={() => setAsked(false)} onYes={alert}>
        <Choice label={say('alert.why')} value={reason} onChange={setReason} columns={2} options={alertReasons.map((key) => ({ key, word: say(`alert.${key}`) }))} />
      </Confirm>
    </Card>
  )
}
