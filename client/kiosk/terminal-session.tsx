import { RotateCcw } from 'lucide-react'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { isAskedHere } from '#shared/followups/rules.ts'
import { followupsTexts } from '#shared/followups/texts.ts'
import { boundAt } from '#shared/sessions/interpreting-rules.ts'
import { areTogether, isAside, isStill } from '#shared/sessions/rules.ts'
import { waitOf } from '#shared/sessions/waiting.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Course, Seat, SessionSummary } from '#shared/sessions/words.ts'
import { now } from '../platform/clock.ts'
import { useTexts } from '../platform/language.tsx'
import { part } from '../platform/part.ts'
import { useConnection } from '../platform/socket.ts'
import { DeviceTrouble } from '../sessions/device-trouble.tsx'
import { Picture } from '../sessions/picture.tsx'
import { Sounds } from '../sessions/sounds.tsx'
import { useCallStaff } from '../sessions/use-call-staff.ts'
import { useExpert } from '../sessions/use-expert.ts'
import { useRinging } from '../sessions/use-ringing.ts'
import { openQuestion, useRecording } from '../sessions/use-recording.ts'
import { type OpenSession, useSession } from '../sessions/use-session.ts'
import { useSpeaker } from '../sessions/use-speaker.ts'
import type { Tracks } from '../stations/use-heartbeat.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useAgreed } from './agreement-paper.tsx'
import { CalledOut } from './called-out.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { RecordingBanner, RecordingQuestion, SayItAloud } from './recording-stages.tsx'
import { type Heard, LeaveButton, MuteButton, RestButton, SmallTile, TalkStage } from './session-stages.tsx'
import { talkPapers } from './talk-papers.ts'
import { talkTexts } from './talk-texts.ts'
import type { OwnTests } from './use-own-tests.tsx'
import { SoundButton } from './idle-stage.tsx'
import { useSpoken } from './use-spoken.ts'
import { CalmStage, ReadyButton, RingingStage, ThanksStage } from './waiting-stages.tsx'
import { WaitingStage } from './waiting-stage.tsx'

// Only needed when a talk is over.
const AskHere = part(() => import('../followups/ask-here.tsx'), 'AskHere')
const thanksMs = 30_000
const togetherMs = 15_000

/** What a screen must know of a session before it sits in it. */
export type Expected = Pick<SessionSummary, 'id' | 'status' | 'seats' | 'queue' | 'queueNumber' | 'hostName' | 'hostSkill' | 'scheduledFor'>

/** One session on the terminal: waiting, ringing, talking, and thanks, which clears itself. */
export function SessionStages({ summary, place, onDevices, onBusy, own, quiet, onDone, help }: {
  summary: Expected
  place: string
  onDevices: (devices: Tracks | null) => void
  /** Whether somebody talks or is rung: nothing else may be done at this terminal then. */
  onBusy: (busy: boolean) => void
  /** What the terminal can try of itself; it stands in the place of the waiting page while nobody rings. */
  own: OwnTests
  /** It rings without sound. */
  quiet: boolean
  onDone: () => void
  /** For somebody at their own phone: in the place of the button that calls the clerk. */
  help?: ReactNode
}) {
  const say = useTexts(sessionsTexts)
  const line = useConnection()
  const call = useCallStaff()
  const session = useSession(summary.id, 'terminal')
  const ringing = useRinging(session)
  const { devices } = session
  // The terminal's lamp goes by what is open, while something is.
  useEffect(() => { onDevices(devices); return () => onDevices(null) }, [devices, onDevices])
  const busy = ringing || (session.phase !== 'waiting' && session.phase !== 'opening')
  useEffect(() => { onBusy(busy); return () => onBusy(false) }, [busy, onBusy])
  const [hushed, setHushed] = useState<boolean | null>(null)
  const rang = useRef(false)
  if (ringing) rang.current = true
  const host = { name: summary.hostName, what: say(`host.${summary.hostSkill}`) }
  const { phase, link, seat } = session
  const sat = useRef(false)
  if (phase === 'in') { rang.current = false; sat.current = true }
  const frame = (children: ReactNode, actions?: ReactNode) => (
    <KioskFrame place={place} line={line} {...(help === undefined ? { onCall: call.call } : { help })} called={call.state === 'called'} actions={actions}>
      <CalledOut state={call.state} />
      {children}
    </KioskFrame>
  )
  const again = (words: string, button: string, go: () => void) => frame(<div className="kiosk-calm"><h2>{words}</h2></div>, <Button tone="main" size="large" icon={RotateCcw} onPress={go}>{button}</Button>)
  switch (phase) {
    case 'in': return <Talking session={session} host={host} frame={frame} />
    case 'over': return <Thanks frame={frame} sessionId={summary.id} asks={help === undefined && sat.current && session.session !== null && isAskedHere(session.session, seat, now())} onDone={onDone} />
    case 'left': return again(say('leftParty'), say('back'), () => link.wait())
    case 'replaced': return again(say('replaced'), say('here'), () => link.wait())
    case 'refused': return frame(<ToldNotice told={session.told} onAgain={() => link.wait()} />)
    case 'opening':
    case 'waiting':
    case 'joining': {
      const ready = seat !== null && seat.arrival !== 'unknown'
      // NOTE: the ringing screen stays until there is a picture: no other screen flashes up between.
      if (ringing || (phase === 'joining' && rang.current)) return <RingingStage host={host} quiet={quiet} onAnswer={() => link.join()} />
      if (own.shown) return frame(own.shown.body, own.shown.actions)
      return frame(
        <><WaitingStage number={summary.queueNumber} host={host} startsAt={summary.scheduledFor} waitAt={(now) => waitOf(session.session ?? summary, summary.queue, seat?.side ?? 'applicant', now)} ready={ready} quiet={hushed ?? quiet} onQuiet={setHushed} /><DeviceTrouble session={session} />{!session.told?.lost && <ToldNotice told={session.told} />}</>,
        phase === 'waiting' && <>{help === undefined && <SoundButton onTry={own.trySound} />}<ReadyButton ready={ready} onReady={() => void link.sayReady()} /></>,
      )
    }
  }
}

