import type { Agreement, Ink, Signer } from '#shared/agreements/words.ts'
import type { NoteReview } from '#shared/records/review.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import type { NoteLineId } from '#shared/records/words.ts'
import type { RecordingView } from '#shared/sessions/recording.ts'
import type { GuestLink } from '#shared/sessions/guest-link.ts'
import type { Seat, SessionId } from '#shared/sessions/words.ts'
import { SigningSheet } from '../agreements/signing-sheet.tsx'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { NoteKeeper } from '../records/note-keeper.ts'
import { NotesLook } from '../records/notes-sheet.tsx'
import type { useReview } from '../records/use-review.ts'
import { GuestLinks } from '../sessions/guest-links.tsx'
import { HostTools } from '../sessions/host-tools.tsx'
import { LobbyList } from '../sessions/lobby-list.tsx'
import { RecordingCard } from '../sessions/recording-card.tsx'
import { Tiles } from '../sessions/tiles.tsx'
import type { Recording } from '../sessions/use-recording.ts'
import type { OpenSession } from '../sessions/use-session.ts'
import { Pretend, Side } from './pretend.tsx'

const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString()
const names = (zh: boolean) => (zh ? { officer: '何某某', a: '覃某某', b: '余某某', roomA: '云岭 · 视频室 1', roomB: '石坎 · 视频室 1' } : { officer: 'He', a: 'Qin', b: 'Yu', roomA: 'Yunling · Video room 1', roomB: 'Shikan · Video room 1' })

function aSession(zh: boolean, seats: readonly (Partial<Seat> & Pick<Seat, 'role' | 'side' | 'label'>)[]): OpenSession {
  const { officer } = names(zh)
  const whole = [...seats, { role: 'host' as const, side: null, label: officer }].map((seat): Seat => ({ id: (seat.side ?? seat.role) as never, holder: { kind: 'terminal', id: 't' as never }, mute: 'open', presence: 'in', present: true, arrival: 'checked_in', checkIn: null, lostAt: null, stills: false, admitted: true, known: true, interprets: null, ...seat }))
  const session = { id: 's' as SessionId, status: 'live', startedAt: at(20), endedAt: null, scheduledFor: at(20), seats: whole, ticks: [], course: { since: null, broken: null, caucus: null, pause: null, floor: null, interpreting: [], restedAt: null } }
  return { phase: 'in', session, you: 'host', seat: whole.at(-1), tracks: new Map(), devices: null, speaking: ['applicant'], talk: null, alerts: [], broken: null, lost: false, askedAt: null, told: null, heard: true } as unknown as OpenSession
}

/** The people of a session: somebody speaks, somebody's line is gone, a visitor on a phone is not known yet, somebody waits; each with the host's keys. */
export function SeatsSketch({ zh }: { zh: boolean }) {
  const { roomA, roomB, b } = names(zh)
  const lost = aSession(zh, [{ role: 'applicant', side: 'applicant', label: roomA }, { role: 'respondent', side: 'respondent', label: roomB, presence: 'lost', lostAt: at(4) }])
  const others = aSession(zh, [{ role: 'applicant', side: 'applicant', label: roomA, presence: 'waiting', admitted: false, arrival: 'said' }, { role: 'respondent', side: 'respondent', label: b, holder: { kind: 'visitor', id: 'v' as never }, known: false, stills: true, mute: 'locked' }])
  return <div className="page stack">{[lost, others].map((session, nth) => <div key={nth} className="row" style={{ alignItems: 'start' }}><div style={{ flex: '1 1 36rem' }}><Tiles session={session} tools={(seat) => <HostTools session={session} seat={seat} />} /></div><div style={{ width: '17rem' }}><LobbyList session={session} /></div></div>)}</div>
}

