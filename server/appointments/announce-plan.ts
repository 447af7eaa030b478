import type { AppointmentId } from '#shared/appointments/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import type { Context } from '#server/people/index.ts'
import { announce, announceAll, type Told, told } from '#server/platform/outbox.ts'
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
export function newsOfBooked(ctx: Context, appointmentId: AppointmentId, { placed, tellAt }: { placed: Placed; tellAt: number }, registeredAt: UnitId): Told[] {
  const concerned = concernedWith([placed], [registeredAt])
  const booked = told(appointmentBooked, { appointmentId, newsId: ctx.newId<'news'>(), ...concerned })
  return tellAt <= ctx.now.getTime() ? [booked, told(appointmentTold, { appointmentId, newsId: ctx.newId<'news'>(), ...concerned })] : [booked]
}

/** A registration waits for the duty lead. */
export const newsOfEscalated = (appointmentId: AppointmentId, stationIds: readonly UnitId[]): Told => told(appointmentEscalated, { appointmentId, stationIds: [...new Set(stationIds)], staffIds: [] })

/** What else a plan changed: who was told another hour is told anew, all others only see it on their screens. */
export async function announceChanges(ctx: Context, changes: readonly Changed[], escalated: readonly Escalated[]): Promise<void> {
  for (const { id, before, after, moved, told: knew, tellAt } of changes) {
    const news = { appointmentId: id as AppointmentId, newsId: ctx.newId<'news'>(), ...concernedWith([before, after]) }
    await announce(ctx, moved && knew ? appointmentMoved : appointmentReplanned, news)
    if (moved && !knew && tellAt <= ctx.now.getTime()) await announce(ctx, appointmentTold, { ...news, newsId: ctx.newId<'news'>() })
  }
  for (const { id } of escalated) await announceAll(ctx, [newsOfEscalated(id as AppointmentId, (await loadReach(ctx.db, id as AppointmentId))?.stationIds ?? [])])
}
