import { noticesTexts } from '#shared/notices/texts.ts'
import { type Language, say } from '#shared/platform/say.ts'
import { atClock } from '#shared/platform/time.ts'
import { sayDay } from '#server/appointments/index.ts'
import type { Reminder } from '#server/papers/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { loadStations } from '#server/stations/index.ts'
import { noticesChanged, smsWanted } from '../announcements.ts'
import { planReminders } from '../rules/plan-notices.ts'
import { isTold, saveNotices, voidWaiting } from '../store.ts'
import { listenersOf } from './tell-everybody.ts'

/** Reminds both sides, each by their own station, that there is something they may do until a day; an earlier reminder that still waits is void (N8). */
export async function remindBothSides(ctx: Context, { newsId, caseId, appointmentId, lastDay }: Reminder, smsWorks: boolean): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (await isTold(ctx.db, newsId)) return
    const stations = new Map((await loadStations(ctx.db)).map((station) => [station.id, station]))
    const until = atClock(lastDay, '12:00')
    const rows = planReminders(await listenersOf(ctx, caseId), smsWorks).flatMap((planned) => {
      const station = stations.get(planned.stationId)
      const inLanguage = (language: Language) => say(noticesTexts, language, planned.channel === 'sms' ? 'sms.confirmation' : 'say.confirmation', { day: sayDay(language, until), station: language === 'zh' ? station!.name : station!.nameEn, phone: station!.phone })
      return station ? [{ id: ctx.newId<'notice'>(), newsId, appointmentId, kind: 'confirmation' as const, ...planned, status: 'waiting' as const, text: { zh: inLanguage('zh'), en: inLanguage('en') }, at: ctx.now }] : []
    })
    await voidWaiting(ctx.db, appointmentId, ctx.now)
    await saveNotices(ctx.db, rows)
    for (const { id, channel } of rows) if (channel === 'sms') await announce(ctx, smsWanted, { noticeId: id })
    await announce(ctx, noticesChanged, { stationIds: [...new Set(rows.map(({ stationId }) => stationId))] })
  })
}
