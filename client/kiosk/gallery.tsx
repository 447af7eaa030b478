import { UserRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { useLanguage } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { NotFound } from '../ui/broken.tsx'
import { useShell } from '../ui/use-shell.ts'
import { EvidenceSketch } from '../records/evidence-sketch.tsx'
import { AssentStage, SayStage } from './assent-stages.tsx'
import { EvidenceStage } from './evidence-paper.tsx'
import { GuestHelp, guestStages } from './guest-sketches.tsx'
import { OfflineStage } from './offline-stage.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { NotesActions, NotesConfirmed, NotesHeadSheet } from './notes-paper.tsx'
import { ReviewPage } from '../records/review-pages.tsx'
import { LeaveButton, MuteButton, PaperStage, RestButton, SigningStage, SmallTile, TalkStage } from './session-stages.tsx'
import { RecordingBanner, RecordingQuestion } from './recording-stages.tsx'
import type { NoteReview } from '#shared/records/review.ts'
import { judge, verdictOfAll } from '#shared/stations/self-test-rules.ts'
import type { TestFigures } from '#shared/stations/words.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { Faces } from '../followups/ask-here.tsx'
import { HeardBackActions, HeardBackStage } from './heard-back-stage.tsx'
import { SelfTestActions, SelfTestStage } from './self-test-stage.tsx'
import { ElsewhereStage, InkKeptStage, MarkStage, WayStage } from './signing-stages.tsx'
import type { HeardBack } from './use-heard-back.ts'
import type { Testing } from './use-self-test.ts'
import { IdleStage, SoundButton, TestButton } from './idle-stage.tsx'
import { CalmStage, ReadyButton, RingingStage, ThanksStage } from './waiting-stages.tsx'
import { WaitingStage } from './waiting-stage.tsx'
import type { Wait } from '#shared/sessions/waiting.ts'
import { talkTexts } from './talk-texts.ts'
import { useTexts } from '../platform/language.tsx'

/** Every stage of the terminal with made-up content, to be looked at: /gallery/kiosk/waiting …, listed at /gallery/kiosk/all; `?phone`: as a guest has it on their own phone. */
export function KioskGallery() {
  const phone = new URLSearchParams(location.search).has('phone')
  useShell(phone ? 'phone' : 'kiosk')
  const { stage = 'idle' } = useParams()
  const { language } = useLanguage()
  const zh = language === 'zh'
  if (stage === 'offline') return <OfflineStage kept={aKeptDay(zh)} />
  if (stage === 'all') return <ul data-testid="stages">{[...Object.keys(stages(zh)), ...Object.keys(guestStages), 'offline'].map((name) => <li key={name}><a href={`/gallery/kiosk/${name}`}>{name}</a></li>)}</ul>
  const found = stages(zh)[stage] ?? guestStages[stage]
  if (!found) return <NotFound />
  return <KioskFrame place={zh ? '云岭 · 视频室 1' : 'Yunling · Video room 1'} line={stage.startsWith('lost') ? 'reconnecting' : 'online'} {...(phone ? { help: <GuestHelp /> } : { onCall: () => {} })} actions={found.actions}>{found.screen}</KioskFrame>
}

function stages(zh: boolean): Record<string, { screen: ReactNode; actions?: ReactNode }> {
  const host = { name: zh ? '何某' : 'He', what: zh ? '调解民警' : 'The mediating officer' }
  const face = <UserRound size="40%" color="#a9b3bd" strokeWidth={1} aria-hidden />
  const small = <><SmallTile who={zh ? '对方' : 'Other side'}>{face}</SmallTile><SmallTile who={zh ? '自己' : 'You'}>{face}</SmallTile></>
  const buttons = <><RestButton onRest={() => {}} /><LeaveButton onLeave={() => {}} /></>
  const mute = <MuteButton heard="heard" onMute={() => {}} />
  return {
    idle: { screen: <IdleStage />, actions: <><SoundButton onTry={() => {}} /><TestButton onTest={() => {}} /></> },
    waiting: { screen: <Waits host={host} wait={{ ahead: 0, why: 'not-yet', minutes: 7 }} />, actions: <><SoundButton onTry={() => {}} /><ReadyButton ready={false} onReady={() => {}} /></> },
    'waiting-behind': { screen: <Waits host={host} wait={{ ahead: 2, why: 'overruns', minutes: 12 }} ready />, actions: <SoundButton onTry={() => {}} /> },
    'waiting-officer': { screen: <Waits host={host} wait={{ ahead: 0, why: 'officer', minutes: null }} ready />, actions: <SoundButton onTry={() => {}} /> },
    'waiting-other-side': { screen: <Waits host={host} wait={{ ahead: 0, why: 'other-side', minutes: null }} />, actions: <><SoundButton onTry={() => {}} /><ReadyButton ready={false} onReady={() => {}} /></> },
    early: { screen: <Waits host={host} wait={{ ahead: 0, why: 'not-yet', minutes: 300 }} />, actions: <SoundButton onTry={() => {}} /> },
    ready: { screen: <Waits host={host} wait={{ ahead: 0, why: 'soon', minutes: null }} ready />, actions: <ReadyButton ready onReady={() => {}} /> },
    ringing: { screen: <RingingStage host={host} onAnswer={() => {}} /> },
    talk: { screen: <TalkStage speaking={host.what} face={`${host.what} ${host.name}`} picture={face} others={small} heard="heard" mute={mute} />, actions: buttons },
    aside: { screen: <><Notice tone="wait">{zh ? '现在只有您和民警单独谈，对方听不到，也不录音。' : 'You are alone with the officer now. The other side does not hear you, and nothing is recorded.'}</Notice><TalkStage speaking={host.what} face={`${host.what} ${host.name}`} picture={face} others={<SmallTile who={zh ? '自己' : 'You'}>{face}</SmallTile>} heard="heard" mute={mute} /></>, actions: buttons },
    expert: { screen: <><Notice>{zh ? '律师进来了，他是中立的。' : 'The lawyer has come in. They are neutral.'}</Notice><TalkStage speaking={host.what} face={`${host.what} ${host.name}`} picture={face} others={small} heard="heard" mute={mute} /></>, actions: buttons },
    interpreted: { screen: <><Notice>{zh ? '陶某某 正在为您翻译' : 'Tao is interpreting for you'}</Notice><TalkStage speaking={host.what} face={`${host.what} ${host.name}`} picture={face} others={<><SmallTile who={zh ? '您的翻译 陶某某' : 'Your interpreter Tao'}>{face}</SmallTile>{small}</>} heard="heard" mute={mute} /></>, actions: buttons },
    muted: { screen: <TalkStage speaking={null} face={`${host.what} ${host.name}`} picture={face} others={small} heard="self" mute={<MuteButton heard="self" onMute={() => {}} />} />, actions: buttons },
    lost: { screen: <TalkStage speaking={host.what} face={`${host.what} ${host.name}`} picture={face} others={small} heard="heard" mute={mute} broken="spoken" />, actions: buttons },
    stills: { screen: <TalkStage speaking={host.what} face={`${host.what} ${host.name}`} picture={face} others={small} heard="heard" mute={mute} stills />, actions: buttons },
    'lost-kept': { screen: <TalkStage speaking={host.what} face={`${host.what} ${host.name}`} picture={face} others={small} heard="heard" mute={mute} broken="kept" />, actions: buttons },
    'lost-given-up': { screen: <TalkStage speaking={host.what} face={`${host.what} ${host.name}`} picture={face} others={small} heard="heard" mute={mute} broken="given-up" />, actions: buttons },
    caucus: { screen: <CalmStage why="caucus" minutes={10} />, actions: <LeaveButton onLeave={() => {}} /> },
    paused: { screen: <CalmStage why="paused" />, actions: <LeaveButton onLeave={() => {}} /> },
    brake: { screen: <CalmStage why="brake" until={new Date(Date.now() + 4 * 60_000).toISOString()} />, actions: <LeaveButton onLeave={() => {}} /> },
    evidence: { screen: <EvidenceStage board={<EvidenceSketch zh={zh} />} picture={<SmallTile who={`${host.what} ${host.name}`}>{face}</SmallTile>} others={small} heard="heard" />, actions: buttons },
    question: { screen: <RecordingQuestion as="self" picture={<SmallTile who={`${host.what} ${host.name}`}>{face}</SmallTile>} onAnswer={() => {}} />, actions: buttons },
    recorded: { screen: <><RecordingBanner basis="consent" onWithdraw={() => {}} /><TalkStage speaking={host.what} face={`${host.what} ${host.name}`} picture={face} others={small} heard="heard" /></>, actions: buttons },
    paper: { screen: <PaperStage paper={<Paper zh={zh} />} picture={<SmallTile who={`${host.what} ${host.name}`}>{face}</SmallTile>} heard="heard" />, actions: <PaperButtons /> },
    notes: { screen: <NotesStage paper={<ReviewPage review={someNotes(zh)} lines={someNotes(zh).lines} at={1} of={2} side="respondent" note={null} onPick={null} onBack={() => {}} />} picture={<SmallTile who={`${host.what} ${host.name}`}>{face}</SmallTile>} />, actions: <NotesActions at={1} last={false} onMove={() => {}} onPick={() => {}} /> },
    'notes-head': { screen: <NotesStage paper={<NotesHeadSheet review={someNotes(zh)} />} picture={<SmallTile who={`${host.what} ${host.name}`}>{face}</SmallTile>} />, actions: <NotesActions at={0} last={false} onMove={() => {}} onPick={() => {}} /> },
    'notes-pick': { screen: <NotesStage paper={<ReviewPage review={someNotes(zh)} lines={someNotes(zh).lines} at={1} of={2} side="respondent" note={null} onPick={() => {}} onBack={() => {}} />} picture={<SmallTile who={`${host.what} ${host.name}`}>{face}</SmallTile>} />, actions: <NotesActions at={1} last={false} picking onMove={() => {}} onPick={() => {}} /> },
    'notes-right': { screen: <NotesConfirmed /> },
    signing: { screen: <Signing zh={zh} /> },
    ways: { screen: <WayStage name={zh ? '覃福来' : 'Qin Fulai'} busy={false} onChoose={() => {}} />, actions: <LeaveButton onLeave={() => {}} /> },
    assent: { screen: <AssentStage name={zh ? '覃福来' : 'Qin Fulai'} busy={false} onAnswer={() => {}} />, actions: <LeaveButton onLeave={() => {}} /> },
    'assent-say': { screen: <SayStage name={zh ? '覃福来' : 'Qin Fulai'} busy={false} onAnswer={() => {}} />, actions: <LeaveButton onLeave={() => {}} /> },
    mark: { screen: <MarkStage name={zh ? '覃福来' : 'Qin Fulai'} witness={zh ? '韦明' : 'Wei Ming'} busy={false} onSigned={() => {}} />, actions: <LeaveButton onLeave={() => {}} /> },
    'mark-waits': { screen: <ElsewhereStage why="markWaits" name={zh ? '覃福来' : 'Qin Fulai'} />, actions: <LeaveButton onLeave={() => {}} /> },
    'on-paper': { screen: <ElsewhereStage why="wayPaper" name={zh ? '覃福来' : 'Qin Fulai'} />, actions: <LeaveButton onLeave={() => {}} /> },
    'paper-law': { screen: <ElsewhereStage why="wayLaw" name={zh ? '覃福来' : 'Qin Fulai'} words="遗产" />, actions: <LeaveButton onLeave={() => {}} /> },
    'ink-kept': { screen: <InkKeptStage ink={{ strokes: [written], aspect: 3 }} />, actions: <LeaveButton onLeave={() => {}} /> },
    sound: sound('speak'),
    'sound-ask': sound('ask'),
    'sound-unheard': sound('unheard'),
    testing: selfTest({ state: 'running' }),
    tested: selfTest(done({})),
    'tested-bad': selfTest(done({ microphone: -110, up: 300, heard: 0 })),
    'test-failed': selfTest({ state: 'failed', why: 'here' }),
    thanks: { screen: <ThanksStage agreed /> },
    'thanks-asks': { screen: <ThanksStage agreed><Faces state="asked" onGrade={() => {}} /></ThanksStage> },
    'thanks-kept': { screen: <ThanksStage agreed={false}><Faces state="kept" onGrade={() => {}} /></ThanksStage> },
  }
}

const sound = (state: Exclude<HeardBack, 'off'>) => ({ screen: <HeardBackStage state={state} />, actions: <HeardBackActions state={state} onAnswer={() => {}} onAgain={() => {}} onEnd={() => {}} /> })
const selfTest = (testing: Exclude<Testing, { state: 'none' }>) => ({ screen: <SelfTestStage testing={testing} />, actions: <SelfTestActions testing={testing} onAgain={() => {}} onEnd={() => {}} /> })
const aKeptDay = (zh: boolean) => ({ place: zh ? '云岭 · 视频室 1' : 'Yunling · Video room 1', at: new Date().toISOString(), sessions: ['A012', 'A013', 'A014'].map((number, nth) => ({ number, startsAt: new Date(Date.now() + (nth + 1) * 40 * 60_000).toISOString() })) })
function done(change: Partial<TestFigures>): Exclude<Testing, { state: 'none' }> {
  const items = judge({ camera: 110, microphone: -30, echo: 3, loss: 0, up: 1_900, down: 1_900, clock: 0.1, roundTrip: 40, heard: 1, ...change })
  return { state: 'done', why: 'here', test: { terminalId: 't' as never, stationId: 's' as never, at: new Date().toISOString(), why: 'here', items, verdict: verdictOfAll(items) } }
}

function Waits({ host, wait, ready = false }: { host: { name: string; what: string }; wait: Wait; ready?: boolean }) {
  const [quiet, setQuiet] = useState(false)
  const [startsAt] = useState(() => new Date(Date.now() + (wait.why === 'not-yet' ? wait.minutes ?? 0 : 0) * 60_000).toISOString())
  return <WaitingStage number="A012" host={host} startsAt={startsAt} waitAt={() => wait} ready={ready} quiet={quiet} onQuiet={setQuiet} />
}

function someNotes(zh: boolean): NoteReview {
  const lines = (zh ? ['田坎是我爷爷六三年修的，一直在石墙东边。', '我只是把垮了的一段翻修了一下，没有往外挪。'] : ['My grandfather built the bank in 1963; it has always stood east of the wall.', 'I only mended a part that had fallen in. I moved nothing.']).map((text, nth) => ({ id: String(nth) as never, atMs: 60_000 * (nth + 1), speaker: (['applicant', 'respondent'] as const)[nth]!, text }))
  return {
    id: 'r' as never, version: 1, contentHash: '', shownAt: '2026-09-18T01:12:00Z', shown: true, current: true, lines, confirmations: [], signed: null,
    head: { kind: 'mediation', number: zh ? '青禾调〔2026〕0031号' : '青禾调〔2026〕0031', topic: 'homestead', from: '2026-09-18T01:02:00Z', host: zh ? '何某' : 'He', recorder: zh ? '文某' : 'Wen', others: [], rightsToldAt: '2026-09-18T01:04:00Z', sides: [{ side: 'applicant', place: '', names: [zh ? '王某某' : 'Wang'], along: { guardian: 0, interpreter: 0, supporter: 1 } }, { side: 'respondent', place: zh ? '石坎 · 视频室 1' : 'Shikan · Video room 1', names: [zh ? '余某某' : 'Yu'] }] },
    corrections: [{ id: 'c' as never, lineId: '0' as never, side: 'respondent', askedAt: '2026-09-18T01:10:00Z', words: zh ? '是六四年修的。' : 'It was in 1964.', writtenByName: '', writtenAt: '' }, { id: 'd' as never, lineId: '1' as never, side: 'respondent', askedAt: '2026-09-18T01:11:00Z', words: null, writtenByName: null, writtenAt: null }],
  }
}

function PaperButtons() {
  const say = useTexts(talkTexts)
  return <><Button>{say('unclear')}</Button><Button tone="main">{say('agree')}</Button></>
}

const written = [0, 1, 2, 3, 4, 5, 6].map((at) => ({ x: 0.2 + at * 0.1, y: 0.5 + Math.sin(at) * 0.3, ms: at * 40, pressure: 0.5 }))

function Signing({ zh }: { zh: boolean }) {
  const [signed, setSigned] = useState(false)
  return <SigningStage name={zh ? '王某某' : 'Wang'} signed={signed} busy={false} otherStrokes={[written]} onSigned={() => setSigned(true)} />
}

function Paper({ zh }: { zh: boolean }) {
  const clause = zh
    ? ['第一条　双方以现场核对的旧石墙为界，石墙以东归甲方使用，以西归乙方使用。', '第二条　乙方在 2026 年 10 月 15 日前，把越过石墙的三棵核桃树苗移回自己一侧。', '第三条　甲方在移树当天提供人手，费用各自承担。']
    : ['1. The old stone wall checked on site is the boundary: east of it is side A’s, west of it side B’s.', '2. Before Thu 15 October 2026 side B moves the three walnut saplings back to its own side.', '3. Side A lends hands on that day; each side bears its own costs.']
  return <><h2>{zh ? '人民调解协议书' : 'Mediation agreement'}</h2>{clause.map((text) => <p key={text} style={{ marginTop: '1rem' }}>{text}</p>)}</>
}

function NotesStage(stage: { paper: ReactNode; picture: ReactNode }) {
  const say = useTexts(recordsTexts)
  return <PaperStage {...stage} title={say('checkNotes')} more={say('checkNotesMore')} heard="heard" />
}
