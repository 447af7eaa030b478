import { randomBytes } from 'node:crypto'
import type { Side } from '#shared/cases/words.ts'
import { type GuestLink, guestLinkState, mayInviteGuest } from '#shared/sessions/guest-link.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { SeatId, Session, SessionId } from '#shared/sessions/words.ts'
import { mayReadCase, noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { seatChanged } from '../announcements.ts'
import { insertGuestLink, type KeptLink, loadGuestLinks, saveRevoked } from '../guest-store.ts'
import { refuse } from '../refuse.ts'
import { holdSession, insertSeat, loadSession, saveAdmitted } from '../store.ts'

const mostLinks = 12

/** A seat for a party outside the county, and the link that leads to it: unguessable, told once, kept as a hash. Rule S36. */
export async function makeGuestLink(ctx: Context, { sessionId, side, name }: { sessionId: SessionId; side: Side; name: string }): Promise<{ session: Session; link: GuestLink; token: string }> {
  return inTransaction(ctx, async (ctx) => {
    const session = await theirs(ctx, sessionId)
    if (isOver(session.status)) throw refuse('session-over')
    if ((await loadGuestLinks(ctx.db, sessionId)).length >= mostLinks) throw refuse('guest-links-full')
    const seatId = ctx.newId<'seat'>()
    const token = randomBytes(32).toString('base64url')
    await insertSeat(ctx.db, seatId, sessionId, { role: side, side, holder: { kind: 'visitor', id: seatId }, label: name })
    await insertGuestLink(ctx.db, { seatId, sessionId, tokenHash: sha256(token), madeBy: insistStaff(ctx).id, madeAt: ctx.now })
    await noteOnTimeline(ctx, { caseId: session.caseId, what: 'guest-invited', values: { name, side }, chapter: 'sessions', refId: sessionId })
    await audit(ctx, { verb: 'make-guest-link', subject: 'session', subjectId: sessionId })
    await announce(ctx, seatChanged, { sessionId, seatId })
    const [link] = (await loadGuestLinks(ctx.db, sessionId)).filter((kept) => kept.seatId === seatId)
    return { session: (await loadSession(ctx.db, sessionId))!, link: shown(link!, session, ctx.now), token }
  })
}

/** How a session's links stand. */
export async function listGuestLinks(ctx: Context, sessionId: SessionId): Promise<GuestLink[]> {
  const session = await loadSession(ctx.db, sessionId)
  await insistOnInviting(ctx, session)
  return (await loadGuestLinks(ctx.db, sessionId)).map((link) => shown(link, session!, ctx.now))
}

/** Takes a link back: its seat lets nobody in any more. Doing it again changes nothing. */
export async function revokeGuestLink(ctx: Context, { sessionId, seatId }: { sessionId: SessionId; seatId: SeatId }): Promise<GuestLink> {
  return inTransaction(ctx, async (ctx) => {
    const session = await theirs(ctx, sessionId)
    const link = (await loadGuestLinks(ctx.db, sessionId)).find((kept) => kept.seatId === seatId)
    if (!link) throw refuse('guest-link-unknown')
    if (link.revokedAt === null) {
      await saveRevoked(ctx.db, seatId, ctx.now)
      await saveAdmitted(ctx.db, [seatId], false)
      await audit(ctx, { verb: 'revoke-guest-link', subject: 'session', subjectId: sessionId })
      await announce(ctx, seatChanged, { sessionId, seatId })
    }
    return shown({ ...link, revokedAt: link.revokedAt ?? ctx.now }, session, ctx.now)
  })
}

async function theirs(ctx: Context, sessionId: SessionId): Promise<Session> {
  const session = await holdSession(ctx.db, sessionId)
  await insistOnInviting(ctx, session)
  return session!
}

async function insistOnInviting(ctx: Context, session: Session | null): Promise<void> {
  insistStaff(ctx)
  if (!session || !mayInviteGuest(ctx.actor, session, { readsCase: await mayReadCase(ctx, session.caseId) })) throw refuse('session-not-yours')
}

const shown = ({ seatId, side, name, madeByName, madeAt, spentAt, revokedAt }: KeptLink, session: Session, now: Date): GuestLink => ({
  seatId, side: side!, name, madeByName, madeAt: madeAt.toISOString(),
  state: guestLinkState({ madeAt: madeAt.toISOString(), spentAt: spentAt?.toISOString() ?? null, revokedAt: revokedAt?.toISOString() ?? null }, session, now),
})
