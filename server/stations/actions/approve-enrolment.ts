import type { TerminalId } from '#shared/people/words.ts'
import { may } from '#shared/stations/may.ts'
import { readCode } from '#shared/stations/rules.ts'
import type { RoomId, StationId, Terminal } from '#shared/stations/words.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { terminalChanged } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { addTerminal, approve, changeTerminal, type EnrolmentRow, holdEnrolmentByCode, loadRooms, loadStation, loadTerminal } from '../store.ts'

export type Approval = { code: string; stationId: StationId; roomId: RoomId; name: string; terminalId?: TerminalId | undefined }

/** Approves the device that shows the code, as a new terminal of a room or in the place of an old one. The device then fetches its credential. */
export async function approveEnrolment(ctx: Context, asked: Approval): Promise<Terminal> {
  const { actor } = ctx
  insist(ctx, actor.kind === 'staff' && (actor.role === 'clerk' || actor.role === 'admin'))
  if (actor.kind !== 'staff') throw refusePlainly('not-allowed')
  await takeTurn(`approve ${actor.id}`, { points: 20, seconds: 60 })
  const station = await loadStation(ctx.db, asked.stationId)
  if (!station) throw refusePlainly('not-found')
  if (!may(actor, 'keep-terminals', station.id)) throw refuse('not-your-station', { station: station.name })
  const rooms = await loadRooms(ctx.db, station.id)
  if (!rooms.some(({ id }) => id === asked.roomId)) throw refuse('room-elsewhere')

  return inTransaction(ctx, async (ctx) => {
    const enrolment = stillGood(await holdEnrolmentByCode(ctx.db, sha256(readCode(asked.code))), ctx.now)
    const id = asked.terminalId ?? ctx.newId<'terminal'>()
    if (asked.terminalId) await takePlace(ctx, asked.terminalId, asked)
    else await addTerminal(ctx.db, { id, stationId: station.id, roomId: asked.roomId, name: asked.name, enrolledBy: actor.id })
    await approve(ctx.db, enrolment.id, id, actor.id)
    await announce(ctx, terminalChanged, { terminalId: id, stationId: station.id })
    await audit(ctx, { verb: 'enrol', subject: 'terminal', subjectId: id })
    return (await loadTerminal(ctx.db, id, ctx.now))!
  })
}

// NOTE: the old device keeps working until the new one has its credential.
async function takePlace(ctx: Context, id: TerminalId, { stationId, roomId, name }: Approval): Promise<void> {
  const old = await loadTerminal(ctx.db, id, ctx.now)
  if (!old || old.stationId !== stationId) throw refusePlainly('not-found')
  await changeTerminal(ctx.db, id, { roomId, name })
}

function stillGood(enrolment: EnrolmentRow | null, now: Date): EnrolmentRow {
  if (!enrolment || enrolment.terminalId) throw refuse('enrolment-code-unknown')
  if (enrolment.expiresAt <= now) throw refuse('enrolment-code-expired')
  return enrolment
}
