import type { z } from 'zod'
import type { TerminalActor } from '#shared/people/words.ts'
import type { heartbeat } from '#shared/stations/signals.ts'
import type { Lamp } from '#shared/stations/words.ts'
import { type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { terminalChanged } from '../announcements.ts'
import { changeTerminal, loadTerminal } from '../store.ts'
import { refuse } from '../refuse.ts'

/** Hears how a terminal is. Screens are told only when its lamp changes. Rules T1–T3. */
export async function hearHeartbeat(ctx: Context, { cameraOk, microphoneOk, lineScore }: z.infer<typeof heartbeat>): Promise<{ lamp: Lamp; now: string }> {
  insist(ctx, ctx.actor.kind === 'terminal')
  const { id } = ctx.actor as TerminalActor
  return inTransaction(ctx, async (ctx) => {
    const before = await loadTerminal(ctx.db, id, ctx.now)
    if (!before || before.revoked) throw refuse('terminal-revoked')
    await changeTerminal(ctx.db, id, { lastSeenAt: ctx.now, cameraOk, microphoneOk, lineScore })
    const { lamp } = (await loadTerminal(ctx.db, id, ctx.now))!
    if (lamp !== before.lamp) await announce(ctx, terminalChanged, { terminalId: id, stationId: before.stationId })
    return { lamp, now: ctx.now.toISOString() }
  })
}