function Talking({ session, host, frame }: { session: OpenSession; host: { name: string; what: string }; frame: (children: ReactNode, actions?: ReactNode) => ReactNode }) {
  const say = useTexts(sessionsTexts)
  const sayHere = useTexts(talkTexts)
  const { large, small, speaks } = useSpeaker(session)
  const { seat, link, broken } = session
  const recording = useRecording(session)
  const question = openQuestion(recording.view, session.you)
  const forWhom = ({ id }: Seat) => {
    const bound = session.session && boundAt(session.session.course, id)
    return !bound ? 'interpreter' : bound.partyId === session.you ? 'interpreterOwn' : 'interpreterOther'
  }
  const whoIs = (other: Seat) => (other.role === 'host' ? host.what : other.side !== null ? say(other.side === seat?.side ? 'plain.own' : 'plain.other') : other.interprets === null || other.role !== 'expert' ? say(`plain.${other.role}`) : sayHere(forWhom(other)))
  const mine = interpretersHere(session)
  // NOTE: of staff the name is said too, because they say it themselves; of the other side nothing but that it is the other side.
  const caption = (other: Seat) => (other.role === 'host' ? `${host.what} ${host.name}` : other.side !== null ? whoIs(other) : `${whoIs(other)} ${other.label}`.trim())
  const picture = (other: Seat) => <Picture key={other.id} seatId={other.id} track={session.tracks.get(other.id)?.video ?? null} label={whoIs(other)} />
  const heard: Heard = session.heard ? 'heard' : seat?.mute === 'self' ? 'self' : seat?.mute === 'open' ? 'nobody' : 'host'
  const main = large ? picture(large) : <Picture seatId={null} track={null} label={say('noPicture')} />
  const face = large && caption(large)
  const course = session.session?.course ?? null
  const together = useTogether(course !== null && seat !== null && isAside(course, seat))
  const expert = useExpert()
  const ofExpert = expert && say(expert.there ? 'expertIn' : 'expertOut', { what: say(`host.${expert.skill}`) })
  useSpoken(ofExpert ?? '', ofExpert !== null)
  const own = <Picture seatId={session.you} track={session.devices?.camera ?? null} label={say('self')} own />
  const others = [...small.map((other) => <SmallTile key={other.id} who={caption(other)}>{picture(other)}</SmallTile>), <SmallTile key="own" who={say('self')}>{own}</SmallTile>]
  const paper = useTalkPaper({ session, picture: face === null ? main : <SmallTile who={face}>{main}</SmallTile>, others, heard, recorded: recording.view?.on ?? false })
  const mute = <MuteButton heard={seat?.mute === 'locked' ? 'host' : seat?.mute === 'open' ? 'heard' : 'self'} onMute={() => void link.mute(seat?.mute === 'open' ? 'mute' : 'open')} />
  if (session.session && seat && isStill(session.session, seat)) return <>{frame(<CalmStage {...calmOf(session.session.course)} />, <LeaveButton onLeave={() => void link.leave(true)} />)}<Sounds session={session} /></>
  return (
    <>
      {frame(
        <>
          {recording.view?.on && <RecordingBanner basis={recording.view.verdict.basis} onWithdraw={() => recording.answer('self', 'no')} />}
          {recording.view?.asking && recording.view.asked.some(({ given }) => given?.answer === 'yes' && !given.heard) && <SayItAloud />}
          <ToldNotice told={recording.told} />
          {seat?.known === false && <ShowCard />}
          {together !== null && <Notice tone="wait">{sayHere(together)}</Notice>}
          {mine.map(({ id, label, presence }) => <Notice key={id} tone={presence === 'in' ? 'info' : 'wait'}>{sayHere(presence === 'in' ? 'interprets' : 'interpreterLost', { who: label })}</Notice>)}
          {ofExpert !== null && <Notice>{ofExpert}</Notice>}
          {session.askedAt !== null && seat?.mute !== 'open' && <Notice tone="wait">{say('pleaseSpeak')}</Notice>}
          <DeviceTrouble session={session} />
          {question ? <RecordingQuestion key={question} as={question} picture={face === null ? main : <SmallTile who={face}>{main}</SmallTile>} onAnswer={(answer) => recording.answer(question, answer)} /> : paper?.body ?? <TalkStage speaking={speaks && large ? whoIs(large) : null} face={face} picture={main} others={others} heard={heard} mute={mute} broken={broken} stills={seat?.stills === true} />}
        </>,
        <>{(question === null ? paper?.actions : null) ?? <RestButton onRest={() => void session.rest()} />}<LeaveButton onLeave={() => void link.leave(true)} /></>,
      )}
      <Sounds session={session} />
    </>
  )
}

