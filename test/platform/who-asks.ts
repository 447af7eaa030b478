import { agreement, appointment, attachment, caseClock, casePaper, escalation, evidenceShowing, followUp, guestLink, handover, noteLine, notice, seat, session, shift } from '#drizzle/schema/index.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { AgreementContent } from '#shared/agreements/words.ts'
import { eq } from 'drizzle-orm'
import type { PaperFacts } from '#shared/papers/facts.ts'
import { aLiveSession } from '#test/helpers/a-live-session.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { anId, morning } from '#test/helpers/a-context.ts'
import type { OwnApp } from '#test/helpers/an-app.ts'
import type { Endpoint } from '#test/helpers/endpoints.ts'
import { aClerk, aLead, aMemberOfStaff, anOfficer, aTerminal } from '#test/helpers/someone.ts'

/** Everybody who may try: the case's own people, the same roles from elsewhere, and nobody in particular. */
export const askers = ['guest', 'clerk', 'clerkElsewhere', 'officer', 'officerElsewhere', 'recorder', 'recorderElsewhere', 'expert', 'lead', 'admin', 'terminal', 'terminalElsewhere', 'visitor'] as const
export type Asker = (typeof askers)[number]

/** One mediation with something in every chapter, and a credential for everybody. */
export type World = Awaited<ReturnType<typeof aWorld>>

/** What only reads may share a world; whatever changes something is tried in its own. */
export function worldsOf(app: Pick<OwnApp, 'database' | 'signIn' | 'as'>): (endpoint: Endpoint) => Promise<World> {
  let shared: Promise<World> | null = null
  return ({ method }) => (method === 'GET' ? (shared ??= aWorld(app)) : aWorld(app))
}

