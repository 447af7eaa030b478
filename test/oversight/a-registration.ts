import { appointment, appointmentPlace, caseFile, seat, session } from '#drizzle/schema/index.ts'
import type { AppointmentId, AppointmentStatus, BreachCause, Promised } from '#shared/appointments/words.ts'
import type { Skill, StaffActor, TerminalActor } from '#shared/people/words.ts'
import { dayOf, hour, minute } from '#shared/platform/time.ts'
import type { Db } from '#server/platform/db.ts'
import { anId } from '#test/helpers/a-context.ts'

let made = 0

type Given = { at: Date; from?: Date; minutes?: number; skill?: Skill; status?: AppointmentStatus; promise?: Promised; cause?: BreachCause | null; officer: StaffActor; terminals: readonly TerminalActor[]; officerCame?: boolean }

/** A registration as the database holds it, at the first terminal's station: 30 minutes, an hour later, kept and over unless told otherwise. */
export async function aRegistration(db: Db, { at, from = new Date(at.getTime() + hour), minutes = 30, skill = 'mediation', status = 'completed', promise = 'promise_kept', cause = null, officer, terminals, officerCame = false }: Given): Promise<AppointmentId> {
  made += 1
  const [caseId, id] = [anId<'case'>(), anId<'appointment'>()]
  const stationId = terminals[0]!.unitId
  const due = new Date(at.getTime() + 24 * hour)
  await db.insert(caseFile).values({ id: caseId, number: `试验〔2026〕${made}`, topic: 'neighbor', track: 'consultation', status: 'open', summary: '', ownerId: officer.id, stationId, openedAt: at })
  await db.insert(appointment).values({
    id, caseId, stationId, skill, minutes, wishes: { notBefore: null, notOnMarketDay: false, fromDay: null }, status, promise, breachCause: cause, during: { from, to: new Date(from.getTime() + minutes * minute) }, officerId: officer.id,
    registeredAt: at, registeredBy: officer.id, noticeDueAt: due, sessionDueAt: due, startedAt: status === 'completed' || status === 'in_session' ? from : null, idempotencyKey: `registration-${made}`,
  })
  await db.insert(appointmentPlace).values(terminals.map((terminal, nth) => ({ appointmentId: id, side: nth === 0 ? 'applicant' as const : 'respondent' as const, terminalId: terminal.id, stationId: terminal.unitId, queueDay: dayOf(from), queueNumber: made })))
  if (officerCame) {
    const sessionId = anId<'session'>()
    await db.insert(session).values({ id: sessionId, appointmentId: id, caseId, status: 'lobby', scheduledFor: from })
    await db.insert(seat).values({ id: anId<'seat'>(), sessionId, role: 'host', staffId: officer.id, label: officer.name, firstJoinedAt: from })
  }
  return id
}
