import { Suspense, useEffect, useState } from 'react'
import { mayTest } from '#shared/stations/self-test-rules.ts'
import { nextFor } from '#shared/sessions/rules.ts'
import type { SessionId, SessionSummary } from '#shared/sessions/words.ts'
import { now } from '../platform/clock.ts'
import { part } from '../platform/part.ts'
import { useConnection } from '../platform/socket.ts'
import { useCallStaff } from '../sessions/use-call-staff.ts'
import { useComing } from '../sessions/use-coming.ts'
import { type Tracks, useHeartbeat } from '../stations/use-heartbeat.ts'
import { usePlace } from '../stations/use-place.ts'
import { CalledOut } from './called-out.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { clearSession } from './clear-session.ts'
import { useKeepDay } from './kept-day.ts'
import { useNewVersion } from './use-new-version.ts'
import { useOwnTests } from './use-own-tests.tsx'
import { useSettings } from './use-settings.ts'
import { IdleStage, SoundButton, TestButton } from './idle-stage.tsx'

// NOTE: fetched at once, but after what greets: a terminal on a slow line shows something first.
const sessionPage = import('./terminal-session.tsx')
const SessionStages = part(() => sessionPage, 'SessionStages')

/** The terminal from waiting to thanks: whatever session is next, and a greeting where there is none. */
export function Stages({ terminal }: { terminal: { id: string; name: string; unitId: string } }) {
  const [tracks, setTracks] = useState<Tracks | null>(null)
  useHeartbeat(tracks)
  const { quiet } = useSettings()
  const coming = useComing()
  const line = useConnection()
  const place = usePlace(terminal)
  const call = useCallStaff()
  useKeepDay(place, coming.data)
  const [shown, setShown] = useState<SessionSummary | null>(null)
  const [done, setDone] = useState<readonly SessionId[]>([])
  const [busy, setBusy] = useState(false)
  const own = useOwnTests(mayTest(shown?.scheduledFor ?? null, busy, now()), busy)
  const next = nextFor((coming.data ?? []).filter(({ id }) => !done.includes(id)))
  const fresh = coming.data?.find(({ id }) => id === shown?.id) ?? null
  useNewVersion(shown === null && own.shown === null)
  // NOTE: a session stays on screen until it has said thanks, even when the list has gone on to the next.
  useEffect(() => { if (shown === null && next) setShown(next) }, [shown, next])
  useEffect(() => { if (fresh && fresh !== shown) setShown(fresh) }, [fresh, shown])
  const greeting = <KioskFrame place={place} line={line} onCall={call.call} called={call.state === 'called'} actions={own.shown?.actions ?? <><SoundButton onTry={own.trySound} /><TestButton onTest={own.test} /></>}>{own.shown?.body ?? <IdleStage />}<CalledOut state={call.state} /></KioskFrame>
  if (!shown) return greeting
  return <Suspense fallback={greeting}><SessionStages key={shown.id} summary={shown} place={place} onDevices={setTracks} onBusy={setBusy} own={own} quiet={quiet} onDone={() => { setDone((before) => [...before, shown.id]); setShown(null); clearSession() }} /></Suspense>
}