/** Makes such a world; each endpoint is tried in its own. */
export async function aWorld(app: Pick<OwnApp, 'database' | 'signIn' | 'as'>) {
  const { db } = app.database
  const live = await aLiveSession(db)
  const { sessionId, caseId, host, recorder, terminals, parties } = live
  const stationId = terminals.applicant.unitId
  const [{ appointmentId }] = await db.select({ appointmentId: session.appointmentId }).from(session).where(eq(session.id, sessionId)) as [{ appointmentId: AppointmentId }]
  const staff = {
    clerk: await aClerk(db, { station: stationId }), clerkElsewhere: await aClerk(db), officer: host, officerElsewhere: await anOfficer(db), recorder, recorderElsewhere: await aMemberOfStaff(db, 'recorder'),
    expert: await aMemberOfStaff(db, 'expert', { skills: ['lawyer'] }), lead: await aLead(db), admin: await aMemberOfStaff(db, 'admin'),
  }
  const elsewhere = await aTerminal(db)
  const spare = { staff: await aMemberOfStaff(db, 'expert', { skills: ['lawyer'] }), terminal: await aTerminal(db, { station: stationId, name: '备用终端' }) }
  const rooms = await app.database.sql<{ id: string }[]>`select id from room where station_id = ${stationId} limit 1`
  const ids = { lineId: anId<'note_line'>(), attachmentId: anId<'attachment'>(), showingId: anId<'evidence_showing'>(), visitorId: anId<'seat'>(), agreementId: anId<'agreement'>(), followUpId: anId<'follow_up'>(), paperId: anId<'case_paper'>(), noticeId: anId<'notice'>(), handoverId: anId<'handover'>(), clockId: anId<'case_clock'>() }

  await db.insert(noteLine).values({ id: ids.lineId, sessionId, atMs: 1000, speaker: 'host', text: '开始', authorId: host.id, savedAt: morning })
  await db.insert(attachment).values({ id: ids.attachmentId, caseId, name: '照片.jpg', type: 'image/jpeg', bytes: 3, sha256: 'a'.repeat(64), path: 'none', origin: 'upload', sourceId: ids.attachmentId, addedByName: '测试', addedAt: morning })
  const visitor = `visitor-${ids.visitorId}`
  await db.insert(seat).values({ id: ids.visitorId, sessionId, role: 'respondent', side: 'respondent', label: '外地的人', visitor: true, admitted: true })
  await db.insert(guestLink).values({ seatId: ids.visitorId, sessionId, tokenHash: sha256(ids.visitorId), madeBy: host.id, madeAt: morning, browserHash: sha256(visitor), spentAt: morning })
  await db.insert(evidenceShowing).values({ id: ids.showingId, sessionId, attachmentId: ids.attachmentId, sight: { page: 1, zoom: 1, x: 0.5, y: 0.5 }, shownBy: host.id, shownAt: morning })
  const content: AgreementContent = {
    form: 'peoples_agreement/1', number: `${live.caseNumber}-1`, caseNumber: live.caseNumber, committee: '青禾县人民调解委员会', copies: 3, facts: '田坎被移动', issues: '界在哪里', terms: [{ who: 'respondent', what: '移回田坎', amountFen: null, dueOn: '2026-10-15', place: null }],
    parties: parties.map(({ partyId, name, side }) => ({ partyId, side, name, sex: 'female', age: 66, idNumberMasked: '990101********0026', address: null, guardian: null, stationId: terminals[side as Side].unitId })),
    mediator: { staffId: host.id, name: host.name },
  }
  await db.insert(agreement).values({ id: ids.agreementId, caseId, sessionId, number: content.number, status: 'draft', content, version: 1, contentHash: 'b'.repeat(64), shown: true, draftedBy: host.id, draftedAt: morning })
  await db.insert(followUp).values({ id: ids.followUpId, caseId, agreementId: ids.agreementId, term: 0, stationId, side: 'respondent', names: '余＊＊', promise: '移回田坎', promisedOn: '2026-10-15', dueOn: '2026-10-16', status: 'planned', createdAt: morning })

  const facts: PaperFacts = { number: live.caseNumber, topic: 'neighbor', track: 'peoples_mediation', summary: '', openedOn: '2026-09-18', dueOn: null, owner: host.name, station: { name: '石坎', nameEn: 'Shikan', phone: '', address: '' }, parties: [], host: null, metOn: null, agreement: null, ended: null, power: null, followUp: null }
  await db.insert(casePaper).values({ id: ids.paperId, caseId, kind: 'recording_notice', facts, fields: {}, contentHash: 'd'.repeat(64), attachmentId: ids.attachmentId, madeBy: host.id, madeAt: morning })
  await db.insert(notice).values({ id: ids.noticeId, newsId: anId<'news'>(), appointmentId, kind: 'booked', partyId: parties[0]!.partyId, side: 'applicant', stationId, channel: 'phone', status: 'waiting', text: { zh: '请来', en: 'Please come' }, at: morning })

  await db.insert(caseClock).values({ id: ids.clockId, caseId, kind: 'mediation', startedAt: morning, dueAt: new Date(morning.getTime() + 30 * 86_400_000), warnOn: '2026-10-16' })

  await db.insert(handover).values({ id: ids.handoverId, appointmentId, kind: 'give', state: 'waiting', giverId: host.id, takerId: staff.officerElsewhere.id, reason: '出差', askedBy: host.id, askedAt: morning })

  // What can be taken once only is made anew for each who tries.
  let nth = 0
  const aShift = async () => {
    const [id, hours] = [anId<'shift'>(), (nth += 1) * 3_600_000]
    await db.insert(shift).values({ id, staffId: host.id, kind: 'leave', during: { from: new Date(Date.parse('2026-10-08T00:00:00Z') + hours), to: new Date(Date.parse('2026-10-08T00:30:00Z') + hours) }, createdAt: morning })
    return id
  }
  const anEnrolmentCode = async () => (await app.as().stations.askEnrolment()).code

  const anEscalation = async () => {
    const [id, waitingId] = [anId<'escalation'>(), anId<'appointment'>()]
    await db.insert(appointment).values({ id: waitingId, caseId, stationId, skill: 'mediation', wishes: { notBefore: null, notOnMarketDay: false, fromDay: null }, status: 'triaged', promise: 'open', minutes: 75, registeredAt: new Date(), registeredBy: staff.clerk.id, noticeDueAt: new Date(Date.now() + 86_400_000), sessionDueAt: new Date(Date.now() + 86_400_000), idempotencyKey: id })
    await db.insert(escalation).values({ id, appointmentId: waitingId, cause: { code: 'no-opening' }, at: new Date() })
    return id
  }

  const tokens: Record<Asker, string | null> = {
    guest: null, visitor, terminal: terminals.applicant.token, terminalElsewhere: elsewhere.token,
    ...(Object.fromEntries(await Promise.all(Object.entries(staff).map(async ([name, member]) => [name, await app.signIn(member)] as const))) as Record<keyof typeof staff, string>),
  }
  const [hostSeat] = await db.select().from(seat).where(eq(seat.sessionId, sessionId))
  return { ...ids, aShift, anEscalation, anEnrolmentCode, tokens, staff, spare, sessionId, caseId, appointmentId, stationId, roomId: rooms[0]!.id, partyId: parties[0]!.partyId, seatId: hostSeat!.id, terminalId: terminals.applicant.id, elsewhereStationId: elsewhere.unitId }
}
