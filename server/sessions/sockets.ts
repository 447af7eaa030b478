import type { z } from 'zod'
import { sessionsAsks } from '#shared/sessions/signals.ts'
import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { answer } from '#server/platform/sockets.ts'
import { answerTestCalls } from './answer-test-calls.ts'
import { alertHost } from './live/alert-host.ts'
import { bringTogether, talkAside } from './live/aside.ts'
import { callStaff } from './live/call-staff.ts'
import { passFloor } from './live/floor.ts'
import { admitWaiting, endTable } from './live/host.ts'
import { joinSession, waitForSession } from './live/join.ts'
import { knowVisitor } from './live/know.ts'
import { bindAtTable, chooseHearers } from './live/interpret.ts'
import { leaveSession, loseLine } from './live/leave.ts'
import { askToUnmute, muteSeat } from './live/mute.ts'
import { goOnAfterRest, rest } from './live/rest.ts'
import { goToStep, tickOff } from './live/steps.ts'
import type { SessionLine } from './live/table.ts'
import type { Tables } from './live/tables.ts'
import type { SessionMedia } from './media/session-media.ts'
import type { Sessions } from './sessions.ts'
import { answerRecordings } from './recording-sockets.ts'
import { refuse } from './refuse.ts'

type Asks = typeof sessionsAsks
type Input<Event extends keyof Asks> = z.infer<Asks[Event]['input']>

