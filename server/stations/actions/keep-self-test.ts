import type { z } from 'zod'
import type { TerminalActor, TerminalId } from '#shared/people/words.ts'
import { may } from '#shared/stations/may.ts'
import { isTestDue, judge, verdictOfAll } from '#shared/stations/self-test-rules.ts'
import type { testReport } from '#shared/stations/signals.ts'
import type { SelfTest, TestReason } from '#shared/stations/words.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { selfTestWanted, terminalTested } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { insertSelfTest, loadLastTests, loadStations, loadTerminal, loadTerminals } from '../store.ts'

/** Keeps what a terminal measured of itself, each figure with its verdict. Rule T7. */
export async function keepSelfTest(ctx: Context, { why, figures }: z.infer<typeof testReport>): Promise<SelfTest> {
  insist(ctx, ctx.actor.kind === 'terminal')
  const { id: terminalId, unitId: stationId } = ctx.actor as TerminalActor
  await takeTurn(`self-test ${terminalId}`, { points: 10, seconds: 60 })
  const items = judge(figures)
  const test = { terminalId, at: ctx.now, why, items, verdict: verdictOfAll(items) }
  await inTransaction(ctx, async (ctx) => {
    await insertSelfTest(ctx.db, { id: ctx.newId<'self_test'>(), ...test })
    await announce(ctx, terminalTested, { terminalId, stationId })
  })
  return { ...test, stationId, at: ctx.now.toISOString() }
}

/** Asks a terminal to test itself. One that is off cannot hear it. */
export async function askSelfTest(ctx: Context, terminalId: TerminalId): Promise<{ asked: true }> {
  const { actor } = ctx
  insist(ctx, actor.kind === 'staff' && may(actor, 'test-terminals', actor.unitId))
  const terminal = await loadTerminal(ctx.db, terminalId, ctx.now)
  if (!terminal || !may(actor, 'test-terminals', terminal.stationId)) throw refusePlainly('not-found')
  if (terminal.lamp === 'offline') throw refuse('terminal-off', { terminal: terminal.name })
  await inTransaction(ctx, async (ctx) => {
    await announce(ctx, selfTestWanted, { terminalId, why: 'asked' })
    await audit(ctx, { verb: 'test', subject: 'terminal', subjectId: terminalId })
  })
  return { asked: true }
}

/** Asks every terminal whose station opens within the hour and that has not tested itself yet. Rule T8. */
export async function askBeforeOpening(ctx: Context): Promise<void> {
  const [stations, terminals, tests] = await Promise.all([loadStations(ctx.db), loadTerminals(ctx.db, null, ctx.now), loadLastTests(ctx.db, null)])
  const why: TestReason = 'opening'
  const due = terminals.filter(({ id, stationId, revoked, lamp }) => {
    const station = stations.find((at) => at.id === stationId)
    return station && !revoked && lamp !== 'offline' && isTestDue(station, tests.find(({ terminalId }) => terminalId === id)?.at ?? null, ctx.now)
  })
  await inTransaction(ctx, async (ctx) => {
    for (const { id } of due) await announce(ctx, selfTestWanted, { terminalId: id, why })
  })
}
