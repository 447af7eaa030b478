import type { z } from 'zod'
import { may } from '#shared/sessions/may.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { sessionsAsks } from '#shared/sessions/signals.ts'
import type { Interpreting } from '#shared/sessions/words.ts'
import { bindInterpreter } from '../actions/bind-interpreter.ts'
import { refuse } from '../refuse.ts'
import { bindTo, narrower, speakTo, whispersOf } from '../rules/interpreting.ts'
import { saveInterpreting } from '../store.ts'
import { returnFloor } from './floor.ts'
import type { SessionLine, Table } from './table.ts'
import type { Tables } from './tables.ts'

type Input<Event extends keyof typeof sessionsAsks> = z.infer<(typeof sessionsAsks)[Event]['input']>

/** The host binds an interpreter to a party, or (null) to nobody: then everybody hears them again as anybody. Rule S38. */
export async function bindAtTable(tables: Tables, line: SessionLine, { sessionId, seatId, partyId, others }: Input<'sessions:bind'>): Promise<void> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  await table.inTurn(async () => {
    const { session } = table
    if (isOver(session.status)) throw refuse('session-over')
    const interpreting = bindTo(session, seatId, partyId, others)
    if (typeof interpreting === 'string') throw refuse(interpreting)
    // NOTE: whoever begins to interpret must be able to speak, whoever has the floor.
    if (session.course.floor?.before[seatId] !== undefined) await returnFloor(tables, table)
    const ctx = tables.contextFor(line)
    await apply(tables, table, interpreting, () => bindInterpreter(ctx, { sessionId, seatId, interpreting }))
  })
}

/** A bound interpreter says whom they speak to: their party alone, or everybody. Rule S38. */
export async function chooseHearers(tables: Tables, line: SessionLine, { sessionId, to }: Input<'sessions:speak-to'>): Promise<void> {
  const table = await tables.at(sessionId)
  const seat = table.seatFor(line.data.who)
  if (!seat || !may(line.data.who, 'speak', table.session)) throw refuse('session-not-yours')
  await table.inTurn(async () => {
    if (isOver(table.session.status)) throw refuse('session-over')
    const interpreting = speakTo(table.session.course, seat.id, to)
    if (typeof interpreting === 'string') throw refuse(interpreting)
    const { db } = tables.asSystem('sessions')
    await apply(tables, table, interpreting, () => saveInterpreting(db, sessionId, interpreting))
  })
}

// What is no longer for somebody is kept from them first; then it is written, then told, and what may be heard again comes last. Rule S27.
async function apply(tables: Tables, table: Table, interpreting: Interpreting[], write: () => Promise<unknown>): Promise<void> {
  const [before, after] = [whispersOf(table.session.course), whispersOf({ interpreting })]
  const aside = table.session.course.caucus !== null
  // NOTE: an interpreter sits where their party does: one who is bound while some talk aside may come in, or go.
  const moves = aside && table.session.course.interpreting.map(pairOf).join() !== interpreting.map(pairOf).join()
  if (moves) await table.hush()
  await table.whisper(narrower(before, after))
  await tables.later.writeNow('interpreting', write)
  table.become({ course: { ...table.session.course, interpreting } })
  if (moves) await table.arrange()
  await table.whisper(after)
}

const pairOf = ({ seatId, side }: Interpreting): string => `${seatId} ${side}`
