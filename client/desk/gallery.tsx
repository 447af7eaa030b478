import { CalendarPlus, FileText, MicOff, Pause, Square, UserRound } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useParams } from 'react-router'
import type { Agreement } from '#shared/agreements/words.ts'
import { sendingTroubles } from '#shared/records/files-kept.ts'
import { missingExperts, type Seat, type SessionId, type SessionStatus, steps, type Tick } from '#shared/sessions/words.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { Signers } from '../agreements/signers.tsx'
import { EvidenceSketch } from '../records/evidence-sketch.tsx'
import { FilesState } from '../records/files-state.tsx'
import { AlertCard } from '../sessions/alert-card.tsx'
import { Alerts } from '../sessions/alerts.tsx'
import { ExpertCard } from '../sessions/expert-door.tsx'
import { LostCard, LostName, LostNumber } from '../sessions/lost-parties.tsx'
import { StepsList } from '../sessions/steps-list.tsx'
import { SummonsNotice } from '../sessions/summons.tsx'
import { TalkBalance } from '../sessions/talk-balance.tsx'
import { NotFound } from '../ui/broken.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Frame } from '../ui/frame.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Locale } from '../ui/locale.tsx'
import { Facts, Tag } from '../ui/page.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { useShell, useTheme } from '../ui/use-shell.ts'
import { CaseLayout } from './case-layout.tsx'
import { ConfirmationSketch, PapersSketch, RecordingsSketch } from './case-sketches.tsx'
import { SessionLayout } from './session-layout.tsx'
import { GuestsSketch, NotesSketch, SeatsSketch, TapeSketch, WaysSketch } from './session-sketches.tsx'
import { texts } from './texts.ts'

const hoursAway = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

/** The desk's two large pages with made-up content, to be looked at: /gallery/desk/session, /gallery/desk/case, and every card; listed at /gallery/desk/all. */
export function DeskGallery() {
  useShell('desk')
  const { dark, setDark } = useTheme()
  const { screen = 'session' } = useParams()
  const { language } = useLanguage()
  const zh = language === 'zh'
  // Cards of the session's and the case's columns, each in all its states; all of them together scroll as a page, as a case does.
  const cards: Record<string, ReactNode> = { alarm: <AlarmSketch zh={zh} />, experts: <ExpertsSketch zh={zh} />, lost: <LostSketch zh={zh} />, seats: <SeatsSketch zh={zh} />, tape: <TapeSketch zh={zh} />, notes: <NotesSketch zh={zh} />, ways: <WaysSketch zh={zh} />, guests: <GuestsSketch zh={zh} />, recordings: <RecordingsSketch zh={zh} />, papers: <PapersSketch zh={zh} />, confirmation: <ConfirmationSketch zh={zh} />, files: <FilesSketch />, assents: <AssentsSketch zh={zh} /> }
  const loose: Record<string, ReactNode> = { case: <CaseSketch zh={zh} />, cards: <div className="stack">{Object.entries(cards).map(([name, card]) => <div key={name}>{card}</div>)}</div> }
  const sessions: Record<string, ReactNode> = { session: <SessionSketch zh={zh} />, caucus: <SessionSketch zh={zh} caucus />, evidence: <SessionSketch zh={zh} shows />, ...Object.fromEntries(steps.map((step) => [step, <SessionSketch key={step} zh={zh} step={step} />])) }
  const list = (screens: Record<string, ReactNode>) => <ul>{Object.keys(screens).map((name) => <li key={name}><a href={`/gallery/desk/${name}`}>{name}</a></li>)}</ul>
  if (screen === 'all') return <><div data-testid="pages">{list({ ...sessions, ...loose })}</div>{list(cards)}</>
  return (
    <Locale><Frame place={zh ? '青禾县公安局 · 办公桌' : 'Qinghe bureau · desk'} line="online" fixed={screen in sessions} tools={<Button tone="bare" onPress={() => setDark(!dark)}>{zh ? '深浅' : 'Theme'}</Button>}>
      {/* Made-up names are in one language. */}
      <Fragment key={language}>{{ ...sessions, ...loose, ...cards }[screen] ?? <NotFound />}</Fragment>
    </Frame></Locale>
  )
}

