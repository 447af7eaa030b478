import { Check, CircleDot, MessageCircleQuestionMark, Square } from 'lucide-react'
import { useState } from 'react'
import { leastHours, type RecordingView, type TapeMeter } from '#shared/sessions/recording.ts'
import { recordingTexts } from '#shared/sessions/recording-texts.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './recording.css'
import type { Recording } from './use-recording.ts'
import type { OpenSession } from './use-session.ts'

/** The host's card of the recording: whether it may be, who answered what, start and stop, and that each is on tape. */
export function RecordingCard({ session, recording }: { session: OpenSession; recording: Recording }) {
  const say = useTexts(recordingTexts)
  const { view, meters } = recording
  if (!view || session.seat?.role !== 'host' || session.phase !== 'in') return null
  const nameOf = (id: SeatId | null) => session.session?.seats.find((seat) => seat.id === id)?.label ?? say('somebody')
  const { verdict } = view
  return (
    <Card title={say('title')} tone={view.on ? 'danger' : 'plain'}>
      <div className="stack">
        {view.hoursOfRoom !== null && view.hoursOfRoom < leastHours && <Notice tone="wait">{say('disk', { hours: view.hoursOfRoom })}</Notice>}
        {!view.on && <p>{verdict.is === 'on' ? say(verdict.basis === 'police' ? 'why.stopped' : 'why.ready') : say(`why.${verdict.why}`, { who: nameOf(verdict.seatId) })}</p>}
        <Answers view={view} nameOf={nameOf} onHeard={recording.heard} />
        {view.on && <Meters meters={meters} nameOf={nameOf} />}
        <ToldNotice told={recording.told} />
        <div className="row">
          {!view.on && view.asked.some(({ given }) => given?.answer !== 'yes') && <Button icon={MessageCircleQuestionMark} onPress={recording.askAll}>{say(view.asking ? 'askAgain' : 'ask')}</Button>}
          {!view.on && <Button tone="main" icon={CircleDot} isDisabled={verdict.is !== 'on'} onPress={recording.start}>{say('start')}</Button>}
          {view.on && <Stop needsReason={verdict.basis === 'police'} onStop={recording.stop} />}
        </div>
        {view.troubles.filter(({ acknowledged }) => acknowledged).map(({ id, acknowledged }) => <p key={id} className="quiet-text">{say('noted', { by: acknowledged!.by, reason: acknowledged!.reason })}</p>)}
      </div>
    </Card>
  )
}

function Answers({ view, nameOf, onHeard }: { view: RecordingView; nameOf: (id: SeatId) => string; onHeard: Recording['heard'] }) {
  const say = useTexts(recordingTexts)
  if (view.asked.length === 0) return null
  return (
    <ul className="recording-answers" aria-label={say('answers')}>
      {view.asked.map(({ seatId, as, given }) => (
        <li key={`${seatId} ${as}`}>
          <strong>{as === 'guardian' ? say('guardianOf', { who: nameOf(seatId) }) : nameOf(seatId)}</strong>
          <Lamp state={given === null ? 'wait' : given.answer === 'no' ? 'off' : given.heard ? 'good' : 'wait'} word={say(given === null ? 'answer.none' : given.answer === 'no' ? 'answer.no' : given.heard ? 'answer.heard' : 'answer.yes')} />
          {given?.answer === 'yes' && !given.heard && <Button size="small" icon={Check} onPress={() => onHeard(seatId, as)}>{say('heard')}</Button>}
        </li>
      ))}
    </ul>
  )
}

function Meters({ meters, nameOf }: { meters: readonly TapeMeter[]; nameOf: (id: SeatId) => string }) {
  const say = useTexts(recordingTexts)
  return (
    <ul className="recording-answers" aria-label={say('tape')}>
      {meters.map(({ seatId, sound }) => {
        const quiet = sound !== null && sound.quietMs >= 2_000
        const word = sound === null ? say('tape.none') : sound.muted ? say('tape.muted') : quiet ? say('tape.quiet', { seconds: Math.round(sound.quietMs / 1_000) }) : say('tape.good')
        return (
          <li key={seatId}>
            <strong>{nameOf(seatId)}</strong>
            <Lamp state={sound !== null && !sound.muted && !quiet ? 'good' : 'off'} word={word} />
            {sound?.level != null && <span className="recording-level" aria-hidden><i style={{ width: `${Math.round((sound.muted || quiet ? 0 : sound.level) / 1.27)}%` }} /></span>}
          </li>
        )
      })}
    </ul>
  )
}

function Stop({ needsReason, onStop }: { needsReason: boolean; onStop: (reason: string) => void }) {
  const say = useTexts(recordingTexts)
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <>
      <Button tone="danger" icon={Square} onPress={() => setAsked(true)}>{say('stop')}</Button>
      <Confirm title={say('stopSure')} open={asked} yes={say('stop')} danger busy={needsReason && reason.trim().length < 2} onNo={() => setAsked(false)} onYes={() => { setAsked(false); onStop(reason); setReason('') }}>
        <div className="stack"><p>{say('stopMore')}</p>{needsReason && <Field label={say('stopWhy')} value={reason} onChange={setReason} required maxLength={200} />}</div>
      </Confirm>
    </>
  )
}
