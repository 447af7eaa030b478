import { minute } from '#shared/platform/time.ts'
import { may } from '#shared/sessions/may.ts'
import { isRest } from '#shared/sessions/rules.ts'
import { stepOf } from '#shared/sessions/steps.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { refuse } from '../refuse.ts'
import { makeMove } from './steps.ts'
import type { SessionLine } from './table.ts'
import type { Tables } from './tables.ts'

const brakeMs = 5 * minute

/** A rest, in which nobody hears anybody: the host's, or a brake of five minutes that anybody may call without a reason. Rule S25. */
export async function rest(tables: Tables, line: SessionLine, { sessionId }: { sessionId: SessionId }): Promise<void> {
  const table = await tables.at(sessionId)
  const seat = table.seatFor(line.data.who)
  if (!seat || !may(line.data.who, 'call a rest', table.session)) throw refuse('session-not-yours')
  await table.inTurn(async () => {
    const { status } = table.session
    const step = stepOf(table.session)
    // NOTE: two touches of the brake are one rest.
    if (status === 'paused') return
    if (step === null) throw refuse('session-not-from-here')
    const brake = seat.role !== 'host'
    await makeMove(tables, line, table, {
      to: 'paused', by: brake ? 'anybody' : 'host', what: brake ? 'session-brake' : 'session-paused', reason: null,
      course: (course, since) => ({ ...course, pause: { from: status === 'caucus' ? 'caucus' : step, since, until: brake ? new Date(Date.parse(since) + brakeMs).toISOString() : null, by: seat.id } }),
    })
  })
}

/** The host goes on after a rest, where they were before it: aside too. */
export async function goOnAfterRest(tables: Tables, line: SessionLine, { sessionId }: { sessionId: SessionId }): Promise<void> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  await table.inTurn(async () => {
    const { pause } = table.session.course
    if (pause === null) throw refuse('session-not-from-here')
    await makeMove(tables, line, table, { to: pause.from, by: 'host', what: 'session-went-on', reason: null, course: (course, at) => ({ ...course, pause: null, restedAt: isRest(pause, new Date(at)) ? at : course.restedAt }) })
  })
}