/** What a connected client may ask of the sessions chapter. */
export function answerSessions(line: SessionLine, { sessions: { tables, testCalls, recordings }, lines }: { sessions: Pick<Sessions, 'tables' | 'testCalls' | 'recordings'>; lines: Parameters<typeof callStaff>[0] }): void {
  const { log } = tables
  const pace = (what: string, points: number, seconds: number) => takeTurn(`${what} ${whoOf(line)}`, { points, seconds })

  answer(line, 'sessions:wait', sessionsAsks['sessions:wait'], async (input) => { await pace('join', 20, 10); return waitForSession(tables, line, input) }, log)
  answer(line, 'sessions:join', sessionsAsks['sessions:join'], async (input) => {
    await pace('join', 20, 10)
    const joined = await joinSession(tables, line, input)
    // Later chapters tell those who sit in a session by its room: notes that grow, ink that is still wet.
    await line.join(roomOf(input.sessionId))
    return joined
  }, log)
  answer(line, 'sessions:ready', sessionsAsks['sessions:ready'], async ({ sessionId }) => done((await heldSeat(tables, line, sessionId)).sayReady()), log)
  answer(line, 'sessions:connect', sessionsAsks['sessions:connect'], async (input) => done(await withMedia(tables, line, input, (media, seat) => media.connect(seat, input.transportId, input.dtlsParameters))), log)
  answer(line, 'sessions:produce', sessionsAsks['sessions:produce'], async (input) => {
    await pace('produce', 20, 10)
    return { id: await withMedia(tables, line, input, (media, seat) => media.produce(seat, input.transportId, input.kind, input.rtpParameters)) }
  }, log)
  answer(line, 'sessions:stop-producing', sessionsAsks['sessions:stop-producing'], async (input) => done(await withMedia(tables, line, input, async (media, seat) => media.stopProducing(seat, input.kind))), log)
  answer(line, 'sessions:resume', sessionsAsks['sessions:resume'], async (input) => done(await withMedia(tables, line, input, (media, seat) => media.resume(seat, input.consumerIds))), log)
  answer(line, 'sessions:restart-ice', sessionsAsks['sessions:restart-ice'], (input) => withMedia(tables, line, input, (media, seat) => media.restartIce(seat, input.transportId)), log)
  answer(line, 'sessions:mute', sessionsAsks['sessions:mute'], async (input) => done(await muteSeat(tables, line, input)), log)
  answer(line, 'sessions:ask-to-unmute', sessionsAsks['sessions:ask-to-unmute'], async (input) => { await pace('ask', 5, 10); return done(await askToUnmute(tables, line, input)) }, log)
  answer(line, 'sessions:admit', sessionsAsks['sessions:admit'], async (input) => done(await admitWaiting(tables, line, input)), log)
  answer(line, 'sessions:leave', sessionsAsks['sessions:leave'], async (input) => { await line.leave(roomOf(input.sessionId)); return done(await leaveSession(tables, line, input)) }, log)
  answer(line, 'sessions:go', sessionsAsks['sessions:go'], async (input) => { await pace('step', 10, 10); return done(await goToStep(tables, line, input)) }, log)
  answer(line, 'sessions:caucus', sessionsAsks['sessions:caucus'], async (input) => { await pace('step', 10, 10); return done(await talkAside(tables, line, input)) }, log)
  answer(line, 'sessions:together', sessionsAsks['sessions:together'], async (input) => done(await bringTogether(tables, line, input)), log)
  answer(line, 'sessions:pause', sessionsAsks['sessions:pause'], async (input) => { await pace('rest', 4, 10); return done(await rest(tables, line, input)) }, log)
  answer(line, 'sessions:go-on', sessionsAsks['sessions:go-on'], async (input) => done(await goOnAfterRest(tables, line, input)), log)
  answer(line, 'sessions:floor', sessionsAsks['sessions:floor'], async (input) => { await pace('step', 10, 10); return done(await passFloor(tables, line, input)) }, log)
  answer(line, 'sessions:bind', sessionsAsks['sessions:bind'], async (input) => { await pace('bind', 10, 10); return done(await bindAtTable(tables, line, input)) }, log)
  answer(line, 'sessions:speak-to', sessionsAsks['sessions:speak-to'], async (input) => { await pace('speak-to', 40, 10); return done(await chooseHearers(tables, line, input)) }, log)
  answer(line, 'sessions:tick', sessionsAsks['sessions:tick'], async (input) => { await pace('tick', 30, 10); return done(await tickOff(tables, line, input)) }, log)
  answer(line, 'sessions:end', sessionsAsks['sessions:end'], async (input) => done(await endTable(tables, line, input)), log)
  answer(line, 'sessions:know', sessionsAsks['sessions:know'], async (input) => done(await knowVisitor(tables, line, input)), log)
  answer(line, 'sessions:alert-host', sessionsAsks['sessions:alert-host'], async (input) => { await pace('alert', 3, 30); return alertHost(tables, line, input) }, log)
  answer(line, 'sessions:call-staff', sessionsAsks['sessions:call-staff'], async () => { await pace('call', 3, 10); return callStaff(lines, line) }, log)

  answerTestCalls(line, testCalls, log)
  answerRecordings(line, { tables, recordings }, log)
  line.on('disconnect', (reason) => {
    loseLine(tables, line, reason === 'server namespace disconnect').catch((error: unknown) => log.error({ err: error }, 'a lost line was not cleared'))
  })
}

const done = (_: void): null => null
const roomOf = (id: SessionId): string => `session:${id}`

// The seat that this very line holds at a table: what it asks of media it asks for that seat and no other.
async function heldSeat(tables: Tables, line: SessionLine, sessionId: SessionId) {
  const table = await tables.known(sessionId)
  const seat = table?.seatAt(line)
  if (!table || !seat) throw refuse('session-connection-lost')
  return { table, seat, sayReady: () => { if (seat.arrival === 'unknown') table.change(seat.id, { arrival: 'said' }) } }
}

async function withMedia<Out>(tables: Tables, line: SessionLine, { sessionId }: Pick<Input<'sessions:connect'>, 'sessionId'>, work: (media: SessionMedia, seat: SeatId) => Promise<Out>): Promise<Out> {
  const { table, seat } = await heldSeat(tables, line, sessionId)
  return work(await table.mediaOf(seat.id), seat.id)
}

const whoOf = ({ data: { who }, id }: SessionLine): string => (who.kind === 'terminal' || who.kind === 'staff' || who.kind === 'visitor' ? `${who.kind} ${who.id}` : id)
