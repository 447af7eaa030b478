import type { NoticeId } from '#shared/notices/words.ts'
import { hearOfAppointment } from '#server/appointments/index.ts'
import { type Context, partyPhone } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { noticesChanged } from '../announcements.ts'
import type { Gateway } from '../gateway.ts'
import { loadNotice, loadOpenNotices, saveNotices, settle } from '../store.ts'

/** How often an SMS is tried before somebody picks up the phone instead (N6). */
export const smsAttempts = 6

/** Sends one SMS. Throws to be tried again later; the gateway knows the notice's id, so a second try is never a second message. */
export async function sendSms(ctx: Context, gateway: Gateway, noticeId: NoticeId): Promise<void> {
  const notice = await loadNotice(ctx.db, noticeId)
  if (!notice || notice.status !== 'waiting' || !notice.partyId) return
  const phone = await partyPhone(ctx, notice.partyId)
  // NOTE: the request goes out between two transactions, so that a slow gateway never holds a lock.
  const sent = phone === null ? { ok: false as const, again: false, why: 'no phone' } : await gateway.send({ id: noticeId, to: phone, text: notice.text.zh })
  if (sent.ok) {
    await inTransaction(ctx, async (ctx) => {
      await settle(ctx.db, noticeId, { status: 'sent', doneAt: ctx.now, gatewayId: sent.gatewayId, lastError: null, tried: true })
      await hearOfAppointment(ctx, notice.appointmentId)
    })
    return
  }
  const givenUp = !sent.again || notice.attempts + 1 >= smsAttempts
  await inTransaction(ctx, async (ctx) => {
    await settle(ctx.db, noticeId, { status: givenUp ? 'failed' : 'waiting', lastError: sent.why, tried: true })
    if (givenUp) await phoneInstead(ctx, noticeId)
  })
  if (!givenUp) throw new Error(`sms ${noticeId} was not taken: ${sent.why}`)
}

async function phoneInstead(ctx: Context, noticeId: NoticeId): Promise<void> {
  const failed = (await loadNotice(ctx.db, noticeId))!
  const onTheList = (await loadOpenNotices(ctx.db, failed.stationId)).some((open) => open.channel === 'phone' && open.appointmentId === failed.appointmentId && open.partyId === failed.partyId)
  const { kind, appointmentId, partyId, side, stationId, text } = failed
  if (!onTheList) await saveNotices(ctx.db, [{ id: ctx.newId<'notice'>(), newsId: ctx.newId<'news'>(), kind, appointmentId, partyId, side, stationId, channel: 'phone', status: 'waiting', text, at: ctx.now }])
  await announce(ctx, noticesChanged, { stationIds: [stationId] })
}
