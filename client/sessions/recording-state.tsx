import { CircleDot, CircleOff, Hand, OctagonAlert } from 'lucide-react'
import { useState } from 'react'
import { openTroubles } from '#shared/sessions/recording.ts'
import { recordingTexts } from '#shared/sessions/recording-texts.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import './recording.css'
import { openQuestion, type Recording } from './use-recording.ts'
import type { OpenSession } from './use-session.ts'

/** In words at the top of a session: recorded, on what ground, or not; what was lost; and the question, to staff who sit there. */
export function RecordingState({ session, recording }: { session: OpenSession; recording: Recording }) {
  const say = useTexts(recordingTexts)
  const { view } = recording
  const question = openQuestion(view, session.you)
  return (
    <>
      {view?.on
        ? <strong className="recording-on" role="status"><CircleDot aria-hidden size="1.1em" />{say(`on.${view.verdict.basis}`)}</strong>
        : <span className="recording-off" role="status"><CircleOff aria-hidden size="1.1em" />{say('off')}</span>}
      {question && (
        <Notice tone="wait" action={<><Button tone="main" onPress={() => recording.answer(question, 'yes')}>{say('yes')}</Button><Button onPress={() => recording.answer(question, 'no')}>{say('no')}</Button></>}>
          <strong>{say(question === 'guardian' ? 'questionGuardian' : 'question')}</strong>
        </Notice>
      )}
      {view?.on && session.seat?.role === 'expert' && view.verdict.basis === 'consent' && <Button size="small" icon={Hand} onPress={() => recording.answer('self', 'no')}>{say('withdraw')}</Button>}
      {view && openTroubles(view.troubles).length > 0 && <Losses session={session} recording={recording} />}
    </>
  )
}

/** What is not on tape. It stands over everything until the host has taken note of it with a reason: before that no agreement is made. */
function Losses({ session, recording }: { session: OpenSession; recording: Recording }) {
  const say = useTexts(recordingTexts)
  const { time } = useDates()
  const [reason, setReason] = useState('')
  const open = openTroubles(recording.view?.troubles ?? [])
  const nameOf = (id: string | null) => session.session?.seats.find((seat) => seat.id === id)?.label ?? ''
  return (
    <section className="recording-lost" role="alert">
      <h2><OctagonAlert aria-hidden size="1.1em" />{say('lost')}</h2>
      <ul>{open.map(({ id, kind, seatId, since, until }) => <li key={id}>{say(`trouble.${kind}`, { who: nameOf(seatId), at: time(since) })}{until !== null && say('trouble.over', { until: time(until) })}</li>)}</ul>
      {session.seat?.role === 'host' && (
        <form className="recording-note" onSubmit={(event) => { event.preventDefault(); void recording.acknowledge(reason).then((done) => { if (done) setReason('') }) }}>
          <Field label={say('troubleWhy')} hint={say('troubleMore')} value={reason} onChange={setReason} maxLength={200} />
          <Button type="submit" tone="danger" isDisabled={reason.trim().length < 2}>{say('acknowledge')}</Button>
        </form>
      )}
    </section>
  )
}
