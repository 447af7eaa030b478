import type { z } from 'zod'
import { may } from '#shared/sessions/may.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { Joined, sessionsAsks, Waiting } from '#shared/sessions/signals.ts'
import type { Seat, SessionId } from '#shared/sessions/words.ts'
import { startSession } from '../actions/start-session.ts'
import { takeSeat } from '../actions/give-seat.ts'
import { refuse } from '../refuse.ts'
import { seenBy, startsNow } from '../rules/seats.ts'
import { saveJoined, saveLobby } from '../store.ts'
import { tellOfExpert } from './experts.ts'
import type { SessionLine, Table } from './table.ts'
import type { Tables } from './tables.ts'

type Input<Event extends keyof typeof sessionsAsks> = z.infer<(typeof sessionsAsks)[Event]['input']>

/** Sits down in the waiting room: the host sees who is there, and the connection is opened while they wait. Rule S6. */
export async function waitForSession(tables: Tables, line: SessionLine, { sessionId, rtpCapabilities }: Input<'sessions:wait'>): Promise<Waiting> {
  const table = await tables.at(sessionId)
  const seat = table.seatFor(line.data.who)
  if (!seat) throw refuse('session-not-yours')
  if (!may(line.data.who, 'wait', table.session)) throw refuse('session-over')
  if (seat.presence !== 'away') await table.rise(seat.id)
  table.sit(seat.id, line, 'waiting')
  // NOTE: a waiting page without sound and picture still waits: the person is there.
  const opened = rtpCapabilities && (await table.mediaOf(seat.id).then(async (media) => ({ ...tables.withRelay(seat.id, await media.wait(seat.id, rtpCapabilities)), ahead: seat.admitted ? await media.prepare(seat.id) : [] })).catch((error: unknown) => void tables.log.warn({ err: error }, 'no media while waiting')))
  return { session: seenBy(line.data.who, table.session), you: seat.id, media: opened ?? null }
}

/** Takes one's seat: everything that is needed to be seen and heard, in one answer. Rules S1, S3 and S9. */
export async function joinSession(tables: Tables, line: SessionLine, { sessionId, rtpCapabilities, resume }: Input<'sessions:join'>): Promise<Joined> {
  const table = await tables.at(sessionId)
  const seat = table.seatFor(line.data.who) ?? (await takeTheRecordersSeat(tables, table, line))
  insistOnEntering(table, line, seat)
  const media = await table.mediaOf(seat.id)
  table.sit(seat.id, line, 'in')
  const entered = await media.enter(seat.id, rtpCapabilities, resume, may(line.data.who, 'speak', table.session))
  // NOTE: some may have gone aside while this one came in: then its browser is given connections where it belongs.
  if ((await table.mediaOf(seat.id)) !== media) await table.arrange()
  if (seat.presence === 'away') tellOfExpert(tables, table, line, seat, true)
  goOn(tables, table, seat)
  return { session: seenBy(line.data.who, table.session), you: seat.id, ...tables.withRelay(seat.id, entered) }
}

function insistOnEntering(table: Table, line: SessionLine, seat: Seat): void {
  if (may(line.data.who, 'join', table.session)) return
  throw refuse(isOver(table.session.status) ? 'session-over' : seat.admitted ? 'session-not-yours' : 'session-not-admitted')
}

async function takeTheRecordersSeat(tables: Tables, table: Table, line: SessionLine): Promise<Seat> {
  if (!may(line.data.who, 'take a seat', table.session)) throw refuse('session-not-yours')
  table.renew(await takeSeat(tables.contextFor(line), { sessionId: table.session.id }))
  return table.seatFor(line.data.who) ?? raise()
}

// What follows from somebody's coming in: the waiting room opens with the host, the clock starts with the first party.
function goOn(tables: Tables, table: Table, seat: Seat): void {
  const { session } = table
  const ctx = tables.asSystem('sessions')
  tables.later.write('joined', () => saveJoined(ctx.db, seat.id, ctx.now))
  if (seat.role === 'host' && session.status === 'scheduled') {
    table.become({ status: 'lobby' })
    tables.later.write('lobby', () => saveLobby(ctx.db, session.id))
  }
  if (startsNow(table.session)) start(tables, table, session.id)
}

function start(tables: Tables, table: Table, sessionId: SessionId): void {
  const ctx = tables.asSystem('sessions')
  const at = ctx.now.toISOString()
  table.become({ status: 'identity', startedAt: at, course: { ...table.session.course, since: at } })
  tables.later.write('started', () => startSession(ctx, { sessionId }))
}

const raise = (): never => { throw refuse('session-not-yours') }
