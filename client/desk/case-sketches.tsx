import type { CaseId } from '#shared/cases/words.ts'
import type { Confirmation } from '#shared/papers/confirmation-rules.ts'
import type { CasePaper, PaperOffer } from '#shared/papers/words.ts'
import type { FileState, SessionRecordings } from '#shared/records/recordings.ts'
import type { PastShowing } from '#shared/records/showing.ts'
import { CaseConfirmation } from '../papers/case-confirmation.tsx'
import { CasePapers } from '../papers/case-papers.tsx'
import { query } from '../platform/api.ts'
import { RecordingsCard } from '../records/recordings-card.tsx'
import { ShowingsCard } from '../records/showings-card.tsx'
import { Pretend, Side } from './pretend.tsx'

const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString()
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const caseOf = (key: string) => key as CaseId
const hash = 'a1f4'.repeat(16)
const names = (zh: boolean) => (zh ? { officer: '何某某', lead: '简某某', a: '覃某某', b: '余某某' } : { officer: 'He', lead: 'Jian', a: 'Qin', b: 'Yu' })

function aRecording(zh: boolean, change: Partial<SessionRecordings> = {}, state: FileState = 'whole'): SessionRecordings {
  const { officer, a, b } = names(zh)
  const part = { id: '' as never, fromMs: 0, durationMs: 42 * 60_000, cut: false, sha256: hash, state, checkedAt: at(60) }
  return {
    sessionId: 's' as never, caseId: caseOf('c'), startedAt: at(3_000), runs: [{ fromMs: 0, toMs: 2_520_000, basis: 'consent', ended: 'never-in-caucus' }], gaps: [{ fromMs: 900_000, toMs: 1_500_000, why: 'never-in-caucus' }],
    seats: ([['applicant', a], ['respondent', b], ['host', officer]] as const).map(([role, label], nth) => ({ seatId: role as never, role, side: role === 'host' ? null : role, label, parts: nth === 1 ? [part, { ...part, cut: true, durationMs: 30_000 }] : [part] })),
    assents: ([[a, true], [b, false]] as const).map(([who, heard]) => ({ who, as: 'self', answer: 'yes', heard, at: at(2_990) })), losses: [{ who: b, kind: 'no-sound', since: at(2_980), until: at(2_979), reason: zh ? '话筒线松了，插好了' : 'The microphone’s plug was loose' }],
    viewers: [{ name: officer, reason: zh ? '核对金额' : 'To check the sum', at: at(90) }], film: { state: 'done', percent: 100, sha256: hash, found: state }, keptUntil: at(-500_000), due: false, hold: null, withMinor: false, mayWatch: true, ...change,
  }
}

/** The card of a case's recordings in each of its states. */
export function RecordingsSketch({ zh }: { zh: boolean }) {
  const { lead } = names(zh)
  const cases: Record<string, SessionRecordings[]> = {
    whole: [aRecording(zh)],
    damaged: [aRecording(zh, { due: true, film: { state: 'failed', percent: 0, sha256: null, found: 'unread' } }, 'changed')],
    minor: [aRecording(zh, { mayWatch: false, withMinor: true, losses: [], viewers: [], hold: { reason: zh ? '法院调卷' : 'The court asked for the file', by: lead, at: at(500) }, film: { state: 'impossible', percent: 0, sha256: null, found: 'unread' } }, 'unread')],
    none: [],
  }
  return (
    <Pretend known={(client) => {
      client.setQueryData(query.people.me.queryKey(), { kind: 'staff', id: 'l', role: 'lead', name: lead, unitId: 'u', unitName: '', unitNameEn: '', skills: [] } as never)
      for (const [key, sessions] of Object.entries(cases)) client.setQueryData(query.records.recordings.queryKey({ input: { caseId: caseOf(key) } }), sessions)
    }}><Side cards={Object.keys(cases).map((key) => ({ key, card: <RecordingsCard caseId={caseOf(key)} /> }))} /></Pretend>
  )
}

