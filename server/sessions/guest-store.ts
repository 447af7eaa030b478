import { asc, eq } from 'drizzle-orm'
import { guestLink, seat, staff } from '#drizzle/schema/index.ts'
import type { VisitorActor } from '#shared/people/words.ts'
import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'

/** A link as it is kept. */
export type KeptLink = Awaited<ReturnType<typeof loadGuestLinks>>[number]

const columns = { seatId: guestLink.seatId, sessionId: guestLink.sessionId, side: seat.side, name: seat.label, madeByName: staff.name, madeAt: guestLink.madeAt, browserHash: guestLink.browserHash, spentAt: guestLink.spentAt, revokedAt: guestLink.revokedAt }
const links = (db: Db) => db.select(columns).from(guestLink).innerJoin(seat, eq(seat.id, guestLink.seatId)).innerJoin(staff, eq(staff.id, guestLink.madeBy))

export const insertGuestLink = (db: Db, row: typeof guestLink.$inferInsert) => db.insert(guestLink).values(row)
export const loadGuestLinks = (db: Db, sessionId: SessionId) => links(db).where(eq(guestLink.sessionId, sessionId)).orderBy(asc(guestLink.madeAt), asc(guestLink.seatId))

/** The link behind a token, its row locked until the transaction ends: two browsers that open it at once are one after the other. */
export async function holdGuestLink(db: Db, tokenHash: Buffer): Promise<KeptLink | null> {
  const [found] = await links(db).where(eq(guestLink.tokenHash, tokenHash)).for('update', { of: guestLink })
  return found ?? null
}

export const saveSpent = (db: Db, seatId: SeatId, browserHash: Buffer, at: Date) => db.update(guestLink).set({ browserHash, spentAt: at }).where(eq(guestLink.seatId, seatId))
export const saveRevoked = (db: Db, seatId: SeatId, at: Date) => db.update(guestLink).set({ revokedAt: at }).where(eq(guestLink.seatId, seatId))

/** Who a browser came as, and whether its link was taken back. */
export async function findVisitor(db: Db, browserHash: Buffer): Promise<(VisitorActor & { revoked: boolean }) | null> {
  const [found] = await db.select({ id: guestLink.seatId, name: seat.label, revokedAt: guestLink.revokedAt }).from(guestLink).innerJoin(seat, eq(seat.id, guestLink.seatId)).where(eq(guestLink.browserHash, browserHash))
  return found ? { kind: 'visitor', id: found.id, name: found.name, revoked: found.revokedAt !== null } : null
}
