import { againstConfirming, reminderDue } from '#shared/papers/confirmation-rules.ts'
import { day, dayOf } from '#shared/platform/time.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { confirmationRemembered } from '../announcements.ts'
import { lastDayFrom } from '../facts.ts'
import { addReminder, loadToRemind } from '../store.ts'

/** Reminds both sides on days 7, 20 and 27 that the court can be asked, each once; nobody about what no court would confirm. Done again, nothing is told twice. Rule J3. */
export async function remindOfConfirmation(ctx: Context): Promise<void> {
  const today = dayOf(ctx.now)
  for (const { agreementId, caseId, appointmentId, content, effectiveAt, sent } of await loadToRemind(ctx.db, new Date(ctx.now.getTime() - 60 * day))) {
    const lastDay = await lastDayFrom(ctx.db, effectiveAt)
    const days = reminderDue({ effectiveOn: dayOf(effectiveAt), lastDay, today, sent })
    if (days === null || againstConfirming({ ...content, status: 'effective' }, lastDay, today).length > 0) continue
    await inTransaction(ctx, async (ctx) => {
      if (!(await addReminder(ctx.db, { agreementId, days, at: ctx.now }))) return
      await noteOnTimeline(ctx, { caseId, what: 'confirmation-reminded', values: { days, day: lastDay }, chapter: 'papers' })
      await announce(ctx, confirmationRemembered, { newsId: ctx.newId<'news'>(), caseId, appointmentId, lastDay })
    })
  }
}
