import { maySettle } from '#shared/notices/may.ts'
import type { Notice, NoticeId, PhoneAnswer } from '#shared/notices/words.ts'
import { hearOfAppointment } from '#server/appointments/index.ts'
import { audit, type Context, partyPhone } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { noticesChanged } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { holdNotice, loadNotice, settle } from '../store.ts'

const open = ['waiting', 'not_reached', 'other_time']

/** What came of a phone call: heard, not reached (stays on the list), or another time is wanted (stays until it is moved). */
export const answerNotice = (ctx: Context, { noticeId, answer }: { noticeId: NoticeId; answer: PhoneAnswer }): Promise<Notice> =>
  settleTheirs(ctx, noticeId, async (ctx, notice) => {
    await settle(ctx.db, noticeId, { status: answer, tried: true, ...doneBy(ctx), doneAt: answer === 'heard' ? ctx.now : null })
    await audit(ctx, { verb: `phoned-${answer}`, subject: 'notice', subjectId: noticeId, partyId: notice.partyId })
    // NOTE: who asks for another time has been told as well: the notice clock stops (N7).
    if (answer !== 'not_reached') await hearOfAppointment(ctx, notice.appointmentId)
  })

/** The counter has taken note of a change. */
export const noteChange = (ctx: Context, noticeId: NoticeId): Promise<Notice> =>
  settleTheirs(ctx, noticeId, (ctx) => settle(ctx.db, noticeId, { status: 'heard', doneAt: ctx.now, ...doneBy(ctx) }))

/** The number to ring; whoever asks is written down. */
export async function phoneFor(ctx: Context, noticeId: NoticeId): Promise<string | null> {
  const { partyId } = await theirs(ctx, noticeId)
  return partyId === null ? null : partyPhone(ctx, partyId)
}

async function settleTheirs(ctx: Context, noticeId: NoticeId, work: (ctx: Context, notice: Notice) => Promise<void>): Promise<Notice> {
  return inTransaction(ctx, async (ctx) => {
    await holdNotice(ctx.db, noticeId)
    const notice = await theirs(ctx, noticeId)
    if (!open.includes(notice.status)) throw refuse('notice-settled')
    await work(ctx, notice)
    await announce(ctx, noticesChanged, { stationIds: [notice.stationId] })
    return (await loadNotice(ctx.db, noticeId))!
  })
}

async function theirs(ctx: Context, noticeId: NoticeId): Promise<Notice> {
  const notice = await loadNotice(ctx.db, noticeId)
  if (!notice || !maySettle(ctx.actor, notice.stationId)) throw refuse('notice-not-found')
  return notice
}

const doneBy = ({ actor }: Context) => (actor.kind === 'staff' ? { doneBy: actor.id } : {})
