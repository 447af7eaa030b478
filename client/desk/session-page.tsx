import { Suspense } from 'react'
import { useParams } from 'react-router'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { MeetAgain } from '../appointments/meet-again.tsx'
import { StillToBook } from '../appointments/still-to-book.tsx'
import { CaseBrief } from '../cases/case-brief.tsx'
import { useTexts } from '../platform/language.tsx'
import { useShownEvidence } from '../records/shown-evidence.tsx'
import { AsideState } from '../sessions/aside-state.tsx'
import { ExpertDoor } from '../sessions/expert-door.tsx'
import { GuestDoor } from '../sessions/guest-door.tsx'
import { HostBar } from '../sessions/host-bar.tsx'
import { HostTools } from '../sessions/host-tools.tsx'
import { LobbyList } from '../sessions/lobby-list.tsx'
import { LostParties } from '../sessions/lost-parties.tsx'
import { RecordingCard } from '../sessions/recording-card.tsx'
import { SessionDoor } from '../sessions/session-door.tsx'
import { SessionSteps } from '../sessions/session-steps.tsx'
import { SessionState } from '../sessions/session-state.tsx'
import { Sounds } from '../sessions/sounds.tsx'
import { TalkBalance } from '../sessions/talk-balance.tsx'
import { Tiles } from '../sessions/tiles.tsx'
import { ToCase } from '../sessions/to-case.tsx'
import { useRecording } from '../sessions/use-recording.ts'
import { useSession } from '../sessions/use-session.ts'
import { Opening } from '../ui/empty.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { SessionLayout } from './session-layout.tsx'
import { sessionSheets } from './session-sheets.ts'
import { texts } from './texts.ts'

/** A session on the desk: who waits, who is there, the host's bar, and the papers beside it. */
export function SessionPage() {
  const { sessionId } = useParams()
  return <Session key={sessionId} sessionId={sessionId as SessionId} />
}

function Session({ sessionId }: { sessionId: SessionId }) {
  const say = useTexts(texts)
  const saySession = useTexts(sessionsTexts)
  const session = useSession(sessionId, 'staff')
  const recording = useRecording(session)
  const evidence = useShownEvidence(session)
  const sheets = sessionSheets.map(({ key, title, piece: Piece }) => ({ key, title: say(title), content: <Suspense fallback={<Opening />}><Piece session={session} /></Suspense> }))
  const toCase = <ToCase sessionId={sessionId} />
  return (
    <SessionDoor session={session} toCase={toCase}>
      <SessionLayout
        state={<SessionState session={session} recording={recording} />}
        {...(session.session?.course.caucus ? { caucus: <AsideState session={session} /> } : {})}
        steps={<>{session.session && <LostParties session={session.session} again={<MeetAgain caseId={session.session.caseId} words={saySession('lost.again')} />} />}<LobbyList session={session} /><SessionSteps session={session} /><RecordingCard session={session} recording={recording} /><ExpertDoor session={session} /><GuestDoor session={session} />{session.session && <><StillToBook caseId={session.session.caseId} appointmentId={session.session.appointmentId} /><CaseBrief caseId={session.session.caseId} /></>}</>}
        board={evidence?.board}
        tiles={<><Tiles session={session} tools={(seat) => <HostTools session={session} seat={seat} />} /><TalkBalance session={session} /></>}
        bar={session.phase === 'over' ? toCase : <HostBar session={session} />}
        sheets={sheets.length > 0 && <Tabs label={say('sheets')} tabs={sheets} />}
      />
      <Sounds session={session} />
    </SessionDoor>
  )
}
