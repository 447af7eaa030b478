import type { z } from 'zod'
import { may } from '#shared/sessions/may.ts'
import { strangers } from '#shared/sessions/guest-link.ts'
import type { sessionsAsks } from '#shared/sessions/signals.ts'
import { momentOfStep, type Mover, stepBefore, whyNot } from '#shared/sessions/steps.ts'
import { type Course, type SessionStatus, type Step, steps } from '#shared/sessions/words.ts'
import { isOver } from '#shared/sessions/rules.ts'
import { insistOnGuardians } from '../actions/insist-on-guardians.ts'
import { setTick } from '../actions/set-tick.ts'
import { takeStep } from '../actions/take-step.ts'
import { refuse } from '../refuse.ts'
import type { SessionLine, Table } from './table.ts'
import type { Tables } from './tables.ts'

type Input<Event extends keyof typeof sessionsAsks> = z.infer<(typeof sessionsAsks)[Event]['input']>

/** What a move makes of a session, and what the timeline says of it. */
export type Move = { to: SessionStatus; by: Mover; course: (course: Course, at: string) => Course; what: string; reason: string | null }

/**
 * Makes a move at a table. What takes sound away takes it before anything is written; what is written is on disk before
 * anybody is told; and what gives sound back does it last. Rules S20, S24 and S25.
 */
export async function makeMove(tables: Tables, line: SessionLine, table: Table, { to, by, course: change, what, reason }: Move): Promise<void> {
  const { session } = table
  const no = whyNot(session, to, by)
  if (no) throw refuse(no)
  const ctx = tables.contextFor(line)
  const at = momentOfStep(session.course, ctx.now)
  const course = { ...change(session.course, at), since: at }
  if (protects(to)) await table.hush()
  await tables.later.writeNow('step', () => takeStep(ctx, session, { to, course, what, reason }))
  table.become({ status: to, course })
  if (protects(to) || protects(session.status)) await table.arrange()
}

const protects = (status: SessionStatus): boolean => status === 'caucus' || status === 'paused'

/** The host goes on to a step, or back to one. It is written down before anybody is told. Rules S20, S22 and S33. */
export async function goToStep(tables: Tables, line: SessionLine, { sessionId, to, reason }: Input<'sessions:go'>): Promise<void> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  await table.inTurn(async () => {
    // NOTE: from aside and from a rest there is a way of its own back.
    if (!isStep(table.session.status)) throw refuse(isOver(table.session.status) ? 'session-over' : 'session-not-from-here')
    if (to === 'informing' && table.session.status === 'identity') await insistOnGuardians(tables.contextFor(line), table.session)
    // NOTE: nobody whom the officer has not seen takes part in the talk. Rule S37.
    if (to === 'live' && strangers(table.session).length > 0) throw refuse('session-guest-unknown')
    await makeMove(tables, line, table, { to, by: 'host', course: (course) => course, what: entryOf(table.session.status, to), reason })
  })
}

/** The host ticks something on the card of a step. Rule S21. */
export async function tickOff(tables: Tables, line: SessionLine, input: Input<'sessions:tick'>): Promise<void> {
  const table = await tables.at(input.sessionId)
  // NOTE: the start of the session may still wait to be written.
  await table.inTurn(async () => {
    await tables.later.settle(2_000)
    table.become({ ticks: await setTick(tables.contextFor(line), input) })
  })
}

const isStep = (status: SessionStatus): boolean => steps.some((step) => step === status)

// What the timeline says: the name of the step, or that it went back to one.
const entryOf = (from: SessionStatus, to: Step): string => (stepBefore(from) === to ? `session-back-${to}` : `session-${to}`)
