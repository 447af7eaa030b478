import type { AppointmentId } from '#shared/appointments/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import type { Context } from '#server/people/index.ts'
import { announce } from '#server/platform/outbox.ts'
import { appointmentBooked, appointmentEscalated, appointmentMoved, appointmentReplanned, appointmentTold, type Concerned } from './announcements.ts'
import type { Changed } from './rules/plan/plan-many.ts'
import { loadReach } from './store.ts'
import type { Escalated, Placed } from './rules/plan/words.ts'

/** Whose lists a placed meeting stands on. */
const concernedWith = (placed: readonly Placed[], more: readonly UnitId[] = []): Concerned => ({
  stationIds: [...new Set([...more, ...placed.flatMap(({ seats }) => seats.map(({ stationId }) => stationId))])],
  staffIds: [...new Set(placed.flatMap(({ people }) => people.map(({ staffId }) => staffId)))],
})

/** A meeting has its time; its parties are told now, or (on standby) when the time comes. */
export async function announceBooked(ctx: Context, appointmentId: AppointmentId, { placed, tellAt }: { placed: Placed; tellAt: number }, registeredAt: UnitId): Promise<void> {
  const concerned = concernedWith([placed], [registeredAt])
  await announce(ctx, appointmentBooked, { appointmentId, newsId: ctx.newId<'news'>(), ...concerned })
  if (tellAt <= ctx.now.getTime()) await announce(ctx, appointmentTold, { appointmentId, newsId: ctx.newId<'news'>(), ...concerned })
}

/** A registration waits for the duty lead. */
export async function announceEscalated(ctx: Context, appointmentId: AppointmentId, stationIds: readonly UnitId[]): Promise<void> {
  await announce(ctx, appointmentEscalated, { appointmentId, stationIds: [...new Set(stationIds)], staffIds: [] })
}

/** What else a plan changed: who was told another hour is told anew, all others only see it on their screens. */
export async function announceChanges(ctx: Context, changes: readonly Changed[], escalated: readonly Escalated[]): Promise<void> {
  for (const { id, before, after, moved, told, tellAt } of changes) {
    const news = { appointmentId: id as AppointmentId, newsId: ctx.newId<'news'>(), ...concernedWith([before, after]) }
    await announce(ctx, moved && told ? appointmentMoved : appointmentReplanned, news)
    if (moved && !told && tellAt <= ctx.now.getTime()) await announce(ctx, appointmentTold, { ...news, newsId: ctx.newId<'news'>() })
  }
  for (const { id } of escalated) await announceEscalated(ctx, id as AppointmentId, (await loadReach(ctx.db, id as AppointmentId))?.stationIds ?? [])
}