/** The papers of a case: some made, some that may be made, some later; and a case that has none yet. What was shown in its sessions stands beside. */
export function PapersSketch({ zh }: { zh: boolean }) {
  const { officer, a, b } = names(zh)
  const offer = (kind: PaperOffer['kind'], why: PaperOffer['why'], made: CasePaper[] = []): PaperOffer => ({ kind, why, about: [], known: {}, missing: [], made })
  const made: CasePaper = { id: 'p' as never, caseId: caseOf('some'), kind: 'rights_notice', number: null, about: null, madeByName: officer, madeAt: at(200), attachmentId: 'f' as never, sha256: hash }
  const papers = [offer('rights_notice', null, [made]), offer('recording_notice', null), offer('acceptance_notice', null), offer('confirmation_application', 'no-agreement'), offer('follow_up_record', 'no-follow-up'), offer('termination_notice', 'over')]
  const showing: PastShowing = { id: 's' as never, attachmentId: 'f' as never, name: zh ? '田坎照片.jpg' : 'ridge.jpg', sha256: hash, side: null, shownByName: officer, shownAt: at(120), endedAt: at(110), seenBy: ([['applicant', a], ['respondent', b]] as const).map(([role, who]) => ({ role, who, at: at(119) })) }
  return (
    <Pretend known={(client) => {
      client.setQueryData(query.papers.ofCase.queryKey({ input: { caseId: caseOf('some') } }), { papers, mayMake: true, mayBind: true })
      client.setQueryData(query.papers.ofCase.queryKey({ input: { caseId: caseOf('none') } }), { papers: [], mayMake: false, mayBind: false })
      client.setQueryData(query.records.showings.queryKey({ input: { caseId: caseOf('some') } }), [showing, { ...showing, id: 't' as never, side: 'applicant', seenBy: [] }])
    }}><Side cards={[{ key: 'some', card: <CasePapers caseId={caseOf('some')} /> }, { key: 'none', card: <CasePapers caseId={caseOf('none')} /> }, { key: 'shown', card: <ShowingsCard caseId={caseOf('some')} /> }]} /></Pretend>
  )
}

/** The way to the court's confirmation at each of its stations. */
export function ConfirmationSketch({ zh }: { zh: boolean }) {
  const { officer } = names(zh)
  const begun: Confirmation = { agreementId: 'a' as never, number: zh ? '青禾调协〔2026〕0031号' : '青禾调协〔2026〕0031', effectiveOn: dayIn(-12), lastDay: dayIn(18), against: [], state: 'preparing', consents: [], missing: ['consent-applicant', 'consent-respondent', 'application', 'dossier'], court: '', sentOn: null, answeredOn: null, note: '' }
  const consents = (['applicant', 'respondent'] as const).map((side) => ({ side, way: 'at_station' as const, on: dayIn(-3), by: officer }))
  const court = zh ? '青禾县人民法院' : 'Qinghe County Court'
  const states: Record<string, Confirmation | null> = {
    begun, ready: { ...begun, lastDay: dayIn(2), consents, missing: [] }, sent: { ...begun, state: 'sent', consents, missing: [], court, sentOn: dayIn(-1) },
    confirmed: { ...begun, state: 'confirmed', consents, missing: [], court, sentOn: dayIn(-9), answeredOn: dayIn(-1), note: '' }, against: { ...begun, against: ['too-late', 'title'] }, none: null,
  }
  return (
    <Pretend known={(client) => {
      for (const [key, confirmation] of Object.entries(states)) {
        client.setQueryData(query.papers.confirmation.queryKey({ input: { caseId: caseOf(key) } }), { confirmation, mayKeep: true })
        client.setQueryData(query.papers.ofCase.queryKey({ input: { caseId: caseOf(key) } }), { papers: [], mayMake: true, mayBind: true })
        client.setQueryData(query.cases.open.queryKey({ input: { caseId: caseOf(key) } }), { track: 'peoples_mediation' } as never)
      }
    }}><Side cards={Object.keys(states).map((key) => ({ key, card: <CaseConfirmation caseId={caseOf(key)} /> }))} /></Pretend>
  )
}
