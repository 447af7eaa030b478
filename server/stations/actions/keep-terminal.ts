import type { TerminalId } from '#shared/people/words.ts'
import { may } from '#shared/stations/may.ts'
import type { Terminal } from '#shared/stations/words.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { terminalChanged, terminalRevoked } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { changeTerminal, loadStation, loadTerminal } from '../store.ts'

/** Switches a terminal off at once: its credential is gone and its live lines are cut. */
export async function revokeTerminal(ctx: Context, terminalId: TerminalId): Promise<Terminal> {
  const { stationId } = await keptTerminal(ctx, terminalId)
  return inTransaction(ctx, async (ctx) => {
    await changeTerminal(ctx.db, terminalId, { revokedAt: ctx.now })
    await announce(ctx, terminalRevoked, { terminalId, stationId })
    await announce(ctx, terminalChanged, { terminalId, stationId })
    await audit(ctx, { verb: 'revoke', subject: 'terminal', subjectId: terminalId })
    return (await loadTerminal(ctx.db, terminalId, ctx.now))!
  })
}

export async function renameTerminal(ctx: Context, terminalId: TerminalId, name: string): Promise<Terminal> {
  const { stationId } = await keptTerminal(ctx, terminalId)
  return inTransaction(ctx, async (ctx) => {
    await changeTerminal(ctx.db, terminalId, { name })
    await announce(ctx, terminalChanged, { terminalId, stationId })
    await audit(ctx, { verb: 'rename', subject: 'terminal', subjectId: terminalId })
    return (await loadTerminal(ctx.db, terminalId, ctx.now))!
  })
}

/** A terminal that one looks after; whoever does not is refused. */
export async function keptTerminal(ctx: Context, terminalId: TerminalId): Promise<Terminal> {
  const { actor } = ctx
  insist(ctx, actor.kind === 'staff' && (actor.role === 'clerk' || actor.role === 'admin'))
  const terminal = await loadTerminal(ctx.db, terminalId, ctx.now)
  if (!terminal) throw refusePlainly('not-found')
  if (!may(actor, 'keep-terminals', terminal.stationId)) throw refuse('not-your-station', { station: (await loadStation(ctx.db, terminal.stationId))!.name })
  return terminal
}
