import { addDays, atClock, dayOf } from '#shared/platform/time.ts'
import { may } from '#shared/sessions/may.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { seatOf } from '#shared/sessions/rules.ts'
import type { Session, SessionId, SessionSummary } from '#shared/sessions/words.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import { openCaseFile } from '#server/cases/index.ts'
import { type Context, insist } from '#server/people/index.ts'
import { terminalsAt } from '#server/stations/index.ts'
import { refuse } from '../refuse.ts'
import { arrivalsOf, seenBy } from '../rules/seats.ts'
import { type Holders, loadSession, loadSessionsBetween, loadSessionsOfCase } from '../store.ts'

/** As far as the promise reaches: at eight in the evening the sessions of tomorrow morning are the ones that matter. */
const reachMs = 24 * 60 * 60_000

/**
 * Sessions of the one who asks, today's and those of the next 24 hours: a terminal's own, an officer's or expert's, a
 * clerk's station's; a recorder and a lead see all.
 */
export async function listComing(ctx: Context): Promise<SessionSummary[]> {
  const day = dayOf(ctx.now)
  const holders = await holdersFor(ctx)
  const until = new Date(Math.max(atClock(addDays(day, 1), '00:00').getTime(), ctx.now.getTime() + reachMs))
  const sessions = await loadSessionsBetween(ctx.db, atClock(day, '00:00'), until, holders)
  const summaries = await Promise.all(sessions.map((session) => summaryFor(ctx, session)))
  return summaries.filter((summary) => summary !== null)
}

/** One session, for those who may see it. */
export async function readSession(ctx: Context, { sessionId }: { sessionId: SessionId }): Promise<Session> {
  const session = await loadSession(ctx.db, sessionId)
  if (!session || !may(ctx.actor, 'see', session)) throw refuse('session-not-yours')
  return seenBy(ctx.actor, session)
}

/** The sessions of a case, for those who may open it. */
export async function listOfCase(ctx: Context, { caseId }: { caseId: CaseId }): Promise<Session[]> {
  await openCaseFile(ctx, caseId)
  return loadSessionsOfCase(ctx.db, caseId)
}

async function holdersFor(ctx: Context): Promise<Holders> {
  const { actor } = ctx
  if (actor.kind === 'terminal') return { terminalIds: [actor.id] }
  insist(ctx, actor.kind === 'staff' && actor.role !== 'admin')
  if (actor.kind !== 'staff') throw refuse('session-not-yours')
  switch (actor.role) {
    case 'clerk': return { terminalIds: (await terminalsAt(ctx.db, [actor.unitId])).map(({ id }) => id) }
    case 'recorder':
    case 'lead': return 'everybody'
    case 'officer':
    case 'expert':
    case 'admin': return { staffId: actor.id }
  }
}

async function summaryFor(ctx: Context, session: Session): Promise<SessionSummary | null> {
  const appointment = await loadAppointment(ctx.db, session.appointmentId)
  if (!appointment) return null
  const own = seatOf(session, ctx.actor)?.holder.id
  const place = appointment.slot.places.find(({ terminalId }) => terminalId === own)
  return {
    ...seenBy(ctx.actor, arrivalsOf(session, appointment)),
    queueNumber: appointment.sides.find(({ side, stationId }) => side === place?.side && stationId === place.stationId)?.queueNumber ?? appointment.queueNumber,
    caseNumber: ctx.actor.kind === 'terminal' ? '' : appointment.caseNumber,
    until: appointment.slot.to,
    hostName: appointment.slot.officerName,
    hostSkill: appointment.slot.officerSkill,
  }
}