// Each signer has another state of the spoken yes: kept in time, kept late, changed, being cut, and each in which there is none.
function AssentsSketch({ zh }: { zh: boolean }) {
  const states = [{ sound: 'kept' }, { sound: 'kept', inAnnex: false }, { sound: 'kept', found: 'changed' }, { sound: 'waiting' }, { sound: 'silent' }, { sound: 'off-tape' }, { sound: 'failed' }, { sound: 'no-tool' }, { sound: null }, { sound: null, answer: 'no' }] as const
  const agreement = {
    form: 'peoples_agreement/1', status: 'effective', effectiveAt: hoursAway(0), signatures: [], ways: [], assentsCancelled: 1,
    signers: states.map((_, nth) => ({ kind: 'party', partyId: `${nth}`, side: nth % 2 ? 'respondent' : 'applicant', name: zh ? '覃某某' : 'Qin' })),
    assents: states.map((state, nth) => ({ id: `${nth}`, partyId: `${nth}`, answer: 'yes', answeredAt: hoursAway(0), saidAt: hoursAway(0), sha256: state.sound === 'kept' ? 'ab12'.repeat(16) : null, durationMs: 6_400, inAnnex: true, found: null, heardBy: nth === 0 ? [{ name: zh ? '何某某' : 'He', reason: zh ? '核对当时怎么说的' : 'To check what was said', at: hoursAway(0) }] : [], ...state })),
  } as unknown as Agreement
  return <Card title={zh ? '协议' : 'Agreement'}><Signers agreement={agreement} /></Card>
}

function StepsSketch({ zh, status }: { zh: boolean; status: SessionStatus }) {
  const name = zh ? '何某某' : 'He'
  const seats = (['applicant', 'respondent'] as const).map((side) => ({ id: side, side, role: side, checkIn: { paper: 'id_card', along: { guardian: side === 'applicant' ? 1 : 0, interpreter: 0, supporter: 0 }, ownIncome: false } }) as unknown as Seat)
  const ticks: Tick[] = [['recusal-told', 'applicant', 'yes'], ['recording', 'applicant', 'no'], ['free-to-speak', 'respondent', 'no'], ['identity-seen', 'applicant', 'yes']].map(([tick, side, answer]) => ({ tick, side, answer, at: hoursAway(-0.1), by: name }) as Tick)
  return <StepsList session={{ status, seats, ticks, course: { since: null, broken: null, caucus: null, pause: null, floor: null, interpreting: [], restedAt: null } }} host={{ name, unit: zh ? '青禾县公安局' : 'Qinghe county bureau' }} lead={{ go: () => {}, tick: () => {} }} />
}

function AlarmSketch({ zh }: { zh: boolean }) {
  const [place, host] = zh ? ['云岭', '何某某'] : ['Yunling', 'He']
  return <div className="page stack"><Alerts alerts={[{ sessionId: 'a' as SessionId, station: place!, sides: ['applicant'], reason: 'pressed', at: hoursAway(0) }]} onRead={() => {}} /><AlertCard session={{ id: 'a' as SessionId, queueNumber: 'A012', hostName: host! }} /></div>
}

function LostSketch({ zh }: { zh: boolean }) {
  const say = useTexts(sessionsTexts)
  const [first, second, third] = zh ? ['覃某某', '余某某', '龙某某'] : ['Qin', 'Yu', 'Long']
  return (
    <div className="page stack">
      <LostCard again={<Button size="small" icon={CalendarPlus}>{say('lost.again')}</Button>}>
        <ul className="lost-parties">
          <li><LostName side="applicant" name={first!} /><LostNumber masked="120****0001" phone={null} busy={false} onShow={() => {}} /></li>
          <li><LostName side="applicant" name={second!} /><LostNumber masked="120****0002" phone="12000000002" busy={false} onShow={() => {}} /></li>
          <li><LostName side="respondent" name={third!} /><LostNumber masked={null} phone={null} busy={false} onShow={() => {}} /></li>
        </ul>
      </LostCard>
    </div>
  )
}

function TalkSketch({ caucus }: { caucus: boolean }) {
  const seats = (['applicant', 'respondent'] as const).map((side) => ({ id: side, side, role: side, mute: 'open', presence: 'in' }) as unknown as Seat)
  const aside = caucus ? { side: 'applicant' as const, guests: [], from: 'live' as const, since: hoursAway(-0.1), minutes: 10 } : null
  return <TalkBalance session={{ session: { status: 'live', seats, course: { since: null, broken: null, caucus: aside, pause: null, floor: null, interpreting: [], restedAt: null } }, talk: { applicant: { spokeMs: 754_000, quietMs: 0 }, respondent: { spokeMs: 191_000, quietMs: 9 * 60_000 } } }} />
}

