import type { TerminalActor, TerminalId } from '#shared/people/words.ts'
import type { DeviceKind, DevicePin, SeenDevice, TerminalSettings } from '#shared/stations/words.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { terminalSettled } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { changeTerminal, loadSettings } from '../store.ts'
import { keptTerminal } from './keep-terminal.ts'

/** Hears what is plugged into a terminal, and tells it what to use. */
export async function hearDevices(ctx: Context, { devices }: { devices: SeenDevice[] }): Promise<TerminalSettings> {
  insist(ctx, ctx.actor.kind === 'terminal')
  const { id } = ctx.actor as TerminalActor
  await takeTurn(`devices ${id}`, { points: 30, seconds: 60 })
  await changeTerminal(ctx.db, id, { devices })
  const { camera, microphone, quiet } = await loadSettings(ctx.db, id)
  return { camera, microphone, quiet }
}

/** What a terminal of one's own has plugged in and is to use. */
export async function readSettings(ctx: Context, terminalId: TerminalId): Promise<TerminalSettings & { devices: SeenDevice[] }> {
  await keptTerminal(ctx, terminalId)
  return loadSettings(ctx.db, terminalId)
}

/** Settles which devices a terminal uses and how it rings. A device must be one that it has, or had when it was chosen. Rule T12. */
export async function settleTerminal(ctx: Context, { terminalId, cameraId, microphoneId, quiet }: { terminalId: TerminalId; cameraId: string | null; microphoneId: string | null; quiet: boolean }): Promise<TerminalSettings & { devices: SeenDevice[] }> {
  await keptTerminal(ctx, terminalId)
  const known = await loadSettings(ctx.db, terminalId)
  const chosen = (kind: DeviceKind, id: string | null): DevicePin | null => {
    if (id === null || known[kind]?.id === id) return id === null ? null : known[kind]
    const found = known.devices.find((device) => device.kind === kind && device.id === id)
    if (!found) throw refuse('device-gone')
    return { id: found.id, label: found.label }
  }
  const settled = { camera: chosen('camera', cameraId), microphone: chosen('microphone', microphoneId), quiet }
  return inTransaction(ctx, async (ctx) => {
    await changeTerminal(ctx.db, terminalId, settled)
    await announce(ctx, terminalSettled, { terminalId })
    await audit(ctx, { verb: 'settle', subject: 'terminal', subjectId: terminalId })
    return { ...settled, devices: known.devices }
  })
}