/** The host's card of the recording: nobody asked, one has not said it aloud, a guardian said no, it runs, one track is silent. */
export function TapeSketch({ zh }: { zh: boolean }) {
  const { roomA, roomB } = names(zh)
  const session = aSession(zh, [{ role: 'applicant', side: 'applicant', label: roomA }, { role: 'respondent', side: 'respondent', label: roomB }])
  const [a, b] = ['applicant', 'respondent'] as never[]
  const view = (change: Partial<RecordingView>): Recording => ({ view: { sessionId: 's' as never, on: false, asking: false, verdict: { is: 'off', basis: 'consent', why: 'asks-everybody', seatId: null }, asked: [], troubles: [], hoursOfRoom: null, ...change }, meters: [{ seatId: a!, sound: { level: 80, quietMs: 0, muted: false }, picture: { quietMs: 0 } }, { seatId: b!, sound: { level: 0, quietMs: 7_000, muted: false }, picture: null }], told: null } as unknown as Recording)
  const given = (seatId: never, answer: 'yes' | 'no', heard: boolean) => ({ seatId, as: 'self' as const, given: { seatId, as: 'self' as const, answer, heard, by: '', at: at(1) } })
  const states: Record<string, Recording> = {
    begun: view({ asked: [{ seatId: a!, as: 'self', given: null }, { seatId: b!, as: 'self', given: null }], hoursOfRoom: 4 }),
    asked: view({ asking: true, verdict: { is: 'off', basis: 'consent', why: 'say-it-aloud', seatId: b! }, asked: [given(a!, 'yes', true), given(b!, 'yes', false)] }),
    no: view({ verdict: { is: 'refused', basis: 'consent', why: 'somebody-no', seatId: b! }, asked: [given(a!, 'yes', true), given(b!, 'no', false)] }),
    ready: view({ verdict: { is: 'on', basis: 'consent' }, asked: [given(a!, 'yes', true), given(b!, 'yes', true)] }),
    on: view({ on: true, verdict: { is: 'on', basis: 'consent' }, asked: [given(a!, 'yes', true), given(b!, 'yes', true)] }),
  }
  return <Side cards={Object.entries(states).map(([key, recording]) => ({ key, card: <RecordingCard session={session} recording={recording} /> }))} />
}

/** Links for parties outside the county: none yet, and one of each state. */
export function GuestsSketch({ zh }: { zh: boolean }) {
  const { b, officer } = names(zh)
  const links = (['waiting', 'used', 'revoked', 'expired'] as const).map((state): GuestLink => ({ seatId: state as never, side: 'respondent', name: b, madeByName: officer, madeAt: at(60), state }))
  return (
    <Pretend known={(client) => {
      client.setQueryData(query.sessions.guestLinks.queryKey({ input: { sessionId: 'none' as SessionId } }), [])
      client.setQueryData(query.sessions.guestLinks.queryKey({ input: { sessionId: 'some' as SessionId } }), links)
    }}><Side cards={['none', 'some'].map((key) => ({ key, card: <GuestLinks sessionId={key as SessionId} /> }))} /></Pretend>
  )
}

const ink: Ink = { strokes: [[0, 1, 2, 3, 4, 5, 6].map((step) => ({ x: 0.2 + step * 0.1, y: 0.5 + Math.sin(step) * 0.3, ms: step * 40, pressure: 0.5 }))], aspect: 3 }

/** While everybody signs: one has, with a finger; one makes a mark and wants a witness; one signs on paper. */
export function WaysSketch({ zh }: { zh: boolean }) {
  const { officer, a, b } = names(zh)
  const third = zh ? '龙某某' : 'Long'
  const party = (key: string, side: 'applicant' | 'respondent', name: string): Signer & { kind: 'party' } => ({ kind: 'party', partyId: key as never, side, name })
  const signers = [party('a', 'applicant', a), party('b', 'respondent', b), party('c', 'respondent', third), { kind: 'mediator' as const, staffId: 'h' as never, name: officer }]
  const agreement: Agreement = {
    form: 'peoples_agreement/1', number: zh ? '青禾调协〔2026〕0031号' : '青禾调协〔2026〕0031', caseNumber: '', committee: '', mediator: { staffId: 'h' as never, name: officer }, facts: zh ? '田坎被移动了四十厘米。' : 'The bank was moved by forty centimetres.', issues: '', copies: 3,
    parties: [a, b, third].map((name, nth) => ({ partyId: 'abc'[nth] as never, side: nth === 0 ? 'applicant' : 'respondent', name, sex: 'male', age: 61, idNumberMasked: '', address: null, guardian: null, stationId: null })),
    terms: [{ who: 'respondent', what: zh ? '把三棵核桃树苗移回自己一侧' : 'moves the three saplings back', amountFen: null, dueOn: '2026-10-15', place: null }],
    id: 'g' as never, caseId: 'c' as never, sessionId: 's' as never, status: 'signing', version: 2, contentHash: '', shown: true, signers,
    signatures: [{ signerKey: 'party:a', signer: signers[0]!, signedAt: at(1), where: zh ? '云岭' : 'Yunling', way: 'finger', ink, witness: null, scan: null }],
    answers: [], ways: [['a', 'finger'], ['b', 'mark'], ['c', 'paper']].map(([partyId, way]) => ({ partyId, way, chosenAt: at(3) }) as never), witnesses: [], assents: [], assentsCancelled: 0, cancelled: 0, draftedAt: at(30), effectiveAt: null, ended: null, voidReason: null, pdf: null, paperTrouble: null,
  }
  const named: Agreement = { ...agreement, witnesses: [{ partyId: 'b' as never, name: zh ? '韦某' : 'Wei', who: 'village' }] }
  return (
    <Pretend known={(client) => client.setQueryData(query.records.attachments.queryKey({ input: { caseId: 'c' as never } }), { attachments: [], mayAttach: true, maySeeReaders: false, maxMegabytes: 200 })}>
      <Side cards={[agreement, named].map((one, nth) => ({ key: String(nth), card: <SigningSheet agreement={one} mayWrite maySignAs={nth === 0 ? ['mediator:h'] : []} onChanged={() => {}} onEdit={() => {}} /> }))} />
    </Pretend>
  )
}

