import { appointment, appointmentPlace, caseFile, caseParty, caseTeam, party, seat, session } from '#drizzle/schema/index.ts'
import type { CaseId, Side, Track } from '#shared/cases/words.ts'
import type { PartyId, StaffActor, TerminalActor } from '#shared/people/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'
import { anId, morning } from './a-context.ts'
import { aMemberOfStaff, anOfficer, aStation, aTerminal } from './someone.ts'

type OnSide = { partyId: PartyId; name: string; side: Side }
export type LiveSession = {
  sessionId: SessionId; caseId: CaseId; caseNumber: string; parties: OnSide[]
  host: StaffActor; recorder: StaffActor
  terminals: Record<Side, TerminalActor & { token: string }>
}

let made = 0

/** A mediation that has been live for ten minutes: a host, a recorder, a terminal for each side, and its parties. */
export async function aLiveSession(db: Db, { applicants = ['覃福来'], respondents = ['余桂花'], now = morning, started = true, track = 'peoples_mediation', summary = '田坎被移动了四十厘米', born = '1960-01-01' }: { applicants?: string[]; respondents?: string[]; now?: Date; started?: boolean; track?: Track; summary?: string; born?: string } = {}): Promise<LiveSession> {
  const nth = (made += 1)
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
  const [here, there] = [await aStation(db, { name: '石坎' }), await aStation(db, { name: '双溪口' })]
  const host = await anOfficer(db, { name: '陈向阳' })
  const recorder = await aMemberOfStaff(db, 'recorder', { name: '何文静' })
  const terminals = { applicant: await aTerminal(db, { station: here, name: '石坎终端' }), respondent: await aTerminal(db, { station: there, name: '双溪口终端' }) }
  const [caseId, appointmentId, sessionId] = [anId<'case'>(), anId<'appointment'>(), anId<'session'>()]
  const caseNumber = `测试调〔2026〕${String(nth).padStart(4, '0')}`

  await db.insert(caseFile).values({ id: caseId, number: caseNumber, topic: 'neighbor', track, status: 'open', summary, ownerId: host.id, stationId: here, openedAt: minutes(-60) })
  const parties: OnSide[] = []
  for (const [names, side, stationId] of [[applicants, 'applicant', here], [respondents, 'respondent', there]] as const) {
    for (const name of names) {
      const partyId = anId<'party'>()
      await db.insert(party).values({ id: partyId, name, sex: 'female', bornOn: born, idNumberSealed: Buffer.from(partyId), idNumberIndex: Buffer.from(partyId), idNumberMasked: '990101********0026', address: '测试村 3 组', createdAt: now, updatedAt: now })
      await db.insert(caseParty).values({ caseId, partyId, side, stationId })
      parties.push({ partyId, name, side })
    }
  }
  await db.insert(caseTeam).values({ caseId, staffId: recorder.id, role: 'recorder', since: minutes(-30) })
  await db.insert(appointment).values({ id: appointmentId, caseId, stationId: here, skill: 'mediation', minutes: 60, wishes: {} as never, status: 'in_session', promise: 'promise_kept', during: { from: minutes(-10), to: minutes(50) }, officerId: host.id, registeredAt: minutes(-60), registeredBy: host.id, noticeDueAt: minutes(60), sessionDueAt: minutes(600), idempotencyKey: `live-${nth}` })
  for (const [side, device, stationId] of [['applicant', terminals.applicant, here], ['respondent', terminals.respondent, there]] as const) {
    await db.insert(appointmentPlace).values({ appointmentId, side, terminalId: device.id, stationId, queueDay: '2026-09-18', queueNumber: nth })
  }
  await db.insert(session).values({ id: sessionId, appointmentId, caseId, status: started ? 'live' : 'lobby', scheduledFor: minutes(-10), startedAt: started ? minutes(-10) : null })
  const seated = { sessionId, admitted: true, firstJoinedAt: minutes(-10) }
  await db.insert(seat).values([
    { id: anId<'seat'>(), role: 'host', staffId: host.id, label: host.name, ...seated },
    { id: anId<'seat'>(), role: 'recorder', staffId: recorder.id, label: recorder.name, ...seated },
    { id: anId<'seat'>(), role: 'applicant', side: 'applicant', terminalId: terminals.applicant.id, label: '石坎 · 视频室 1', ...seated },
    { id: anId<'seat'>(), role: 'respondent', side: 'respondent', terminalId: terminals.respondent.id, label: '双溪口 · 视频室 1', ...seated },
  ])
  return { sessionId, caseId, caseNumber, parties, host, recorder, terminals }
}
