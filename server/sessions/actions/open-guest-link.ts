import { guestLinkState, type Invitation } from '#shared/sessions/guest-link.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import { loadCase } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { loadStation } from '#server/stations/index.ts'
import { holdGuestLink, saveSpent } from '../guest-store.ts'
import { refuse } from '../refuse.ts'
import { loadSession } from '../store.ts'

/**
 * Opens a guest link. The first browser that does is the one that has the seat; it may open it again as often as it
 * likes (a reload, an answer lost on a bad line), and any other is refused. Rule S36.
 */
export async function openGuestLink(ctx: Context, { token, browser }: { token: string; browser: string }): Promise<Invitation> {
  await takeTurn(`guest link ${ctx.actor.origin}`, { points: 60, seconds: 60 })
  return inTransaction(ctx, async (ctx) => {
    const link = await holdGuestLink(ctx.db, sha256(token))
    const session = link && (await loadSession(ctx.db, link.sessionId))
    if (!link || !session) throw refuse('guest-link-unknown')
    const hash = sha256(browser)
    if (link.browserHash !== null && !link.browserHash.equals(hash)) throw refuse('guest-link-spent')
    const state = guestLinkState({ madeAt: link.madeAt.toISOString(), spentAt: link.spentAt?.toISOString() ?? null, revokedAt: link.revokedAt?.toISOString() ?? null }, session, ctx.now)
    if (state === 'revoked') throw refuse('guest-link-revoked')
    if (state === 'expired') throw refuse('guest-link-over')
    if (link.spentAt === null) {
      await saveSpent(ctx.db, link.seatId, hash, ctx.now)
      await audit(ctx, { verb: 'open-guest-link', subject: 'session', subjectId: session.id })
    }
    const [appointment, file] = await Promise.all([loadAppointment(ctx.db, session.appointmentId), loadCase(ctx.db, session.caseId)])
    const station = file && (await loadStation(ctx.db, file.stationId))
    if (!appointment) throw refuse('guest-link-unknown')
    return { sessionId: session.id, name: link.name, scheduledFor: session.scheduledFor, until: appointment.slot.to, hostName: appointment.slot.officerName, hostSkill: appointment.slot.officerSkill, phone: station?.phone ?? '' }
  })
}
