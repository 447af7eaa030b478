import type { Staff, StaffId } from '#shared/people/words.ts'
import { may } from '#shared/sessions/may.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { SeatRole, Session, SessionId } from '#shared/sessions/words.ts'
import { joinTeam, loadRecusals } from '#server/cases/index.ts'
import { audit, type Context, loadStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { seatChanged } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { holdSession, insertSeat, loadSession } from '../store.ts'

/** The host gives an expert, a recorder or another officer a seat. Doing it again changes nothing. */
export async function inviteStaff(ctx: Context, { sessionId, staffId }: { sessionId: SessionId; staffId: StaffId }): Promise<Session> {
  return giveSeat(ctx, sessionId, staffId, 'host')
}

/** A recorder sits down to write. */
export async function takeSeat(ctx: Context, { sessionId }: { sessionId: SessionId }): Promise<Session> {
  if (ctx.actor.kind !== 'staff') throw refuse('session-not-yours')
  return giveSeat(ctx, sessionId, ctx.actor.id, 'take a seat')
}

async function giveSeat(ctx: Context, sessionId: SessionId, staffId: StaffId, as: 'host' | 'take a seat'): Promise<Session> {
  return inTransaction(ctx, async (ctx) => {
    const [session, [person]] = await Promise.all([holdSession(ctx.db, sessionId), loadStaff(ctx.db, [staffId])])
    if (!session || !may(ctx.actor, as, session)) throw refuse(as === 'host' ? 'session-host-only' : 'session-not-yours')
    if (isOver(session.status)) throw refuse('session-over')
    const role = person && seatRoleOf(person)
    if (!role) throw refuse('session-not-invitable')
    if ((await loadRecusals(ctx.db, session.caseId)).some((recusal) => recusal.staffId === staffId)) throw refuse('session-recused')
    const seatId = ctx.newId<'seat'>()
    await insertSeat(ctx.db, seatId, sessionId, { role, side: null, holder: { kind: 'staff', id: staffId }, label: person.name })
    await joinTeam(ctx, { caseId: session.caseId, staffId, role })
    await audit(ctx, { verb: 'give-seat', subject: 'session', subjectId: sessionId })
    await announce(ctx, seatChanged, { sessionId, seatId })
    return (await loadSession(ctx.db, sessionId))!
  })
}

// NOTE: a second officer sits as an expert; there is one host.
function seatRoleOf(person: Staff): Extract<SeatRole, 'recorder' | 'expert'> | null {
  if (person.suspended) return null
  if (person.role === 'recorder') return 'recorder'
  return person.role === 'expert' || person.role === 'officer' ? 'expert' : null
}