// A visitor shows who they are; said aloud, because they look at the picture and not at words.
function ShowCard() {
  const words = useTexts(talkTexts)('showCard')
  useSpoken(words)
  return <Notice tone="wait">{words}</Notice>
}

// Who interprets for this side just now, or did until their line broke.
function interpretersHere({ session, seat }: OpenSession): Seat[] {
  if (!session || !seat) return []
  return session.seats.filter((other) => (other.presence === 'lost' || other.presence === 'in') && boundAt(session.course, other.id)?.partyId === seat.id && areTogether(session, seat, other))
}

// Why this side waits in the middle of a talk, and about how long.
function calmOf({ caucus, pause }: Course): Parameters<typeof CalmStage>[0] {
  if (pause === null) return { why: 'caucus', minutes: caucus?.minutes ?? null }
  return { why: pause.until === null ? 'paused' : 'brake', until: pause.until }
}

// Whether this side is alone with the host, or was until a moment ago: both are said aloud, for it matters who hears.
function useTogether(aside: boolean): 'asideNow' | 'togetherNow' | null {
  const [was, setWas] = useState(aside)
  useEffect(() => {
    if (aside) return setWas(true)
    const timer = setTimeout(() => setWas(false), togetherMs)
    return () => clearTimeout(timer)
  }, [aside])
  const words = aside ? 'asideNow' : was ? 'togetherNow' : null
  useSpoken(useTexts(talkTexts)(words ?? 'hello'), words !== null)
  return words
}

// The first paper that anybody has for this talk. NOTE: every hook of the list is asked each time, as hooks must be.
function useTalkPaper(talk: Parameters<(typeof talkPapers)[number]>[0]) {
  // oxlint-disable-next-line react/rules-of-hooks -- the list never changes while running, so the order of hooks does not
  return talkPapers.map((usePaper) => usePaper(talk)).find((paper) => paper !== null) ?? null
}

function Thanks({ frame, sessionId, asks, onDone }: { frame: (children: ReactNode) => ReactNode; sessionId: SessionSummary['id']; asks: boolean; onDone: () => void }) {
  const agreed = useAgreed(sessionId)
  const say = useTexts(followupsTexts)
  const [then, setThen] = useState(say('askHere'))
  useEffect(() => {
    const timer = setTimeout(onDone, thanksMs)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- counted once, from when thanks are said
  }, [])
  return frame(asks ? <ThanksStage agreed={agreed} then={then}><Suspense fallback={null}><AskHere sessionId={sessionId} onAnswered={setThen} /></Suspense></ThanksStage> : <ThanksStage agreed={agreed} />)
}
