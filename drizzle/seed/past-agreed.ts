import { and, eq } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { canonical, signerKey, signersOf } from '#shared/agreements/rules.ts'
import type { AgreementContent, AgreementId, AgreementParty, InkStroke, Term } from '#shared/agreements/words.ts'
import { promiseOf } from '#shared/followups/promise.ts'
import { checkDays, planFollowUps } from '#shared/followups/rules.ts'
import { ageAt } from '#shared/people/rules.ts'
import { addDays, atClock, dayOf, minute } from '#shared/platform/time.ts'
import { agreement } from '../schema/index.ts'
import type { SeedDb } from './county.ts'
import { idFrom } from './ids.ts'
import type { Open } from './past-open.ts'
import type { PastMatter } from './past-weeks.ts'
import { county } from './stations.ts'
import { staffNamed } from './staff.ts'

type Row = Record<string, unknown>
export type AgreedTable = 'session' | 'seat' | 'agreement' | 'signature' | 'signing_way' | 'follow_up' | 'outbox'

/** Told once to the demo's server: this agreement was signed then, and its paper is to be pressed and sealed as of then. */
export const pastSigned = 'demo-agreement-signed'

/** Days from today on which the parts of the sum are due: long past, past, just past, yesterday (asked today), and one to come. */
const dueDays = [-14, -8, -3, -1, 20]
const turnedOut: [status: string, remark: string | null][] = [['done_kept', null], ['done_partly', '付了一半，说赶场那天补齐。'], ['done_not_kept', '说工程款没有到，没有付。']]

/** Of the past matters the one that was agreed on: its talk, the agreement with everybody's signature, and its follow-ups so far, one of them to be asked today. Nothing where there is none. */
export function agreedOf(matters: readonly PastMatter[], open: ReadonlyMap<number, Open>, rows: Record<'party' | 'case_file' | 'timeline_entry' | 'number_series', Row[]>, { now, mark }: { now: Date; mark: string }): Record<AgreedTable, Row[]> {
  const made: Record<AgreedTable, Row[]> = { session: [], seat: [], agreement: [], signature: [], signing_way: [], follow_up: [], outbox: [] }
  const [nth] = [...open].find(([, { stage }]) => stage === 'agreed') ?? []
  const matter = nth === undefined ? undefined : matters[nth]
  if (!matter) return made
  const ids = { case: idFrom('case', `past ${nth}`), session: idFrom('session', 'past agreed'), agreement: idFrom('agreement', 'past agreed') }
  const signedAt = new Date(matter.to)
  const content = contentOf(matter, nth!, rows, { now, mark })
  const contentHash = createHash('sha256').update(canonical(content)).digest('hex')

  made.session.push({ id: ids.session, appointment_id: idFrom('appointment', `past ${nth}`), case_id: ids.case, status: 'closed', scheduled_for: iso(matter.from), started_at: iso(matter.startedAt!), ended_at: iso(matter.to), course: {} })
  const seat = (role: string, of: Row) => made.seat.push({ id: idFrom('seat', `past agreed ${role}`), session_id: ids.session, role, side: null, terminal_id: null, staff_id: null, mute: 'open', admitted: true, visitor: false, known: true, first_joined_at: iso(matter.startedAt!), ...of })
  seat('host', { staff_id: matter.officer.id, label: matter.officer.name })
  for (const { side, post, terminalId } of matter.seats) seat(side, { side, terminal_id: terminalId, label: labelOf(post) })

  // NOTE: it has everybody's signature and no seal yet: the server seals it as of that day, so that its paper is a true one. Until then it is not for whoever seals what waits, which would be as of today.
  made.agreement.push({ id: ids.agreement, case_id: ids.case, session_id: ids.session, number: content.number, status: 'signing', content, version: 1, content_hash: contentHash, shown: false, drafted_by: matter.officer.id, drafted_at: iso(matter.to - 20 * minute) })
  signersOf(content).forEach((signer, at) => {
    const sits = signer.kind === 'party' ? matter.seats.find(({ side }) => side === signer.side)! : null
    made.signature.push({ id: idFrom('signature', `past agreed ${at}`), agreement_id: ids.agreement, version: 1, content_hash: contentHash, signer, signer_key: signerKey(signer), terminal_id: sits?.terminalId ?? null, staff_id: sits ? null : matter.officer.id, place: sits ? labelOf(sits.post) : matter.officer.name, way: 'finger', ink: { strokes: drawn(at + 2), aspect: 3 }, signed_at: iso(matter.to - (5 - at) * minute) })
    if (signer.kind === 'party') made.signing_way.push({ id: idFrom('signing_way', `past agreed ${at}`), agreement_id: ids.agreement, party_id: signer.partyId, way: 'finger', terminal_id: sits!.terminalId, chosen_at: iso(matter.to - 8 * minute) })
  })
  made.outbox.push({ news: pastSigned, payload: { agreementId: ids.agreement, at: iso(matter.to) }, announced_at: now.toISOString() })

  const of = { case_id: ids.case, agreement_id: ids.agreement, mode: 'call', attempts: 0 }
  const parties = (side: string) => content.parties.filter((one) => one.side === side)
  const namesOf = (side: string) => `${side === 'applicant' ? '甲' : '乙'}方：${parties(side).map(({ name }) => name).join('、')}`
  const clerk = staffNamed('clerk.yunling')
  const tell = (id: string, on: string, promise: string, result: string) => rows.timeline_entry.push({ id: idFrom('timeline_entry', `past agreed ${id}`), case_id: ids.case, at: iso(atClock(on, '10:00').getTime()), what: 'follow-up-done', values: { promise, result }, by: clerk.name, chapter: 'followups', ref_id: id })
  const put = (name: string, row: Row & { due_on: string; promise: string }, [status, remark]: (typeof turnedOut)[number] = ['planned', null]) => {
    const id = idFrom('follow_up', `past agreed ${name}`)
    const done = status !== 'planned'
    made.follow_up.push({ id, ...of, ...row, status, remark, done_by: done ? clerk.id : null, done_at: done ? iso(atClock(row.due_on, '10:00').getTime()) : null, created_at: iso(matter.to) })
    if (done) tell(id, row.due_on, row.promise, status)
  }
  for (const { term, nth: part, of: parts, amountFen, promisedOn, dueOn } of planFollowUps(content.terms)) {
    const { who } = content.terms[term]!
    put(`part ${part}`, { kind: 'promise', term, nth: part, of: parts, amount_fen: amountFen, station_id: parties(who)[0]!.stationId, side: who, names: namesOf(who), promise: promiseOf(content.terms[term]!, { of: parts, amountFen, promisedOn }), promised_on: promisedOn, due_on: dueOn }, turnedOut[part - 1])
  }
  for (const days of checkDays) {
    const on = addDays(dayOf(signedAt), days)
    put(`look ${days}`, { kind: 'check', term: days, nth: 1, of: 1, amount_fen: null, station_id: matter.post.station.id, side: 'applicant', names: namesOf('applicant'), promise: `协议生效满 ${days} 天`, promised_on: on, due_on: on }, on < dayOf(now) ? ['done_kept', '还在按约定付。'] : undefined)
  }
  return made
}