/** The notes as two type them: nothing yet; saved; not saved because the line is gone, with what a side wants changed. */
export function NotesSketch({ zh }: { zh: boolean }) {
  const say = useTexts(recordsTexts)
  const { officer, a, b, roomA, roomB } = names(zh)
  const { session } = aSession(zh, [{ role: 'applicant', side: 'applicant', label: roomA }, { role: 'respondent', side: 'respondent', label: roomB }])
  const words = zh ? ['石墙是我爷爷砌的，一直在田坎东边。', '我只翻修了垮了的一段，没有往外挪。'] : ['My grandfather built the wall; it has always stood east of the bank.', 'I only mended what had fallen in. I moved nothing.']
  const lines = words.map((text, nth) => ({ id: String(nth) as NoteLineId, atMs: 60_000 * (nth + 1), speaker: (['applicant', 'respondent'] as const)[nth]!, text }))
  const saving = { saving: false, saved: null, refused: null, save: () => {}, again: () => {}, forget: () => {} }
  const review: NoteReview = {
    id: 'r' as never, version: 1, contentHash: '', shownAt: at(5), shown: true, current: true, lines, signed: null, confirmations: [{ side: 'applicant', seatId: 'applicant', at: at(2) } as never],
    head: { kind: 'mediation', number: '0031', topic: 'homestead', from: at(40), host: officer, recorder: zh ? '文某' : 'Wen', others: [], rightsToldAt: at(38), sides: [{ side: 'applicant', place: roomA, names: [a] }, { side: 'respondent', place: roomB, names: [b] }] },
    corrections: [{ id: 'c' as never, lineId: '1' as never, side: 'respondent', askedAt: at(3), words: null, writtenByName: null, writtenAt: null }],
  }
  const reviewing = (shown: NoteReview | null) => ({ review: shown, show: saving, confirm: saving, ask: saving, correct: saving, sign: saving }) as unknown as ReturnType<typeof useReview>
  const sheet = (key: string, notes: { lines: typeof lines; state: 'allSaved' | 'saving' | 'notYet' }, shown: NoteReview | null, mayWrite = true) => ({ key, card: <NotesLook session={{ ...session!, id: `sketch-${key}` as SessionId }} notes={{ opened: true, told: null, keeper: new NoteKeeper(`sketch-${key}` as SessionId), ...notes }} reviewing={reviewing(shown)} mayWrite={mayWrite} /> })
  return <div aria-label={say('review')} role="group"><Side cards={[sheet('none', { lines: [], state: 'allSaved' }, null), sheet('typed', { lines, state: 'saving' }, null), sheet('lost', { lines, state: 'notYet' }, review), sheet('read', { lines, state: 'allSaved' }, { ...review, corrections: [], signed: { byName: officer, at: at(1), missing: null, attachmentId: 'f' as never } }, false)]} /></div>
}
