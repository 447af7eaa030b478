import type { z } from 'zod'
import { may } from '#shared/sessions/may.ts'
import type { sessionsAsks } from '#shared/sessions/signals.ts'
import { stepOf } from '#shared/sessions/steps.ts'
import { refuse } from '../refuse.ts'
import { returnFloor } from './floor.ts'
import { makeMove } from './steps.ts'
import type { SessionLine } from './table.ts'
import type { Tables } from './tables.ts'

type Input<Event extends keyof typeof sessionsAsks> = z.infer<(typeof sessionsAsks)[Event]['input']>

/** The host talks with one side alone (背靠背); whoever else is to hear it is named. Rule S24. */
export async function talkAside(tables: Tables, line: SessionLine, { sessionId, side, guests, minutes }: Input<'sessions:caucus'>): Promise<void> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  await table.inTurn(async () => {
    const { seats } = table.session
    const step = stepOf(table.session)
    if (step === null) throw refuse('session-not-from-here')
    if (!seats.some((seat) => seat.side === side && seat.presence === 'in')) throw refuse('session-side-not-there')
    // NOTE: a seat of the other side is never a guest, whatever was asked.
    const taken = seats.filter((seat) => guests.includes(seat.id) && seat.side === null).map(({ id }) => id)
    // NOTE: whoever talks aside must be able to speak.
    await returnFloor(tables, table)
    await makeMove(tables, line, table, { to: 'caucus', by: 'host', what: `session-aside-${side}`, reason: null, course: (course, since) => ({ ...course, caucus: { side, guests: taken, from: step, since, minutes } }) })
  })
}

/** The host brings everybody together again, where they were before. */
export async function bringTogether(tables: Tables, line: SessionLine, { sessionId }: Input<'sessions:together'>): Promise<void> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  await table.inTurn(async () => {
    const { status, course: { caucus } } = table.session
    if (status !== 'caucus' || caucus === null) throw refuse('session-not-from-here')
    await makeMove(tables, line, table, { to: caucus.from, by: 'host', what: 'session-together', reason: null, course: (course) => ({ ...course, caucus: null }) })
  })
}
