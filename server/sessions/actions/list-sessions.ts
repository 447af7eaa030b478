import { addDays, atClock, dayOf } from '#shared/platform/time.ts'
import { may } from '#shared/sessions/may.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { seatOf } from '#shared/sessions/rules.ts'
import { type InLine, queueBefore } from '#shared/sessions/waiting.ts'
import type { Session, SessionId, SessionSummary } from '#shared/sessions/words.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import { openCaseFile } from '#server/cases/index.ts'
import { type Context, insist } from '#server/people/index.ts'
import { terminalsAt } from '#server/stations/index.ts'
import { refuse } from '../refuse.ts'
import { arrivalsOf, seenBy } from '../rules/seats.ts'
import { type Holders, loadLines, loadSession, loadSessionsBetween, loadSessionsOfCase } from '../store.ts'

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
  const lines = await loadLines(ctx.db, [...new Set(sessions.flatMap((session) => hostOf(session) ?? []))], atClock(day, '00:00'), until)
  const summaries = await Promise.all(sessions.map((session) => summaryFor(ctx, session, lines)))
  return summaries.filter((summary) => summary !== null)
}

/** One session, for those who may see it. */
export async function readSession(ctx: Context, { sessionId }: { sessionId: SessionId }): Promise<Session> {
  const session = await loadSession(ctx.db, sessionId)
  if (!session || !may(ctx.actor, 'see', session)) throw refuse('session-not-yours')
  return seenBy(ctx.actor, await withArrivals(ctx, session))
}

/** The sessions of a case, for those who may open it. */
export async function listOfCase(ctx: Context, { caseId }: { caseId: CaseId }): Promise<Session[]> {
  await openCaseFile(ctx, caseId)
  return Promise.all((await loadSessionsOfCase(ctx.db, caseId)).map((session) => withArrivals(ctx, session)))
}

const withArrivals = async (ctx: Context, session: Session): Promise<Session> => arrivalsOf(session, await loadAppointment(ctx.db, session.appointmentId))

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

const hostOf = ({ seats }: Session): StaffId | null => seats.flatMap(({ role, holder }) => (role === 'host' && holder.kind === 'staff' ? [holder.id] : []))[0] ?? null

async function summaryFor(ctx: Context, session: Session, lines: ReadonlyMap<StaffId, InLine[]>): Promise<SessionSummary | null> {
  const appointment = await loadAppointment(ctx.db, session.appointmentId)
  if (!appointment) return null
  const host = hostOf(session)
  return {
    ...seenBy(ctx.actor, arrivalsOf(session, appointment)),
    queueNumber: numberFor(ctx, session, appointment),
    queue: queueBefore(session, host === null ? [] : lines.get(host) ?? [], ctx.now),
    caseNumber: ctx.actor.kind === 'terminal' ? '' : appointment.caseNumber,
    until: appointment.slot.to,
    hostName: appointment.slot.officerName,
    hostSkill: appointment.slot.officerSkill,
  }
}

// By which number a side is called: a terminal's own, those of a clerk's station, else the applicant's.
function numberFor({ actor }: Context, session: Session, { slot, sides, queueNumber }: Appointment): string {
  const own = seatOf(session, actor)?.holder.id
  const station = actor.kind === 'staff' && actor.role === 'clerk' ? actor.unitId : null
  const mine = sides.filter(({ side, stationId }) => stationId === station || slot.places.some((place) => place.terminalId === own && place.side === side && place.stationId === stationId))
  return mine.map((one) => one.queueNumber).join(' ') || queueNumber
}
