import { randomBytes } from 'node:crypto'
import { mayWatch } from '#shared/records/may.ts'
import { addressHolds, type Viewing } from '#shared/records/recordings.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { loadCase, mayReadCase } from '#server/cases/index.ts'
import { audit, type Context, insistStaff, loadStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { loadSession } from '#server/sessions/index.ts'
import { findPart, findViewing, insertViewing, loadFilms, loadParts, type PartRow } from '../recording-store.ts'
import { refuse } from '../refuse.ts'
import { seatsOf } from '../seats-of.ts'
import { hasMinor } from './list-recordings.ts'

/**
 * Gives somebody addresses at which the recording of a session plays, good for its length and a little more. Who watches,
 * and why, is written down first, and their name stands over what they see. Rules R2 and R3.
 */
export async function watchRecording(ctx: Context, { sessionId, reason }: { sessionId: SessionId; reason: string }): Promise<Viewing> {
  const { id: staffId, name } = insistStaff(ctx)
  await takeTurn(`watch ${staffId}`, { points: 20, seconds: 60 })
  await insistOnWatching(ctx, sessionId)
  const parts = (await loadParts(ctx.db, [sessionId])).filter(({ removedAt }) => removedAt === null)
  if (parts.length === 0) throw refuse('recording-none')
  const secret = randomBytes(32).toString('base64url')
  const until = new Date(ctx.now.getTime() + addressHolds(Math.max(...parts.map(({ sessionMs, durationMs }) => sessionMs + durationMs))))
  await inTransaction(ctx, async (ctx) => {
    await insertViewing(ctx.db, { id: ctx.newId<'recording_viewing'>(), sessionId, staffId, name, reason, address: sha256(secret), at: ctx.now, until })
    await audit(ctx, { verb: `watch recording: ${reason}`, subject: 'session', subjectId: sessionId })
  })
  const [film] = await loadFilms(ctx.db, [sessionId])
  const files = (rows: PartRow[]) => rows.map(({ id, sessionMs, durationMs }) => ({ fromMs: sessionMs, durationMs, address: `/api/recordings/${secret}/${id}.webm` }))
  return { name, at: ctx.now.toISOString(), until: until.toISOString(), seats: seatsOf(parts).map(({ rows, ...seat }) => ({ ...seat, files: files(rows) })), film: film?.path ? { fromMs: film.fromMs, durationMs: film.lengthMs, address: `/api/recordings/${secret}/film.mp4` } : null }
}

/** Where the file lies that an address names, as long as the address holds and whoever has it is still on the staff; null for any other. Rule R3. */
export async function pathAtAddress({ db, now }: Pick<Context, 'db' | 'now'>, { secret, file }: { secret: string; file: PartRow['id'] | 'film' }): Promise<string | null> {
  const viewing = await findViewing(db, sha256(secret), now)
  const [viewer] = viewing ? await loadStaff(db, [viewing.staffId]) : []
  if (!viewing || viewer?.suspended !== false) return null
  if (file === 'film') return (await loadFilms(db, [viewing.sessionId]))[0]?.path ?? null
  const part = await findPart(db, file)
  return part?.sessionId === viewing.sessionId && part.removedAt === null ? part.path : null
}

/** Goes on only for who may watch the recording of a session, or hear a piece of it. Rule R2. */
export async function insistOnWatching(ctx: Context, sessionId: SessionId): Promise<void> {
  const session = await loadSession(ctx.db, sessionId)
  const file = session && (await loadCase(ctx.db, session.caseId))
  if (!session || !file || !(await mayReadCase(ctx, session.caseId))) throw refusePlainly('not-found')
  const withMinor = await hasMinor(ctx, session.caseId)
  if (!mayWatch(ctx.actor, { readsCase: true, ownerId: file.ownerId, seats: session.seats, withMinor })) throw refuse('recording-not-yours')
}
