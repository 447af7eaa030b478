import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Notice } from '#shared/notices/words.ts'
import { theirAppointment } from '#server/appointments/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { loadNoticesOf, loadOpenNotices } from '../store.ts'

/** What a clerk's station still has to tell, with names: asking is written down. A lead sees every station's. */
export async function listNotices(ctx: Context): Promise<Notice[]> {
  const { actor } = ctx
  insist(ctx, actor.kind === 'staff' && (actor.role === 'clerk' || actor.role === 'lead'))
  if (actor.kind !== 'staff') return []
  const notices = await loadOpenNotices(ctx.db, actor.role === 'lead' ? null : actor.unitId)
  if (notices.length > 0) await audit(ctx, { verb: 'list', subject: 'notices', subjectId: actor.unitId })
  return notices
}

/** How everybody of an appointment was told. */
export async function noticesOf(ctx: Context, appointmentId: AppointmentId): Promise<Notice[]> {
  await theirAppointment(ctx, appointmentId, 'read')
  return loadNoticesOf(ctx.db, appointmentId)
}