function contentOf(matter: PastMatter, nth: number, rows: Record<'party' | 'case_file' | 'number_series', Row[]>, { now, mark }: { now: Date; mark: string }): AgreementContent {
  const series = `${mark}人调字〔${dayOf(new Date(matter.to)).slice(0, 4)}〕`
  rows.number_series.push({ series, last: 1 })
  const file = rows.case_file.find(({ id }) => id === idFrom('case', `past ${nth}`))!
  const parties = matter.seats.map(({ side, post }): AgreementParty => {
    const partyId = idFrom('party', `past ${nth} ${side}`)
    const row = rows.party.find(({ id }) => id === partyId)! as { name: string; sex: AgreementParty['sex']; born_on: string; id_number_masked: string; address: string }
    return { partyId, side, stationId: post.station.id, name: row.name, sex: row.sex, age: ageAt(row.born_on, new Date(matter.to)), idNumberMasked: row.id_number_masked, address: row.address, guardian: null }
  })
  // Who sits at Yunling pays, so that the demo's counter has it on its list.
  const who = matter.seats.findLast(({ post }) => post.pinyin === 'yunling')?.side ?? 'respondent'
  const today = dayOf(now)
  const pay: Term = { who, what: '付清欠的工钱', amountFen: 960_000, dueOn: null, place: null, instalments: dueDays.map((days, at) => ({ amountFen: at === 4 ? 160_000 : 200_000, dueOn: addDays(today, days) })), otherwise: '有一期没有付的，没付的部分一次付清' }
  const receipt: Term = { who: who === 'applicant' ? 'respondent' : 'applicant', what: '每收到一期，当场出具收条', amountFen: null, dueOn: null, place: null }
  return {
    form: 'peoples_agreement/1', number: `${series}第0001号`, caseNumber: String(file['number']), committee: `${county.name.replace(/公安局$/u, '')}人民调解委员会`, parties, mediator: { staffId: matter.officer.id, name: matter.officer.name },
    facts: '今年春天盖房子，工钱一共 15,600 元，已经付了 6,000 元，还欠 9,600 元。双方对数目没有争议。', issues: '欠的 9,600 元什么时候付、怎么付。', terms: [pay, receipt], copies: parties.length + 1,
  }
}

// A made-up hand: a few waves from left to right, another for each.
const drawn = (waves: number): InkStroke[] => [Array.from({ length: 60 }, (_, at) => ({ x: 0.1 + (at / 60) * 0.8, y: 0.5 + Math.sin((at / 60) * waves * Math.PI * 2) * Math.cos(at / 11) * 0.35, ms: at * 16, pressure: 0.5 }))]
const labelOf = ({ station, rooms }: PastMatter['post']): string => `${station.name} · ${rooms[0]!.name}`
const iso = (at: number): string => new Date(at).toISOString()

/** Everybody has signed it: the next step is its seal. Done again, nothing changes. */
export const finishSigned = (db: SeedDb, agreementId: AgreementId) => db.update(agreement).set({ status: 'sealing' }).where(and(eq(agreement.id, agreementId), eq(agreement.status, 'signing')))
