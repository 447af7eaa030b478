import { type AppointmentId, expectedStatuses, type Handover } from '#shared/appointments/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { audit, type Context, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { handoverChanged } from '../announcements.ts'
import { bothConcerned, concernedBy } from '../concerned.ts'
import { refuse } from '../refuse.ts'
import { findWaiting, loadHandover, saveHandover } from '../store.ts'
import { takerOf } from './pass-on.ts'
import { holdTheirs } from './their-appointment.ts'

/** Asks a colleague with the skill to take an appointment and its case. Who has it stays its owner until that is accepted. Rule A17. */
export async function handOver(ctx: Context, { appointmentId, takerId, reason }: { appointmentId: AppointmentId; takerId: StaffId; reason: string }): Promise<Handover> {
  const actor = insistStaff(ctx)
  return inTransaction(ctx, async (ctx) => {
    const { appointment, reach } = await holdTheirs(ctx, appointmentId, 'hand-over', expectedStatuses)
    if (!reason) throw refuse('reason-needed')
    const { slot, caseId } = appointment
    if (new Date(slot.to) <= ctx.now) throw refuse('time-is-past')
    const taker = await takerOf(ctx, appointment, takerId)
    const waiting = await findWaiting(ctx.db, appointmentId)
    if (waiting) throw refuse('handover-waiting', { taker: waiting.kind === 'give' ? waiting.takerName : waiting.giverName })

    const id = ctx.newId<'handover'>()
    await saveHandover(ctx.db, { id, appointmentId, kind: 'give', state: 'waiting', giverId: slot.officerId, takerId, reason, askedBy: actor.id, askedAt: ctx.now })
    await noteOnTimeline(ctx, { caseId, what: 'handover-asked', values: { giver: slot.officerName, taker: taker.name, reason }, chapter: 'appointments', refId: appointmentId })
    await audit(ctx, { verb: 'ask to hand over', subject: 'appointment', subjectId: appointmentId })
    await announce(ctx, handoverChanged, { appointmentId, ...bothConcerned(concernedBy(reach), { stationIds: [], staffIds: [takerId] }) })
    return (await loadHandover(ctx.db, id))!
  })
}
