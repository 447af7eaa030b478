import { clockText, isUnderWay, sessionClock } from '#shared/sessions/rules.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useNow } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { Alerts } from './alerts.tsx'
import { DeviceTrouble } from './device-trouble.tsx'
import { useHearers } from './interpreter-keys.tsx'
import { RecordingState } from './recording-state.tsx'
import { RestNeeded, RestState } from './rest-state.tsx'
import './session-state.css'
import type { Recording } from './use-recording.ts'
import type { OpenSession } from './use-session.ts'

/** The line over a session: how it stands, its clock, whether it is recorded, whether one is heard, and what went wrong. */
export function SessionState({ session, recording }: { session: OpenSession; recording: Recording }) {
  const say = useTexts(sessionsTexts)
  const hearers = useHearers(session)
  if (!session.session) return null
  const { status } = session.session
  return (
    <>
      <Lamp state={isUnderWay(status) ? 'good' : status === 'lobby' ? 'wait' : 'off'} word={say(`status.${status}`)} />
      {session.session.startedAt !== null && <SessionClock session={session.session} />}
      <RecordingState session={session} recording={recording} />
      {session.phase === 'in' && session.seat?.role !== 'recorder' && <Lamp state={session.heard ? 'good' : 'off'} word={session.heard ? hearers ?? say('heard') : say('unheard')} />}
      {status === 'paused' && <RestState session={session} />}
      {session.seat?.role === 'host' && <RestNeeded session={session.session} />}
      <Alerts alerts={session.alerts} onRead={(alert) => session.link.read(alert)} />
      {session.lost && <Notice tone="lost">{say(session.broken === 'spoken' ? 'lost' : 'lost.own')}</Notice>}
      {session.askedAt !== null && session.seat?.mute !== 'open' && <Notice tone="wait">{say('pleaseSpeak')}</Notice>}
      <DeviceTrouble session={session} />
      {!session.lost && <ToldNotice told={session.told} />}
    </>
  )
}

/** The session clock, as it runs. */
export function SessionClock({ session }: { session: { startedAt: string | null; endedAt: string | null } }) {
  const say = useTexts(sessionsTexts)
  const clock = clockText(sessionClock(session, useNow(1000)))
  return <span className="figures" role="timer">{say(session.endedAt === null ? 'clock' : 'clockStill', { clock })}</span>
}
