import type { AppointmentNotice } from '#shared/notices/words.ts'
import { loadAppointment, type ToBeTold } from '#server/appointments/index.ts'
import { loadCaseParties } from '#server/cases/index.ts'
import { type Context, loadParties } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { loadStations } from '#server/stations/index.ts'
import { noticesChanged, smsWanted } from '../announcements.ts'
import { type Listener, planNotices } from '../rules/plan-notices.ts'
import { sayNotice } from '../say-notice.ts'
import { isTold, saveNotices, voidWaiting } from '../store.ts'

/** Turns news of an appointment into notices to every side and station (rules N1–N5). The same news twice is told once. */
export async function tellEverybody(ctx: Context, { appointmentId, newsId }: ToBeTold, kind: AppointmentNotice, smsWorks: boolean): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const appointment = await loadAppointment(ctx.db, appointmentId)
    if (!appointment || (await isTold(ctx.db, newsId))) return
    const people = await listenersOf(ctx, appointment.caseId)
    const stations = new Map((await loadStations(ctx.db)).map((station) => [station.id, station]))

    const rows = planNotices(kind, appointment, people, smsWorks).flatMap((planned) => {
      const station = stations.get(planned.stationId)
      return station ? [{ id: ctx.newId<'notice'>(), newsId, appointmentId, kind, ...planned, status: 'waiting' as const, text: sayNotice(kind, planned, appointment, station), at: ctx.now }] : []
    })
    await voidWaiting(ctx.db, appointmentId, ctx.now)
    await saveNotices(ctx.db, rows)
    for (const { id, channel } of rows) if (channel === 'sms') await announce(ctx, smsWanted, { noticeId: id })
    await announce(ctx, noticesChanged, { stationIds: [...new Set(rows.map((row) => row.stationId))] })
  })
}

/** The people of a case, as far as telling them goes. */
export async function listenersOf(ctx: Context, caseId: Parameters<typeof loadCaseParties>[1]): Promise<Listener[]> {
  const seated = await loadCaseParties(ctx.db, caseId)
  const phones = new Map((await loadParties(ctx.db, seated.map((one) => one.partyId))).map((party) => [party.id, party.phoneMasked ?? party.guardian?.phoneMasked ?? null]))
  return seated.map((one) => ({ ...one, hasPhone: phones.get(one.partyId) != null }))
}
