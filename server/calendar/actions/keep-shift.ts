import { mayKeepShift } from '#shared/calendar/may.ts'
import type { Shift, ShiftId, ShiftKind } from '#shared/calendar/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { day } from '#shared/platform/time.ts'
import { audit, type Context, insist, loadStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { shiftChanged } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { loadShift, removeShiftRow, saveShift } from '../store.ts'

const longestDays = 60

/** Enters leave, duty or roster. Everybody enters their own leave; the rest is a lead's. */
export async function addShift(ctx: Context, asked: { staffId?: StaffId | undefined; kind: ShiftKind; from: string; to: string; note: string | null }): Promise<Shift> {
  insist(ctx, ctx.actor.kind === 'staff')
  const staffId = asked.staffId ?? (ctx.actor.kind === 'staff' ? ctx.actor.id : raise())
  if (!mayKeepShift(ctx.actor, staffId, asked.kind)) throw refuse('not-your-shift')
  const [from, to] = [new Date(asked.from), new Date(asked.to)]
  if (to <= from) throw refuse('shift-ends-first')
  if (to.getTime() - from.getTime() > longestDays * day) throw refuse('shift-too-long', { days: longestDays })
  if ((await loadStaff(ctx.db, [staffId])).length === 0) throw refusePlainly('not-found')
  const shift: Shift = { id: ctx.newId(), staffId, kind: asked.kind, from, to, note: asked.note || null }
  await inTransaction(ctx, async (ctx) => {
    await saveShift(ctx.db, shift, ctx.now)
    await told(ctx, shift, false)
  })
  return shift
}

export async function removeShift(ctx: Context, id: ShiftId): Promise<Shift> {
  insist(ctx, ctx.actor.kind === 'staff')
  const shift = await loadShift(ctx.db, id)
  if (!shift) throw refusePlainly('not-found')
  if (!mayKeepShift(ctx.actor, shift.staffId, shift.kind)) throw refuse('not-your-shift')
  await inTransaction(ctx, async (ctx) => {
    await removeShiftRow(ctx.db, id)
    await told(ctx, shift, true)
  })
  return shift
}

async function told(ctx: Context, { id, staffId, kind, from, to }: Shift, removed: boolean): Promise<void> {
  await announce(ctx, shiftChanged, { staffId, kind, from: from.toISOString(), to: to.toISOString(), removed })
  await audit(ctx, { verb: removed ? `remove ${kind}` : `enter ${kind}`, subject: 'shift', subjectId: id })
}

const raise = (): never => { throw refusePlainly('not-allowed') }
