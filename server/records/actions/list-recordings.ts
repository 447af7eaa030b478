import type { CaseId } from '#shared/cases/words.ts'
import { mayWatch } from '#shared/records/may.ts'
import { gapsOf, type RecordedPart, type RecordedRun, type SessionRecordings } from '#shared/records/recordings.ts'
import type { Session } from '#shared/sessions/words.ts'
import { insistOnCase, loadCase, loadCaseParties } from '#server/cases/index.ts'
import { type Context, loadParties } from '#server/people/index.ts'
import { loadAnswers, loadSessionsOfCase, loadTroubles } from '#server/sessions/index.ts'
import { type FilmRow, findHold, loadFilms, loadParts, loadRuns, loadViewers, type PartRow, type RunRow } from '../recording-store.ts'
import { seatsOf } from '../seats-of.ts'

/** What was recorded of the sessions of a case: of whom, from when to when, what is missing and why, and whether the bytes are as they were filed. Who watches one is written down. */
export async function listRecordings(ctx: Context, caseId: CaseId, { able }: { able: boolean }): Promise<SessionRecordings[]> {
  await insistOnCase(ctx, caseId)
  const sessions = (await loadSessionsOfCase(ctx.db, caseId)).filter(({ startedAt }) => startedAt !== null)
  const ids = sessions.map(({ id }) => id)
  const [file, withMinor, runs, parts, viewers, films, hold] = await Promise.all([loadCase(ctx.db, caseId), hasMinor(ctx, caseId), loadRuns(ctx.db, ids), loadParts(ctx.db, ids), loadViewers(ctx.db, ids), loadFilms(ctx.db, ids), findHold(ctx.db, caseId)])
  return Promise.all(sessions.filter(({ id }) => runs.some(({ sessionId }) => sessionId === id)).map(async (session) => ({
    ...ofSession(session, runs.filter(({ sessionId }) => sessionId === session.id), parts.filter(({ sessionId }) => sessionId === session.id), ctx.now),
    ...(await saidOf(ctx, session)),
    film: filmOf(films.find(({ sessionId }) => sessionId === session.id), able),
    viewers: viewers.filter(({ sessionId }) => sessionId === session.id).map(({ name, reason, at }) => ({ name, reason, at })),
    hold,
    withMinor,
    mayWatch: mayWatch(ctx.actor, { readsCase: true, ownerId: file!.ownerId, seats: session.seats, withMinor }),
  })))
}

/** Whether a child belongs to the case. */
export async function hasMinor({ db }: Pick<Context, 'db'>, caseId: CaseId): Promise<boolean> {
  const parties = await loadCaseParties(db, caseId)
  return (await loadParties(db, parties.map(({ partyId }) => partyId))).some(({ age }) => age < 18)
}

function ofSession({ id, caseId, startedAt, endedAt }: Session, rows: readonly RunRow[], parts: readonly PartRow[], now: Date) {
  const zero = Date.parse(startedAt!)
  const runs: RecordedRun[] = rows.map((run) => ({ fromMs: run.startedAt.getTime() - zero, toMs: run.endedAt ? run.endedAt.getTime() - zero : null, basis: run.basis, ended: run.ended }))
  return {
    sessionId: id, caseId, startedAt: startedAt!, runs,
    gaps: gapsOf(runs, (endedAt === null ? now.getTime() : Date.parse(endedAt)) - zero),
    seats: seatsOf(parts).map(({ rows, ...seat }) => ({ ...seat, parts: rows.map(partOf) })),
    keptUntil: parts.map(({ keptUntil }) => keptUntil.toISOString()).sort().at(-1) ?? null,
    due: parts.some(({ dueSince }) => dueSince !== null),
  }
}

// NOTE: without ffmpeg what was made before still plays.
function filmOf(film: FilmRow | undefined, able: boolean): SessionRecordings['film'] {
  const state = film?.state ?? 'waiting'
  return { state: able || state === 'done' ? state : 'impossible', percent: film?.percent ?? 0, sha256: film?.sha256 ?? null, found: film?.found ?? 'unread' }
}

const partOf = ({ id, sessionMs, durationMs, cut, sha256, found, checkedAt }: PartRow): RecordedPart => ({ id, fromMs: sessionMs, durationMs, cut, sha256, state: found ?? 'unread', checkedAt: checkedAt?.toISOString() ?? null })

// What each one answered, and what should have been on tape and was not.
async function saidOf({ db }: Context, { id, seats }: Session): Promise<Pick<SessionRecordings, 'assents' | 'losses'>> {
  const [answers, troubles] = await Promise.all([loadAnswers(db, id), loadTroubles(db, id)])
  const labelOf = (seatId: string | null) => seats.find((seat) => seat.id === seatId)?.label ?? null
  return {
    assents: answers.map(({ seatId, as, answer, heard, at }) => ({ who: labelOf(seatId) ?? '', as, answer, heard, at })),
    losses: troubles.map(({ seatId, kind, since, until, acknowledged }) => ({ who: labelOf(seatId), kind, since, until, reason: acknowledged?.reason ?? null })),
  }
}