function SessionSketch({ zh, caucus = false, shows = false, step = 'live' }: { zh: boolean; caucus?: boolean; shows?: boolean; step?: SessionStatus }) {
  const say = useTexts(texts)
  return (
    <SessionLayout
      state={<><strong>A012</strong><span>青禾调〔2026〕0001号</span><Lamp state="off" word={zh ? '未录音' : 'Not recorded'} /></>}
      {...(caucus ? { caucus: <strong>{zh ? '单独谈：只有甲方听得到您' : 'Caucus: only side A hears you'}</strong> } : {})}
      {...(shows ? { board: <EvidenceSketch zh={zh} led={zh ? '甲方的屏幕上有了' : 'On the screen of side A'} /> } : {})}
      steps={<StepsSketch zh={zh} status={step} />}
      tiles={<><div className="row">{[zh ? '甲方 · 云岭 1' : 'Side A · Yunling 1', zh ? '乙方 · 白水 1' : 'Side B · Baishui 1'].map((who) => <Card key={who} title={who} aside={<Lamp state="good" word={zh ? '线路好' : 'good line'} />}><Empty icon={UserRound} title={zh ? '画面' : 'Picture'} /></Card>)}</div><TalkSketch caucus={caucus} /></>}
      bar={<><Button icon={MicOff}>{zh ? '全部静音' : 'Mute all'}</Button><Button icon={Pause}>{zh ? '歇一会儿' : 'Pause'}</Button><Button tone="danger" icon={Square}>{zh ? '结束' : 'End'}</Button></>}
      sheets={<Tabs label={say('sheets')} tabs={[{ key: 'notes', title: say('notes'), content: <p>00:12 {zh ? '甲方：石墙是我爷爷砌的。' : 'A: My grandfather built the wall.'}</p> }, { key: 'agreement', title: say('agreement'), content: null }, { key: 'evidence', title: say('evidence'), content: null }]} />}
    />
  )
}

function ExpertsSketch({ zh }: { zh: boolean }) {
  const name = zh ? '宋某某' : 'Song'
  const summons = { sessionId: '' as SessionId, skill: 'lawyer', hostName: zh ? '何某某' : 'He', at: hoursAway(0) } as const
  const missing = missingExperts.map((why) => <ExpertCard key={why} busy={false} answer={{ skill: 'interpreter', tongue: 'qiang', summoned: { asked: null, missing: why } }} onAsk={() => {}} />)
  return <div className="stack"><SummonsNotice summons={summons} onKnown={() => {}} onEnter={() => {}} /><div className="row" style={{ alignItems: 'start' }}>{[<ExpertCard key="none" busy={false} answer={null} onAsk={() => {}} />, <ExpertCard key="asked" busy={false} answer={{ skill: 'lawyer', tongue: null, summoned: { asked: name, missing: null } }} onAsk={() => {}} />, ...missing].map((card) => <div key={card.key} style={{ width: '17rem' }}>{card}</div>)}</div></div>
}

function CaseSketch({ zh }: { zh: boolean }) {
  const say = useTexts(texts)
  return (
    <CaseLayout
      head={<div className="stack"><div className="row"><h1>青禾调〔2026〕0001号</h1><Tag tone="heard">{zh ? '办理中' : 'Open'}</Tag></div><Facts facts={[{ name: zh ? '事由' : 'About', value: zh ? '邻里 · 地界' : 'Neighbours · boundary' }, { name: zh ? '经办' : 'Officer', value: zh ? '何某某' : 'He' }, { name: zh ? '期限' : 'Due', value: <TimeLeft from={hoursAway(-20)} until={hoursAway(4)} bar /> }]} /></div>}
      papers={<Card title={say('papers')}><Empty icon={FileText} title={zh ? '还没有材料' : 'No papers yet'} /></Card>}
      people={<Card title={say('people')}><p>{zh ? '甲方：王某某' : 'A: Wang'}</p><p>{zh ? '乙方：李某某' : 'B: Li'}</p></Card>}
    ><Card title={zh ? '经过' : 'Timeline'}><p>09:12 {zh ? '在云岭登记' : 'Registered at Yunling'}</p></Card></CaseLayout>
  )
}

function FilesSketch() {
  const far = { files: 0, megabytes: 0, trouble: null }
  const waiting = sendingTroubles.map((why) => ({ hoursOfRoom: 420, far: { files: 7, megabytes: 1_250, trouble: { why, since: hoursAway(-2) } } }))
  return <div className="page stack">{[{ hoursOfRoom: 420, far: null }, { hoursOfRoom: null, far: null }, { hoursOfRoom: 4, far: null }, { hoursOfRoom: 420, far }, ...waiting].map((kept, nth) => <FilesState key={nth} kept={kept} />)}</div>
}
